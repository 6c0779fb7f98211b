"""Which finding of a new round is which of the round before.

Findings are matched by the surviving range of their comment and their check first, then by their words and the
text around them, so that an edit beside a finding never makes it "fixed" and "new".
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final

from docxplug.findings import Finding
from docxplug.round_facts import EarlierComment, EarlierRound, ToldFinding
from docxplug.rounds import around
from docxplug.spans import Span
from docxplug.view import TextView

#: Families of checks that speak of an answer or a story as a whole: their place is only where they are shown.
_OF_THE_ANSWER: Final = frozenset(
    {"limit", "mirror", "format", "answer", "instr", "profile", "apply", "comp"}
    | {"ccar", "story", "actions", "numbers", "recency", "voice"}
)
#: Ranges are compared with the findings that touch the same stretch of a paragraph, of so many characters.
_STRETCH: Final = 256

_Old = tuple[EarlierComment, ToldFinding]
#: The number of the new finding that an old one has become, None where there is none.
_Choice = Callable[[EarlierComment, ToldFinding], int | None]


def matched(
    earlier: EarlierRound, findings: Sequence[Finding], view: TextView, names: Mapping[str | None, str]
) -> tuple[dict[str, EarlierComment], set[_Old]]:
    """The old comment of each new finding that was told before, by its id; and the old findings without one.

    They are paired one to one, the surest ones first, in time linear in their number. ``names`` are those of the
    answers by their ids.
    """
    matcher = _Matcher(earlier, findings, view, names)
    for way in (matcher.by_range, matcher.by_text, matcher.by_answer, matcher.by_id):
        matcher.pair(way())
    return matcher.comments, set(matcher.left)


class _Shelf:
    """Findings by whatever tells them apart, by their numbers; those that were taken are passed over."""

    def __init__(self, taken: set[int]) -> None:
        self._taken = taken
        self._numbers: defaultdict[Hashable, deque[int]] = defaultdict(deque)

    def put(self, number: int, keys: Iterable[Hashable]) -> None:
        """Note one finding; their numbers are to rise."""
        for key in keys:
            self._numbers[key].append(number)

    def first(self, key: Hashable) -> int | None:
        """The first that is free."""
        numbers = self._numbers.get(key)
        while numbers and numbers[0] in self._taken:
            numbers.popleft()
        return numbers[0] if numbers else None

    def free(self, key: Hashable) -> list[int]:
        """All that are free."""
        if key not in self._numbers:
            return []
        free = [number for number in self._numbers[key] if number not in self._taken]
        self._numbers[key] = deque(free)
        return free


class _Matcher:
    """Pairs old and new findings; each way of doing so chooses among those that the ways before have left."""

    def __init__(
        self,
        earlier: EarlierRound,
        findings: Sequence[Finding],
        view: TextView,
        names: Mapping[str | None, str],
    ) -> None:
        self._findings, self._view, self._names = findings, view, names
        self._taken: set[int] = set()
        self.left = [(comment, told) for comment in earlier.comments for told in comment.findings]
        self.comments: dict[str, EarlierComment] = {}

    def pair(self, choose: _Choice) -> None:
        """Give each old finding that is left the new one that is chosen for it."""
        left = []
        for comment, told in self.left:
            number = choose(comment, told)
            if number is None:
                left.append((comment, told))
            else:
                self._taken.add(number)
                self.comments[self._findings[number].id] = comment
        self.left = left

    def _shelf(self, keys: Callable[[Finding], Iterable[Hashable]]) -> _Shelf:
        shelf = _Shelf(self._taken)
        for number, finding in enumerate(self._findings):
            if number not in self._taken:
                shelf.put(number, keys(finding))
        return shelf

    def by_range(self) -> _Choice:
        """Where the range of its comment is now; that with the same words or the very same place before others."""
        shelf = self._shelf(
            lambda finding: [(finding.check, stretch) for stretch in _stretches(finding.spans[:1])]
        )

        def choose(comment: EarlierComment, told: ToldFinding) -> int | None:
            if comment.kind == "summary":
                return None
            near = {number for at in _stretches(comment.spans) for number in shelf.free((told.check, at))}
            fits = [(_fit(comment, told, self._findings[number]), -number) for number in near]
            best, number = max(fits, default=(0, 0))
            return -number if best else None

        return choose

    def by_text(self) -> _Choice:
        """On the same words with the same text around them, or on one side of them."""
        shelf = self._shelf(self._words)

        def choose(_: EarlierComment, told: ToldFinding) -> int | None:
            both, *sides = map(shelf.first, _around_words(told.check, told.quote, told.before, told.after))
            return min((side for side in sides if side is not None), default=None) if both is None else both

        return choose

    def _words(self, finding: Finding) -> list[Hashable]:
        if not finding.spans:
            return []
        return _around_words(finding.check, finding.quotes[0], *around(self._view, finding.spans[0]))

    def by_answer(self) -> _Choice:
        """About the same answer, where a finding has no place of its own."""
        shelf = self._shelf(
            lambda finding: (
                [(finding.check, self._names.get(finding.response, ""))]
                if finding.check.partition(".")[0] in _OF_THE_ANSWER or not finding.spans
                else []
            )
        )
        return lambda _, told: shelf.first((told.check, told.about))

    def by_id(self) -> _Choice:
        """The words alone, where nothing around them was remembered."""
        shelf = self._shelf(lambda finding: [(finding.check, finding.id)])
        return lambda _, told: None if told.before or told.after else shelf.first((told.check, told.id))


def _stretches(spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    for span in spans:
        for at in range(span.start // _STRETCH, span.end // _STRETCH + 1):
            yield span.paragraph, at


def _fit(comment: EarlierComment, told: ToldFinding, finding: Finding) -> int:
    """How well a finding's place fits that of an old comment: 0 not at all."""
    place = finding.spans[0]
    if not any(span.overlaps(place) for span in comment.spans):
        return 0
    return 1 + (finding.quotes[0] == told.quote) + (place in comment.spans)


def _around_words(check: str, quote: str, before: str, after: str) -> list[Hashable]:
    """What a finding is known by: its words with both sides, then with the one and the other, if there is any."""
    sides = [(side, text) for side, text in (("before", before), ("after", after)) if text]
    return [(check, quote, before, after), *((check, quote, *side) for side in sides)]
