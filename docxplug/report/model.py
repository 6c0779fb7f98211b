"""What every form of a report is made from."""

from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.planning import PlannedComment
from docxplug.reviewing import Review
from docxplug.round_facts import FIRST_ROUND, Rounds

if TYPE_CHECKING:
    from docxplug.word.opc.directory import Data

_CHUNK: Final = 1 << 20  # bytes


class FileReport(NamedTuple):
    """A file's review with its name, its bytes as they came (those of a large one on the disk), and its comments.

    ``rounds`` says how it stands to earlier reviews of the same document.
    """

    name: str
    data: "Data"
    review: Review
    comments: tuple[PlannedComment, ...]
    rounds: Rounds = FIRST_ROUND

    @property
    def sha256(self) -> str:
        """The hexadecimal digest of the file's bytes."""
        from hashlib import sha256  # brings OpenSSL with it, which only some reports need

        digest = sha256()
        for at in range(0, len(self.data), _CHUNK):
            digest.update(self.data[at : at + _CHUNK])
        return digest.hexdigest()

    def comment_of_finding(self) -> dict[str, str]:
        """The id of the comment that speaks of a finding, by the finding's id; a remark of its own goes first."""
        own = [comment for comment in self.comments if comment.kind == "finding"]
        others = [comment for comment in self.comments if comment.kind != "finding"]
        return {finding: comment.id for comment in (*others, *own) for finding in comment.findings}
