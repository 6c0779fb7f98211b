"""What kind of content each part of a package has ([Content_Types].xml)."""

from typing import Final, NamedTuple

from lxml import etree

from docxplug.word.opc import names

PART: Final = "[Content_Types].xml"
NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


class ContentTypes(NamedTuple):
    """Types by extension and, before those, by part; both are compared without case."""

    defaults: dict[str, str]
    overrides: dict[str, str]

    @classmethod
    def read(cls, root: etree._Element) -> "ContentTypes":
        """The table from the root of its XML."""
        defaults = {
            element.get("Extension", "").casefold(): element.get("ContentType", "")
            for element in root.iterchildren(f"{{{NAMESPACE}}}Default")
        }
        overrides = {
            names.key(element.get("PartName", "")): element.get("ContentType", "")
            for element in root.iterchildren(f"{{{NAMESPACE}}}Override")
        }
        return cls(defaults, overrides)

    def of(self, part: str) -> str:
        """The content type of a part, "" where the table does not name one."""
        extension = part.rpartition(".")[2].casefold()
        return self.overrides.get(names.key(part)) or self.defaults.get(extension, "")
