"""The CCAR stories of an answer: by printed labels where there are any, else by what the sentences say."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docxplug.analysis.labels import Label, label_of, story_title, uses_letters
from docxplug.analysis.model import PARTS, Part, Response, Story, StoryPart
from docxplug.analysis.prose import Prose
from docxplug.spans import Span
from docxplug.view import TextView


def stories(view: TextView, response: Response, prose: Prose) -> tuple[Story, ...]:
    """The stories of an answer, in the order of the text.

    Labels settle which paragraph is which part; a paragraph belongs to the last label above it. Without labels,
    cues and position decide, and nothing is returned where they say nothing. ``missing`` names the parts that a
    story has neither by a label nor by any sign in its text.
    """
    paragraphs = [
        view.paragraphs[index] for index in response.indexes() if view.paragraphs[index].text.strip()
    ]
    letters = uses_letters(paragraphs)
    labels = {p.index: found for p in paragraphs if (found := label_of(p, letters=letters))}
    named = {part for label in labels.values() for part in label.parts}
    if len(named) < 2:
        from docxplug.analysis.unlabelled import unlabelled_stories

        return unlabelled_stories(view, [p.index for p in paragraphs], prose)
    return tuple(_Labelled(view, [p.index for p in paragraphs], labels, prose).stories())


class _Draft(NamedTuple):
    """A story while it is being read: its parts, and unlabelled paragraphs before its first label."""

    parts: list[StoryPart]
    seen: list[Part]
    before: list[int]


class _Labelled:
    """Reads stories off printed labels."""

    def __init__(
        self, view: TextView, indexes: Sequence[int], labels: dict[int, Label], prose: Prose
    ) -> None:
        self._view = view
        self._indexes = indexes
        self._labels = labels
        self._prose = prose
        self._columns = self._label_columns()

    def stories(self) -> Iterable[Story]:
        """The stories, in the order of the text."""
        drafts = [_Draft([], [], [])]
        current: tuple[tuple[Part, ...], str] = ((), "")
        for place, index in enumerate(self._indexes):
            label = self._labels.get(index)
            if label and not self._is_column_head(index):
                if _opens_story(label, drafts[-1]):
                    drafts.append(_Draft([], [], []))
                current = (label.parts, self._view.paragraphs[index].text[label.start : label.end])
                drafts[-1].seen.extend(label.parts)
                self._add(drafts[-1], current, index, label.rest)
            elif label is None:
                if story_title(self._view.paragraphs[index]):
                    drafts.append(_Draft([], [], []))
                    current = ((), "")
                elif self._goes_on(place, current):
                    self._add(drafts[-1], self._column(index) or current, index, 0)
                else:
                    if "result" in drafts[-1].seen:
                        drafts.append(_Draft([], [], []))
                        current = ((), "")
                    drafts[-1].before.append(index)
        return [self._finished(draft) for draft in drafts if draft.parts]

    def _goes_on(self, place: int, current: tuple[tuple[Part, ...], str]) -> bool:
        """Whether an unlabelled paragraph belongs to the label above it and is no closing or transition."""
        index = self._indexes[place]
        if self._column(index):
            return True
        if not current[0]:
            return False
        above = self._indexes[place - 1]
        last = place + 1 == len(self._indexes)
        before_story = not last and self._indexes[place + 1] in self._labels
        own_line = above in self._labels and self._labels[above].rest >= len(
            self._view.paragraphs[above].text.rstrip()
        )
        ends = "result" in current[0] and (last or before_story) and not own_line
        return not (ends and self._closes(index))

    def _add(self, draft: _Draft, current: tuple[tuple[Part, ...], str], index: int, start: int) -> None:
        whole = self._view.whole(index)
        if max(start, whole.start) >= whole.end:
            return
        span = Span(index, max(start, whole.start), whole.end)
        for part in current[0]:
            draft.parts.append(StoryPart(part, span, "heading", current[1]))
            if part not in draft.seen:
                draft.seen.append(part)

    def _finished(self, draft: _Draft) -> Story:
        """The story with what unlabelled paragraphs before its first label add to it."""
        extra: list[StoryPart] = []
        lacking = [part for part in ("challenge", "context") if part not in draft.seen]
        for index in draft.before if len(lacking) == 2 else ():
            if not self._is_outside(index):
                span = self._view.whole(index)
                extra += [StoryPart(part, span, "cues") for part in self._setup_parts(index)]
        parts = (*extra, *draft.parts)
        there = {part.part for part in parts}
        return Story(parts, tuple(part for part in PARTS if part not in there))

    def _closes(self, index: int) -> bool:
        from docxplug.analysis.cues import closes

        text = self._view.paragraphs[index].text
        return closes(text, self._prose.sentences(index), self._prose.clauses(index))

    def _is_outside(self, index: int) -> bool:
        from docxplug.analysis.unlabelled import is_outside

        return is_outside(self._prose, self._view, index)

    def _setup_parts(self, index: int) -> tuple[Part, ...]:
        from docxplug.analysis.unlabelled import setup_parts

        return setup_parts(self._prose, self._view, index)

    def _label_columns(self) -> dict[tuple[int, int], tuple[tuple[Part, ...], str]]:
        """Labels at the top of table columns, by (table, column), where one row holds several of them."""
        rows: dict[tuple[int, int], list[int]] = {}
        for index, label in self._labels.items():
            paragraph = self._view.paragraphs[index]
            if paragraph.cell and label.rest >= len(paragraph.text.rstrip()):
                rows.setdefault(paragraph.cell[:2], []).append(index)
        found: dict[tuple[int, int], tuple[tuple[Part, ...], str]] = {}
        for heads in rows.values():
            for index in heads if len(heads) > 1 else ():
                paragraph, label = self._view.paragraphs[index], self._labels[index]
                if paragraph.cell:
                    found[paragraph.cell[0], paragraph.cell[2]] = (
                        label.parts,
                        paragraph.text[label.start : label.end],
                    )
        return found

    def _column(self, index: int) -> tuple[tuple[Part, ...], str] | None:
        cell = self._view.paragraphs[index].cell
        return self._columns.get((cell[0], cell[2])) if cell else None

    def _is_column_head(self, index: int) -> bool:
        return self._column(index) is not None and index in self._labels


def _opens_story(label: Label, draft: _Draft) -> bool:
    """A label that leads back to the beginning opens the next story."""
    if not draft.seen:
        return False
    if label.opens_story and set(label.parts) & set(draft.seen):
        return True
    setting_out = bool(set(label.parts) & {"challenge", "context"})
    under_way = bool({"action", "result"} & set(draft.seen))
    again = "challenge" in label.parts and "challenge" in draft.seen and draft.seen[-1] != "challenge"
    return setting_out and (under_way or again)
