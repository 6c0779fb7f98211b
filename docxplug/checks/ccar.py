"""The parts of the stories: Challenge, Context, Action, Result."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from docxplug.analysis.cues import LARGEST, evidence
from docxplug.analysis.model import PARTS, Part, Response, Story, StoryPart
from docxplug.checks.clauses import sentence_at
from docxplug.checks.context import Context, check
from docxplug.findings import Finding
from docxplug.language.sentences import Sentence
from docxplug.rubric import Rule
from docxplug.spans import Span
from docxplug.view import TextView


@check("ccar.missing")
def missing(context: Context) -> Iterable[Finding]:
    """One finding for a story in which parts were not seen: a remark where labels show its build, else a question."""
    rule = context.rule("ccar.missing")
    hints = rule.table("hints")
    for response in context.responses:
        for story in response.stories:
            if not story.missing or not story.parts:
                continue
            message = rule.message(
                "labelled" if story.by_heading else "question",
                missing=_listed([part.capitalize() for part in story.missing], "or"),
                found=_listed([part.capitalize() for part in _seen(story)]),
                hint=" ".join(hints[part] for part in story.missing),
            )
            yield context.finding(
                rule,
                message,
                _place_for(context, story),
                response=response,
                severity=None if story.by_heading else "info",
                about=tuple(part.capitalize() for part in story.missing),
            )


def _seen(story: Story) -> list[Part]:
    seen = {part.part for part in story.parts}
    return [part for part in PARTS if part in seen]


def _place_for(context: Context, story: Story) -> Span:
    """The sentence after which the first missing part would stand, or before it where nothing comes earlier."""
    wanted = PARTS.index(story.missing[0])
    earlier = [part for part in story.parts if PARTS.index(part.part) < wanted]
    if earlier:
        last = max(earlier, key=lambda part: part.span).span
        return _sentence_in(context, last, max(last.start, last.end - 1))
    first = min(story.parts, key=lambda part: part.span).span
    return _sentence_in(context, first, first.start)


def _sentence_in(context: Context, part: Span, offset: int) -> Span:
    """The sentence around an offset of a part, without the part's label."""
    sentence = sentence_at(context, part.paragraph, offset)
    return Span(part.paragraph, max(sentence.start, part.start), sentence.end)


@check("ccar.headings")
def headings(context: Context) -> Iterable[Finding]:
    """Printed labels against the pack's option and against the text below them."""
    rule = context.rule("ccar.headings")
    wanted = context.rubric.options.get("ccar_headings", "allow")
    some_labelled = any(_labels(response) for response in context.responses)
    for response in context.responses:
        labelled = _labels(response)
        bare = [story for story in response.stories if story.parts and not story.by_heading]
        if wanted == "remove" and labelled:
            spans = filter(None, (_label_place(context.view, part) for part in labelled))
            message = rule.message("remove", label=labelled[0].label)
            yield context.finding(rule, message, *dict.fromkeys(spans), response=response)
        elif bare and wanted != "remove" and (wanted == "require" or some_labelled):
            message = rule.message("mixed" if some_labelled else "require")
            yield context.finding(rule, message, *_openings(context, bare), response=response)
        if wanted != "remove":
            yield from _mislabelled(context, response, rule)


def _mislabelled(context: Context, response: Response, rule: Rule) -> Iterator[Finding]:
    """Labels over a text that plainly is another part of the story."""
    for story in response.stories:
        for label, spans, said in _labelled_texts(story):
            reads_like = _other_part(context, _sentences(context, spans), said, rule)
            place = _label_place(context.view, label) if reads_like else None
            if reads_like and place:
                message = rule.message("mislabelled", label=label.label, part=reads_like.capitalize())
                yield context.finding(rule, message, place, response=response)


def _labelled_texts(story: Story) -> Iterator[tuple[StoryPart, list[Span], set[Part]]]:
    """Each label of a story with the text it stands over and the parts it names ("Challenge/Context" names two)."""
    by_part: dict[Part, list[StoryPart]] = {}
    for part in story.parts:
        by_part.setdefault(part.part, []).append(part)
    seen: set[Span] = set()
    for parts in by_part.values():
        labels = [part for part in parts if part.label]
        spans = [part.span for part in parts]
        if len(labels) == 1 and spans[0] not in seen:
            seen.update(spans)
            yield labels[0], spans, {part.part for part in story.parts if part.span in spans}


def _sentences(context: Context, spans: Iterable[Span]) -> list[tuple[int, Sentence]]:
    return [
        (span.paragraph, sentence)
        for span in spans
        for sentence in context.prose.sentences(span.paragraph)
        if span.start < sentence.end and sentence.start < span.end
    ]


def _other_part(
    context: Context, sentences: Sequence[tuple[int, Sentence]], said: Collection[Part], rule: Rule
) -> Part | None:
    """The part that the evidence names instead of those a label names, if it is clear enough.

    Most texts are what their label says, and their first sentences settle it: the rest is read only while another
    part can still come out ahead.
    """
    times = rule.number("times")
    scores = dict.fromkeys(PARTS, 0.0)
    for left, (paragraph, sentence) in zip(range(len(sentences) - 1, -1, -1), sentences, strict=True):
        text = context.view.paragraphs[paragraph].text
        shown = evidence(text, sentence, context.prose.clauses(paragraph))
        scores = {part: scores[part] + getattr(shown, part) for part in PARTS}
        if max(scores.values()) + left * LARGEST < times * max(scores[part] for part in said):
            return None
    best = max(PARTS, key=lambda part: scores[part])
    own = max(scores[part] for part in said)
    clear = scores[best] >= rule.number("evidence") and scores[best] >= times * own
    return best if clear and best not in said else None


def _labels(response: Response) -> list[StoryPart]:
    return [part for story in response.stories for part in story.parts if part.label]


def _openings(context: Context, stories: Sequence[Story]) -> Iterator[Span]:
    for story in stories:
        first = min(part.span for part in story.parts)
        yield _sentence_in(context, first, first.start)


def _label_place(view: TextView, part: StoryPart) -> Span | None:
    """Where the label of a part is printed: before its text in the same paragraph, or on a line above."""
    for index in range(part.span.paragraph, max(-1, part.span.paragraph - 4), -1):
        text = view.paragraphs[index].text
        end = part.span.start if index == part.span.paragraph else len(text)
        start = text.rfind(part.label, 0, end)
        if start >= 0:
            return Span(index, start, start + len(part.label))
    return None


def _listed(items: Sequence[str], joint: str = "and") -> str:
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {joint} {items[-1]}"
