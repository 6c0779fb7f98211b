"""One file from the disk to its review: what the command line, a batch and a server do alike."""

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from docxplug.errors import DocumentError, RequestError
from docxplug.format_facts import FormatFacts
from docxplug.grammar_facts import Proofreading
from docxplug.intake import Source
from docxplug.page_facts import PageFacts
from docxplug.planning import PlannedComment, plan
from docxplug.posting import Posting
from docxplug.reviewing import Review, review
from docxplug.round_facts import FIRST_ROUND, Rounds
from docxplug.rubric import Rubric, Rule, load
from docxplug.rubric_choice import choose
from docxplug.settings import EVERY_MESSAGE
from docxplug.view import TextView

if TYPE_CHECKING:
    from docxplug.pages.office.counting import PageCounting
    from docxplug.pages.office.warm import Office
    from docxplug.word import Document

PageMethod = Literal["auto", "libreoffice", "estimate", "none"]
#: As much as is reviewed in ten seconds or so: 160,000 words.
_MOST_CHARACTERS: Final = 1_000_000
_MISSING: Final = "answer.missing"
_NO_MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {}


class Choices(NamedTuple):
    """How to review a file; ``rubric`` is "auto", a pack's name or its file.

    ``messages`` replaces messages of checks (check id, message name); ``accept`` are words never remarked upon;
    ``again`` brings back what people put away in earlier rounds. ``pack`` is the pack itself, for where the file
    that ``rubric`` names cannot be read. ``in_package`` says that other documents may hold the answers this one
    does not. ``word_pages`` is what Word itself counts, where it has the document open.
    """

    as_of: datetime.date
    posting: Posting | None = None
    rubric: str = "auto"
    pages: PageMethod = "auto"
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    with_info: bool = False
    again: bool = False
    accept: tuple[str, ...] = ()
    messages: Mapping[str, Mapping[str, str]] = _NO_MESSAGES
    pack: Rubric | None = None
    in_package: bool = False
    word_pages: int | None = None


class Signature(NamedTuple):
    """Whose comments they are, and from when; initials are made from the name, the time is now, where not given."""

    author: str
    initials: str | None
    time: datetime.datetime | None


class Reviewed(NamedTuple):
    """A file with its review, the comments it would get, and how they stand to those of earlier rounds."""

    source: Source
    review: Review
    comments: tuple[PlannedComment, ...]
    rounds: Rounds = FIRST_ROUND


def review_source(
    source: Source,
    choices: Choices,
    grammar: Proofreading | None = None,
    office: "PageCounting | None" = None,
) -> Reviewed:
    """Reviews one document as asked for; ``grammar`` is the engine that checks grammar and spelling, if any.

    ``office`` is a LibreOffice that is kept running for many documents.

    Raises:
        DocxplugError: the document is as long as a library, the pack cannot be read, or a choice names something
            that is not there.
    """
    if sum(len(paragraph.text) for paragraph in source.view.paragraphs) > _MOST_CHARACTERS:
        raise DocumentError(
            f"The text has more than {_MOST_CHARACTERS:,} characters, which no application has; "
            "put the answers into a file of their own."
        )
    rubric, reason = rubric_of(choices, source.view)
    done = review(
        source.view,
        choices.posting,
        rubric,
        pages_of(source, choices.pages, office, choices.word_pages),
        rubric_reason=reason,
        as_of=choices.as_of,
        look=look_of(source),
        only=choices.only,
        disable=_disabled(choices, rubric),
        grammar=grammar,
    )
    rounds = rounds_of(source, done, again=choices.again)
    return Reviewed(source, done, plan(done, rounds, with_info=choices.with_info), rounds)


def _disabled(choices: Choices, rubric: Rubric) -> tuple[str, ...]:
    """An answer that one document lacks may be in another: that is for the package to tell."""
    left_to_package = choices.in_package and _MISSING in rubric.rules
    return (*choices.disable, _MISSING) if left_to_package else choices.disable


def rounds_of(source: Source, done: Review, *, again: bool = False) -> Rounds:
    """How a review stands to what earlier rounds left in its document."""
    if source.package is None:
        return FIRST_ROUND
    from docxplug.word.comments.state_part import custom_parts

    if next(custom_parts(source.package), None) is None:
        return FIRST_ROUND
    from docxplug.rounds import compare
    from docxplug.word.rounds import earlier_round

    earlier = earlier_round(source.as_document())
    return compare(earlier, done, again=again) if earlier else FIRST_ROUND


def rubric_of(choices: Choices, view: TextView) -> tuple[Rubric, str]:
    """The pack for a document with the user's own words in it, and why it was taken."""
    if choices.pack is not None:
        return _with_own_words(choices.pack, choices), "you asked for it"
    if choices.rubric != "auto":
        pack = load(choices.rubric) if choices.rubric.endswith(".toml") else pack_named(choices.rubric)
        return _with_own_words(pack, choices), "you asked for it"
    chosen = choose(view, choices.posting)
    return _with_own_words(pack_named(chosen.name), choices), chosen.reason


@cache
def pack_named(name: str) -> Rubric:
    """A pack that is installed, read once for all documents: a sixth of the time of a short one's review.

    Raises:
        UnknownNameError: there is none of that name.
        RubricError: it is not valid.
    """
    return load(name)


def _with_own_words(rubric: Rubric, choices: Choices) -> Rubric:
    rules = dict(rubric.rules)
    for check, messages in choices.messages.items():
        if check not in rules:
            raise RequestError(
                f"The settings change messages of “{check}”, which the rubric {rubric.name} does not have; "
                f"its checks are: {', '.join(sorted(rules))}."
            )
        rules[check] = _with_messages(rules[check], messages)
    accepted = {*rubric.words.get("accept", ()), *choices.accept}
    return rubric._replace(rules=rules, words={**rubric.words, "accept": sorted(accepted)})


def _with_messages(rule: Rule, messages: Mapping[str, str]) -> Rule:
    every = messages.get(EVERY_MESSAGE)
    old = dict.fromkeys(rule.messages, every) if every else rule.messages
    named = {name: text for name, text in messages.items() if name != EVERY_MESSAGE}
    return rule._replace(messages={**old, **named})


def pages_of(
    source: Source, method: PageMethod, office: "PageCounting | None" = None, shown: int | None = None
) -> PageFacts | None:
    """The document's pages; None for plain text, which has no layout, and where they are not asked for."""
    if method == "none" or source.package is None:
        return None
    from docxplug.pages import count_pages

    return count_pages(source.package, method, text=source.text, office=office, shown=shown)


def kept_office() -> "Office | None":
    """A LibreOffice to be kept running for many documents; None where each has to start one of its own, or none."""
    from docxplug.pages.office.programs import find_office, find_uno_python

    if find_office() is None or find_uno_python() is None:
        return None
    from docxplug.pages.office.warm import Office

    return Office()


def write_comments(reviewed: Reviewed, target: Path, signature: Signature, *, force: bool = False) -> int:
    """Writes the document with its comments to ``target``; returns how many comments were written.

    Raises:
        DocumentError: the document cannot take comments.
        OutputError: ``target`` cannot be written, or is there and ``force`` is off.
    """
    commented(reviewed, signature).save(target, overwrite=force, break_signature=force)
    return len(reviewed.comments)


def commented(reviewed: Reviewed, signature: Signature) -> "Document":
    """The document with its comments in it, not written anywhere yet.

    Raises:
        DocumentError: the document cannot take comments.
    """
    from docxplug.annotating import round_of_review
    from docxplug.clock import now
    from docxplug.word import NewComment
    from docxplug.word.rounds import write_round

    document, time = reviewed.source.as_document(), signature.time or now()

    def sign(planned: PlannedComment) -> NewComment:
        return NewComment((planned.span,), planned.text, signature.author, signature.initials, time)

    write_round(document, reviewed.comments, reviewed.rounds, round_of_review(reviewed.review), sign)
    return document


def look_of(source: Source) -> FormatFacts | None:
    """Sizes of type, margins and page numbers; None for plain text."""
    if source.package is None or source.text is None:
        return None
    from docxplug.pages.look import format_facts

    return format_facts(source.package, source.text)
