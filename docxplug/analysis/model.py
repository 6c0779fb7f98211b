"""What the analysis of a document finds; no judgment in here."""

from typing import Final, Literal, NamedTuple

from docxplug.posting import Qualification
from docxplug.spans import Span

Part = Literal["challenge", "context", "action", "result"]
PARTS: Final[tuple[Part, ...]] = ("challenge", "context", "action", "result")

MirrorStatus = Literal["verbatim", "inflected", "reordered", "partial", "paraphrase", "missing"]


_IN_ITS_WORDS: Final[frozenset[MirrorStatus]] = frozenset({"verbatim", "inflected", "reordered"})


class StoryPart(NamedTuple):
    """One paragraph's share of a part of a CCAR story.

    ``by`` says whether a printed label names the part or cues in the text suggest it; ``label`` is the printed
    label as it stands, else empty. The span leaves a run-in label out.
    """

    part: Part
    span: Span
    by: Literal["heading", "cues"]
    label: str = ""


class Story(NamedTuple):
    """One story of an answer: its parts in the order of the text, and the parts that were not seen."""

    parts: tuple[StoryPart, ...]
    missing: tuple[Part, ...] = ()

    @property
    def by_heading(self) -> bool:
        """Whether printed labels show the structure."""
        return any(part.by == "heading" for part in self.parts)


class Response(NamedTuple):
    """One answer of the document: the paragraphs ``first`` to ``last`` (both included), without its heading.

    ``heading`` is where the answer is announced ("TQ 2", the qualification's text, a bold line), None if nowhere.
    """

    id: str
    qualification: Qualification | None
    heading: Span | None
    first: int
    last: int
    stories: tuple[Story, ...] = ()

    def with_stories(self, stories: tuple[Story, ...]) -> "Response":
        """The same answer with these stories."""
        return self._replace(stories=stories)

    def kind(self, rubric_kind: str) -> str:
        """What it is ("TQ", "ECQ", "resume"): what the rubric is for decides where nothing known is answered.

        A resume stays one whatever it answers.
        """
        if rubric_kind == "resume" or self.qualification is None:
            return rubric_kind
        return self.qualification.kind

    @property
    def about(self) -> str:
        """What it is known by from round to round: its qualification, else its place among the answers."""
        return self.qualification.id if self.qualification else self.id

    def indexes(self) -> range:
        """The numbers of its paragraphs."""
        return range(self.first, self.last + 1)


class Mirroring(NamedTuple):
    """How a key phrase of the qualification comes back in the answer, and where.

    ``said`` are the words of the phrase that came back, none where it is not said in the posting's words.
    """

    phrase: str
    status: MirrorStatus
    spans: tuple[Span, ...] = ()
    said: str = ""

    @property
    def is_said(self) -> bool:
        """Whether it comes back in the posting's own words, if in other forms or another order."""
        return self.status in _IN_ITS_WORDS

    @property
    def plain(self) -> str:
        """The phrase as a sentence quotes it, without the marks of optional words."""
        return self.phrase.replace("(", "").replace(")", "")


class Length(NamedTuple):
    """Length of a text as Word counts it."""

    words: int
    characters: int
    characters_no_spaces: int
