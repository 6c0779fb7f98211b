"""What holds for rounds whatever a client and a coach do between them."""

import datetime
import io
from collections.abc import Callable

import docx
from builders import docx as built
from builders import p
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docxplug.intake import document_source
from docxplug.pipeline import Choices, Signature, commented, review_source
from docxplug.word import open_document
from docxplug.word.rounds import differences

SENTENCES = (
    "In 2022 I helped the mechanics with a new parts contract.",
    "I participated in the training of the crews in two harbors.",
    "We assisted the district with its yearly budget, which was approved.",
    "I signed two leases and hired 9 mechanics by June 2023.",
)
WORDS = (
    "helped",
    "participated in",
    "assisted",
    "signed",
    "we ",
    "negotiated",
    "led",
    "supported",
    "was asked to",
)
SIGNATURE = Signature("docxplug", None, datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC))
CHOICES = Choices(datetime.date(2026, 11, 21), rubric="tq", pages="none", only=("verb", "voice", "ccar"))

Act = Callable[[bytes], bytes]


def annotated(data: bytes) -> bytes:
    return commented(review_source(document_source(data, "a.docx"), CHOICES), SIGNATURE).to_bytes()


def rewording(old: str, new: str) -> Act:
    """The client overwrites words."""

    def act(data: bytes) -> bytes:
        document = docx.Document(io.BytesIO(data))
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                if old in run.text:
                    run.text = run.text.replace(old, new)
        return saved(document)

    return act


def moving(number: int) -> Act:
    """The client puts a paragraph at the end."""

    def act(data: bytes) -> bytes:
        document = docx.Document(io.BytesIO(data))
        moved = document.paragraphs[number % len(document.paragraphs)]
        document.paragraphs[-1]._p.addnext(moved._p)
        return saved(document)

    return act


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def touching(what: str, number: int) -> Act:
    """Somebody deletes, resolves, answers or rewords a comment."""

    def act(data: bytes) -> bytes:
        document = open_document(data)
        threads = [thread for thread in document.threads() if thread.author == "docxplug"]
        if not threads:
            return data
        chosen = threads[number % len(threads)].id
        if what == "reply":
            document.reply(chosen, "Thanks.", author="Client", date=SIGNATURE.time)
        elif what == "edit":
            document.edit(chosen, f"In my own words {number}.")
        else:
            getattr(document, what)(chosen)
        return document.to_bytes()

    return act


numbers = st.integers(0, 20)
acts = st.one_of(
    st.builds(rewording, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.builds(moving, numbers),
    st.builds(touching, st.sampled_from(["delete", "resolve", "reopen", "reply", "edit"]), numbers),
)


def first_round() -> bytes:
    document = open_document(built(p("TQ 1"), *map(p, SENTENCES)))
    document.comment(document.place("two leases"), "Which?", author="Colleague", date=SIGNATURE.time)
    return annotated(document.to_bytes())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(acts, max_size=4), min_size=1, max_size=3))
def test_every_round_is_stable_and_changes_nothing_of_other_people(rounds: list[list[Act]]) -> None:
    data = first_round()
    for done in rounds:
        for act in done:
            data = act(data)
        people = said_by_people(data)

        annotated_now = annotated(data)

        assert annotated(annotated_now) == annotated_now
        assert differences(open_document(data), open_document(annotated_now)) == []
        assert said_by_people(annotated_now) == people
        data = annotated_now


def said_by_people(data: bytes) -> list[tuple[str, str]]:
    """Every comment and answer by others than docxplug, and those of docxplug that somebody reworded."""
    found = []
    for thread in open_document(data).threads():
        found += [(remark.author, remark.text) for remark in (thread, *thread.replies)]
    return sorted(item for item in found if item[0] != "docxplug" or "In my own words" in item[1])
