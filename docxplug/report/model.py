"""What every form of a report is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docxplug.planning import PlannedComment
from docxplug.review import Review


@dataclass(frozen=True)
class FileReport:
    """A file's review with its name, the SHA-256 of its bytes (hexadecimal), and the comments it gets."""

    name: str
    sha256: str
    review: Review
    comments: tuple[PlannedComment, ...]

    @cached_property
    def comment_of(self) -> Mapping[str, str]:
        """The id of the comment that speaks of a finding, by the finding's id; a remark of its own goes first."""
        own = [comment for comment in self.comments if comment.kind == "finding"]
        others = [comment for comment in self.comments if comment.kind != "finding"]
        return {finding: comment.id for comment in (*others, *own) for finding in comment.findings}
