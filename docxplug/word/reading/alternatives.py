"""Which branch of ``mc:AlternateContent`` counts: exactly one, as in Word."""

from typing import Final

from lxml import etree

from docxplug.word.opc.xml import MC

ALTERNATES: Final = f"{{{MC}}}AlternateContent"
CHOICE: Final = f"{{{MC}}}Choice"
FALLBACK: Final = f"{{{MC}}}Fallback"
#: Names that Word understands; a choice that requires anything else is passed over.
_UNDERSTOOD: Final = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)


def branch(alternates: etree._Element) -> etree._Element | None:
    """The first choice whose requirements Word meets, else the fallback, else None."""
    for choice in alternates.iterchildren(CHOICE):
        required = (choice.nsmap.get(prefix) or "" for prefix in (choice.get("Requires") or "").split())
        if all(uri.startswith(_UNDERSTOOD) for uri in required):
            return choice
    return next(alternates.iterchildren(FALLBACK), None)
