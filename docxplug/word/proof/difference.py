"""What a comparison of two versions of a document works on, and what it finds."""

from dataclasses import dataclass
from typing import NamedTuple

from docxplug.word.opc.package import Package


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: the part it is in and what happened to it."""

    part: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.what}"


class Pair(NamedTuple):
    """The two versions, and the ids (``paraId``, ``w:id``) of comments that were changed on purpose."""

    original: Package
    annotated: Package
    touched: frozenset[str]
