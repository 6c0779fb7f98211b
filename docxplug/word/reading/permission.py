"""What a document says about being changed: its protection and its digital signatures."""

from typing import Final

from docxplug.word.comment_errors import ProtectedDocumentError, SignedDocumentError
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import attribute, child

_SIGNATURE_ORIGIN: Final = "/digital-signature/origin"
_ALLOW_COMMENTS: Final = frozenset({"comments", "trackedChanges", "none"})


def refuse_protected(package: Package) -> None:
    """Raise ProtectedDocumentError where Word itself would not let anybody comment."""
    name = package.related("settings")
    settings = None if name is None else package.xml(name)
    protection = None if settings is None else child(settings, "documentProtection")
    if protection is None or attribute(protection, "enforcement") not in ("1", "true", "on"):
        return
    edit = attribute(protection, "edit") or "none"
    if edit not in _ALLOW_COMMENTS:
        allowed = "filling in forms" if edit == "forms" else "reading"
        raise ProtectedDocumentError(
            f"The document is protected and allows {allowed} only; stop the protection in Word (Review, Restrict "
            "Editing), save, and try again."
        )


def is_signed(package: Package) -> bool:
    """Whether the document carries a digital signature."""
    return any(relationship.type.endswith(_SIGNATURE_ORIGIN) for relationship in package.relationships())


def refuse_signed(package: Package) -> None:
    """Raise SignedDocumentError where a change would break a signature."""
    if is_signed(package):
        raise SignedDocumentError(
            "The document is digitally signed, and any change breaks the signature; use --force to write the copy "
            "without a valid one."
        )
