"""The custom XML part in which docxplug remembers its comments between two rounds."""

from collections.abc import Iterator
from typing import Final

from docxplug.word import names
from docxplug.word.package import Package

STATE_URI: Final = "urn:docxplug:review:1"


def state_parts(package: Package) -> Iterator[str]:
    """The names of the state part and of what belongs to it, where the document has them."""
    for relationship in package.relationships(package.main):
        name = relationship.part
        if (
            relationship.kind != "customXml"
            or name not in package
            or STATE_URI.encode() not in package.read(name)
        ):
            continue
        yield name
        yield names.relationships_name(name)
        yield from (inner.part for inner in package.relationships(name) if inner.part in package)
