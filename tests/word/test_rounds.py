"""A document that goes to and fro: reviewed, revised by its writer, answered by people, reviewed again."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from builders import docx as built
from builders import p, text_box
from libreoffice import through_libreoffice

import docxplug
from docxplug.findings import Finding
from docxplug.intake import document_source
from docxplug.pipeline import Choices, Reviewed, Signature, commented, review_source
from docxplug.round_facts import digest
from docxplug.spans import Span
from docxplug.word import Document, NewComment, Thread, open_document, verify

ANNOUNCEMENT = "Technical Qualifications\n1. Experience leading large rescue programs.\n"
HELPED = "In 2022 I helped the mechanics with a new parts contract and moved 14 boats to the north."
RESPONSIBLE = "I participated in the training of the crews in two harbors."
ASSISTED = "I assisted the district with its yearly budget."
SIGNED = "I signed two leases and hired 9 mechanics by June 2023."
WHEN = datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC)


def written(*paragraphs: str) -> bytes:
    """An answer as its writer sends it."""
    return built(p("TQ 1: Experience leading large rescue programs"), *map(p, paragraphs))


def reviewed(data: bytes, *, again: bool = False, only: Sequence[str] = ("verb",)) -> Reviewed:
    posting = docxplug.read_posting(ANNOUNCEMENT)
    day = datetime.date(2026, 11, 21)
    choices = Choices(day, posting, rubric="tq", pages="none", only=tuple(only), again=again)
    return review_source(document_source(data, "answer.docx"), choices)


def annotated(data: bytes, *, again: bool = False, only: Sequence[str] = ("verb",)) -> bytes:
    signature = Signature("Ann Coach", None, WHEN)
    return commented(reviewed(data, again=again, only=only), signature).to_bytes()


def remarks(data: bytes) -> dict[str, Thread]:
    """The comments that are not summaries, by the words they stand on."""
    return {
        thread.quote: thread for thread in open_document(data).threads() if "at a glance" not in thread.text
    }


def summary(data: bytes) -> Thread:
    (found,) = [thread for thread in open_document(data).threads() if "at a glance" in thread.text]
    return found


def edited(data: bytes, old: str, new: str) -> bytes:
    """What the writer's program saves after ``old`` was overwritten with ``new`` inside its runs."""
    document = docx.Document(io.BytesIO(data))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs, f"“{old}” is in no run"
    for run in runs:
        run.text = run.text.replace(old, new)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def by_a_person(data: bytes) -> Document:
    return open_document(data)


@pytest.fixture(scope="module")
def first() -> bytes:
    """The answer after its first review: three weak verbs with a comment each, and the summary."""
    return annotated(written(HELPED, RESPONSIBLE, ASSISTED, SIGNED))


def test_the_first_review_comments_on_every_weak_verb(first: bytes) -> None:
    assert set(remarks(first)) == {"helped", "participated in", "assisted"}


def test_the_same_review_again_gives_that_file_again(first: bytes) -> None:
    assert annotated(first) == first


def test_the_same_input_twice_gives_the_same_bytes(first: bytes) -> None:
    assert annotated(written(HELPED, RESPONSIBLE, ASSISTED, SIGNED)) == first


def test_the_first_review_adds_nothing_but_comments(first: bytes) -> None:
    assert verify(written(HELPED, RESPONSIBLE, ASSISTED, SIGNED), first) == []


def test_what_is_fixed_is_resolved_without_a_reply_and_the_rest_stays(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))

    before, after = remarks(first), remarks(second)
    assert after["negotiated"].id == before["helped"].id
    assert after["negotiated"].resolved
    assert after["negotiated"].replies == ()
    for words in ("participated in", "assisted"):
        assert (after[words].id, after[words].resolved) == (before[words].id, False)


def test_the_summary_is_the_same_comment_and_says_what_was_fixed(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))

    assert summary(second).id == summary(first).id
    assert "Fixed since last time: “helped”." in summary(second).text
    assert len(summary(second).text.split()) <= 120


def test_what_was_fixed_stays_told_while_the_text_stays(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))

    assert annotated(second) == second


def test_the_next_round_tells_only_of_what_was_fixed_since(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))
    third = annotated(edited(second, "assisted", "led"))

    assert "Fixed since last time: “assisted”." in summary(third).text


def test_a_new_weak_verb_gets_a_comment_and_the_others_keep_theirs(first: bytes) -> None:
    revised = edited(edited(first, "helped", "negotiated"), "signed two leases", "supported two leases")
    second = annotated(revised)

    before, after = remarks(first), remarks(second)
    assert set(after) - set(before) == {"negotiated", "supported"}
    assert after["negotiated"].id == before.pop("helped").id
    assert all(after[words].id == thread.id for words, thread in before.items())


def test_an_edit_beside_a_finding_makes_it_neither_fixed_nor_new(first: bytes) -> None:
    revised = edited(first, "In 2022 I ", "Early in 2022, with the fleet in dock, I ")

    result = reviewed(revised)

    (helped,) = [finding for finding in result.review.findings if finding.quotes == ("helped",)]
    assert result.rounds.round_of(helped.id) == "kept"
    assert result.rounds.fixed == ()
    assert remarks(annotated(revised))["helped"].id == remarks(first)["helped"].id


def test_a_remark_on_the_whole_answer_moves_with_its_opening() -> None:
    first = annotated(written(SIGNED, HELPED), only=["mirror"])
    document = docx.Document(io.BytesIO(first))
    document.paragraphs[1].insert_paragraph_before("For nine years I ran a fleet of boats on the coast.")
    buffer = io.BytesIO()
    document.save(buffer)
    second = annotated(buffer.getvalue(), only=["mirror"])

    (before,), (after,) = remarks(first).values(), remarks(second).values()
    assert before.quote.startswith("I signed two leases")
    assert after.quote.startswith("For nine years")
    assert not after.resolved
    assert reviewed(buffer.getvalue(), only=["mirror"]).rounds.fixed == ()


def test_an_edit_inside_the_commented_words_keeps_the_comment(first: bytes) -> None:
    second = annotated(edited(first, "participated in", "took part in"))

    thread = remarks(second)["took part in"]
    assert thread.id == remarks(first)["participated in"].id
    assert not thread.resolved
    assert "took part in" in thread.text


def test_moved_paragraphs_take_their_comments_along(first: bytes) -> None:
    document = docx.Document(io.BytesIO(first))
    moved = next(paragraph for paragraph in document.paragraphs if "participated" in paragraph.text)
    document.paragraphs[-1]._p.addnext(moved._p)
    buffer = io.BytesIO()
    document.save(buffer)

    second = annotated(buffer.getvalue())

    assert {words: thread.id for words, thread in remarks(second).items()} == {
        words: thread.id for words, thread in remarks(first).items()
    }


def test_a_comment_that_a_person_deleted_stays_away(first: bytes) -> None:
    person = by_a_person(first)
    person.delete(remarks(first)["helped"].id)
    second = annotated(person.to_bytes())
    third = annotated(edited(second, "with a new parts contract", "with the parts"))

    assert "helped" not in remarks(second)
    assert "helped" not in remarks(third)
    assert "“helped”" not in summary(third).text
    assert annotated(second) == second


def test_a_comment_that_a_person_resolved_stays_as_it_is(first: bytes) -> None:
    person = by_a_person(first)
    person.resolve(remarks(first)["helped"].id)
    second = annotated(person.to_bytes())

    assert remarks(second)["helped"].resolved
    assert len(remarks(second)) == len(remarks(first))
    findings = {finding.quotes[0]: finding.id for finding in reviewed(second).review.findings}
    assert reviewed(second).rounds.round_of(findings["helped"]) == "dismissed"


def test_again_brings_back_what_was_deleted_and_what_was_resolved(first: bytes) -> None:
    person = by_a_person(first)
    person.delete(remarks(first)["helped"].id)
    person.resolve(remarks(first)["assisted"].id)
    second = annotated(person.to_bytes())

    third = annotated(second, again=True)

    assert not remarks(third)["helped"].resolved
    assert not remarks(third)["assisted"].resolved
    assert annotated(third) == third


def test_replies_and_changed_words_of_people_stay(first: bytes) -> None:
    person = by_a_person(first)
    threads = remarks(first)
    person.reply(threads["helped"].id, "He did negotiate it.", author="Client")
    person.edit(threads["assisted"].id, "Say what the district needed you for.")
    second = annotated(edited(person.to_bytes(), "participated in", "directed"))

    after = remarks(second)
    assert [reply.text for reply in after["helped"].replies] == ["He did negotiate it."]
    assert after["helped"].text == threads["helped"].text
    assert after["assisted"].text == "Say what the district needed you for."


def test_a_summary_in_other_peoples_words_is_not_overwritten(first: bytes) -> None:
    person = by_a_person(first)
    person.edit(summary(first).id, "TQ 1 at a glance: see my mail.")

    second = annotated(edited(person.to_bytes(), "helped", "negotiated"))

    assert summary(second).text == "TQ 1 at a glance: see my mail."


def test_a_deleted_summary_stays_away(first: bytes) -> None:
    person = by_a_person(first)
    person.delete(summary(first).id)

    second = annotated(edited(person.to_bytes(), "helped", "negotiated"))

    assert not [thread for thread in open_document(second).threads() if "at a glance" in thread.text]


def test_words_that_come_back_open_their_comment_again(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))
    third = annotated(edited(second, "negotiated", "helped"))

    thread = remarks(third)["helped"]
    assert thread.id == remarks(first)["helped"].id
    assert not thread.resolved


def test_a_resolved_comment_that_a_person_opens_again_stays_open(first: bytes) -> None:
    second = annotated(edited(first, "helped", "negotiated"))
    person = by_a_person(second)
    person.reopen(remarks(second)["negotiated"].id)

    third = annotated(person.to_bytes())

    assert not remarks(third)["negotiated"].resolved


def test_deleting_the_whole_sentence_is_fixing_it(first: bytes) -> None:
    document = docx.Document(io.BytesIO(first))
    gone = next(paragraph for paragraph in document.paragraphs if "helped" in paragraph.text)
    gone._p.getparent().remove(gone._p)
    buffer = io.BytesIO()
    document.save(buffer)
    # As Word does, the comment goes with the text it stood on.
    person = by_a_person(buffer.getvalue())
    person.delete(remarks(first)["helped"].id)

    result = reviewed(person.to_bytes())

    assert [(fixed.check, fixed.quote) for fixed in result.rounds.fixed] == [("verb.weak", "helped")]


def test_a_sentence_written_anew_elsewhere_is_a_new_finding(first: bytes) -> None:
    person = by_a_person(first)
    person.delete(remarks(first)["helped"].id)
    revised = edited(
        edited(person.to_bytes(), "helped", "paid"), "I signed two", "In May I helped to sign two"
    )

    assert "helped" in remarks(annotated(revised))


def test_a_check_that_was_not_made_fixes_nothing(first: bytes) -> None:
    second = annotated(first, only=["result"])

    assert not any(thread.resolved for thread in remarks(second).values())
    assert reviewed(second, only=["result"]).rounds.fixed == ()


def test_ids_that_another_program_wrote_anew_are_no_deletions(first: bytes) -> None:
    other = first
    for thread in open_document(first).threads():
        fresh = f"{int(thread.id, 16) ^ 0x00ABCDEF:08X}"
        other = with_text(other, thread.id.encode(), fresh.encode())

    second = annotated(other)

    assert set(remarks(second)) == set(remarks(first))
    assert reviewed(other).rounds.dismissed == {}


def with_text(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same file with other bytes in the comment parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info, content.replace(old, new) if "comments" in info.filename else content)
    return buffer.getvalue()


def test_the_colleagues_comments_are_never_touched(first: bytes) -> None:
    person = by_a_person(first)
    (place,) = person.find("14 boats")
    theirs = person.comment(place, "Which boats?", author="Colleague")
    second = annotated(edited(person.to_bytes(), "helped", "negotiated"))

    (thread,) = [thread for thread in open_document(second).threads() if thread.id == theirs]
    assert (thread.text, thread.resolved, thread.author) == ("Which boats?", False, "Colleague")


def test_a_python_docx_program_gets_rounds_too() -> None:
    document = docx.Document()
    for text in ("TQ 1", HELPED, SIGNED):
        document.add_paragraph(text)

    def round_of(document: "docx.document.Document") -> None:
        view = open_document(document).view
        review = docxplug.review(view, as_of=datetime.date(2026, 11, 21), only=["verb"])
        docxplug.annotate(document, review, date=WHEN)

    round_of(document)
    round_of(document)
    buffer = io.BytesIO()
    document.save(buffer)
    later = docx.Document(io.BytesIO(buffer.getvalue()))
    round_of(later)

    assert len(list(later.comments)) == 2
    assert set(remarks(buffer.getvalue())) == {"helped"}


def test_chosen_comments_are_written_once(first: bytes) -> None:
    data = written(HELPED, SIGNED)
    result = reviewed(data)
    once = docxplug.annotate(data, result.comments, date=WHEN).to_bytes()
    person = by_a_person(once)
    person.resolve(remarks(once)["helped"].id)
    resolved = person.to_bytes()

    assert docxplug.annotate(once, result.comments, date=WHEN).to_bytes() == once
    assert remarks(docxplug.annotate(resolved, result.comments, date=WHEN).to_bytes())["helped"].resolved
    again = docxplug.annotate(resolved, result.comments, date=WHEN, again=True).to_bytes()
    assert not remarks(again)["helped"].resolved


def test_a_strict_package_gets_strict_relationships_and_goes_through_rounds() -> None:
    data = built(p("TQ 1: Experience leading large rescue programs"), p(HELPED), p(SIGNED), strict=True)
    first = annotated(data)

    with zipfile.ZipFile(io.BytesIO(first)) as source:
        relationships = source.read("word/_rels/document.xml.rels").decode()
        properties = source.read("customXml/itemProps1.xml").decode()
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/customXml" in relationships
    assert "http://purl.oclc.org/ooxml/officeDocument/customXml" in properties
    assert verify(data, first) == []
    assert annotated(first) == first


def test_a_finding_in_a_text_box_keeps_its_comment() -> None:
    box = text_box(p(HELPED))
    data = built(p("TQ 1: Experience leading large rescue programs"), p(SIGNED, box), p(ASSISTED))
    first = annotated(data)

    assert [
        thread for thread in open_document(first).threads() if "text box here, on “helped”" in thread.text
    ]
    assert annotated(first) == first


def with_state(data: bytes, *comments: str) -> bytes:
    """A document with docxplug's part as the task pane writes it."""
    state = f'<review xmlns="urn:docxplug:review:1" posting="1">{"".join(comments)}</review>'
    paragraphs = [p(paragraph.text) for paragraph in open_document(data).view.paragraphs]
    return built(
        *paragraphs,
        extra={"customXml/item1.xml": state.encode()},
        more_relationships=[relationship_to("../customXml/item1.xml")],
    )


def pane_comment(finding: Finding, said: str, **more: str) -> str:
    """What the pane notes of a comment on a finding."""
    attributes = "".join(f' {name}="{value}"' for name, value in {"said": digest(said), **more}.items())
    told = f'<finding id="{finding.id}" check="{finding.check}" about="TQ1">{finding.quotes[0]}</finding>'
    return f'<comment kind="finding" about="TQ1"{attributes}>{told}</comment>'


def finding_on(data: bytes, words: str) -> Finding:
    (found,) = [finding for finding in reviewed(data).review.findings if finding.quotes == (words,)]
    return found


def test_what_the_pane_dismissed_stays_away_with_its_reason() -> None:
    data = written(HELPED)
    told = pane_comment(finding_on(data, "helped"), "", dismissed="1", reason="Fine as it is")
    noted = with_state(data, told)

    once = annotated(noted)

    assert remarks(once) == {}
    assert remarks(annotated(once)) == {}
    assert b'reason="Fine as it is"' in state_of(once)


@pytest.mark.parametrize("now", ["Say what you did.", "Say what you did, please."])
def test_a_comment_of_the_panes_is_known_by_its_words_or_its_place(now: str) -> None:
    data = written(HELPED)
    noted = with_state(data, pane_comment(finding_on(data, "helped"), "Say what you did."))
    (place,) = open_document(noted).find("helped")
    document = open_document(noted)
    document.annotate([NewComment(place, now, "Ann Coach", None, WHEN)])

    once = annotated(document.to_bytes())

    assert list(remarks(once)) == ["helped"]
    assert b"paraId" in state_of(once)
    assert annotated(once) == once
    assert remarks(annotated(edited(once, "helped", "directed")))["directed"].resolved


def test_the_panes_summary_is_the_summary() -> None:
    words = summary(annotated(written(HELPED))).text
    noted = with_state(
        written(HELPED), f'<comment kind="summary" about="TQ1" said="{digest(words)}"></comment>'
    )
    document = open_document(noted)
    document.annotate([NewComment((Span(0, 0, 4),), words, "Ann Coach", None, WHEN)])

    once = annotated(document.to_bytes())

    assert summary(once).author == "Ann Coach"
    assert reviewed(once).comments[0].kind == "summary"


def state_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("customXml/item1.xml")


def relationship_to(target: str) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    return f'<Relationship Id="rId70" Type="{kind}" Target="{target}"/>'


def test_the_example_goes_through_three_rounds() -> None:
    data = (Path(__file__).resolve().parents[2] / "examples" / "client-answers.docx").read_bytes()
    first = annotated(data, only=())
    (weak, *_) = [
        words for words in remarks(first) if words in ("helped", "was responsible for", "supported")
    ]

    second = annotated(edited(first, weak, "directed"), only=())

    assert annotated(first, only=()) == first
    assert annotated(second, only=()) == second
    assert remarks(second)["directed"].resolved
    assert verify(data, first) == []


@pytest.mark.libreoffice
def test_a_client_who_works_with_libreoffice_loses_no_round(first: bytes, tmp_path: Path) -> None:
    revised = through_libreoffice(edited(first, "helped", "negotiated"), tmp_path)

    second = annotated(revised)

    threads = remarks(second)
    assert threads["negotiated"].resolved
    assert {words for words, thread in threads.items() if not thread.resolved} == {
        "participated in",
        "assisted",
    }
