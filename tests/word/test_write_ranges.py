"""A comment lies on exactly the words it is about, however the document stores them."""

import pytest
from annotated import anchored, children, comment_texts, local, part, parts, references, value
from builders import archive as packed
from builders import (
    cell,
    control,
    deleted,
    docx,
    field,
    ins,
    p,
    r,
    row,
    table,
)

from docxplug.spans import Span
from docxplug.word import NewComment, open_document, verify
from docxplug.word.comment_errors import NoPlaceError

PHRASE = "led the team"
_LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
_FLD_SIMPLE = '<w:fldSimple w:instr=" AUTHOR ">{}</w:fldSimple>'
_SMART = '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>'

#: What surrounds or cuts the phrase: (body, words typed by the user, text between the marks).
PLACES: dict[str, tuple[str, str, str]] = {
    "inside one run": (p("I led the team well."), PHRASE, PHRASE),
    "a whole paragraph": (p("led the team"), PHRASE, PHRASE),
    "over runs with other formats": (p("I led", r(" the", "<w:b/>"), " team well."), PHRASE, PHRASE),
    "over runs cut in words": (p("I l", "ed th", "e te", "am well."), PHRASE, PHRASE),
    "around a spelling mark": (
        p("I led ", '<w:proofErr w:type="spellStart"/>', "the", '<w:proofErr w:type="spellEnd"/>', " team."),
        PHRASE,
        PHRASE,
    ),
    "inside a hyperlink": (p(_LINK.format(r("I led the team well."))), PHRASE, PHRASE),
    "into a hyperlink": (p("I led the ", _LINK.format(r("team well."))), PHRASE, PHRASE),
    "out of a hyperlink": (p(_LINK.format(r("I led")), " the team well."), PHRASE, PHRASE),
    "inside a simple field": (p("x ", _FLD_SIMPLE.format(r("I led the team well."))), PHRASE, PHRASE),
    "inside a complex field": (p("x ", field(" REF led the team ", "I led the team well.")), PHRASE, PHRASE),
    "out of a complex field": (p(field(" QUOTE ", "I led the"), " team well."), PHRASE, PHRASE),
    "inside a control in the line": (p("x ", control(r("I led the team well."))), PHRASE, PHRASE),
    "into a control in the line": (p("I led ", control(r("the team well."))), PHRASE, PHRASE),
    "inside a control around paragraphs": (control(p("I led the team well.")), PHRASE, PHRASE),
    "inside nested controls": (control(control(p("x ", control(r("I led the team."))))), PHRASE, PHRASE),
    "inside a control around a cell": (
        f"<w:tbl><w:tblPr/><w:tblGrid/>{row(control(cell(p('I led the team well.'))))}</w:tbl>",
        PHRASE,
        PHRASE,
    ),
    "inside a smart tag": (p("x ", _SMART.format(r("I led the team well."))), PHRASE, PHRASE),
    "inside an insertion": (p("x ", ins(r("I led the team well."))), PHRASE, PHRASE),
    "half in an insertion": (p("I led ", ins(r("the team well."))), PHRASE, PHRASE),
    "around a deletion": (p("I led ", deleted("and drove "), "the team well."), PHRASE, PHRASE),
    "in a table cell": (table([["a", "I led the team well."]]), PHRASE, PHRASE),
    "over two paragraphs": (p("I led") + p("the team well."), "led\nthe team", "led\nthe team"),
    "over a line break": (
        p(r("<w:t>I led</w:t><w:br/><w:t>the team</w:t>")),
        "led\nthe team",
        "led\nthe team",
    ),
    "around hidden text": (p("I led ", r("HIDDEN ", "<w:vanish/>"), "the team well."), PHRASE, PHRASE),
    "with curly quotes and non-breaking spaces": (
        p("I led the\u00a0“A\u2011Team”."),
        'led the "A-Team"',
        "led the\u00a0“A\u2011Team”",
    ),
    "with an optional hyphen": (
        p(r("<w:t>I led the te</w:t><w:softHyphen/><w:t>am well.</w:t>")),
        PHRASE,
        PHRASE,
    ),
}


@pytest.mark.parametrize("kind", PLACES)
def test_the_marks_stand_around_exactly_the_phrase(kind: str) -> None:
    body, words, expected = PLACES[kind]
    original = docx(p("Before."), body, p("After."))
    document = open_document(original)
    [place] = document.find(words)
    document.comment(place, "Say how many people.")
    written = document.to_bytes()
    assert anchored(written) == {"0": expected}
    assert references(written) == ["0"]
    assert comment_texts(written) == {"0": "Say how many people."}
    assert open_document(written).threads()[0].quote == expected
    assert open_document(written).view == open_document(original).view
    assert verify(original, written) == []


def test_a_range_over_two_runs_keeps_both_formats() -> None:
    document = open_document(docx(p(r("I led", "<w:b/>"), r(" the team", "<w:i/>"))))
    document.comment(Span(0, 2, 9), "x")
    runs = [
        ("".join(node.text or "" for node in run if local(node) == "t"), [local(x) for x in run[0]])
        for run in children(document.to_bytes(), "word/document.xml", "r")
    ]
    assert runs == [
        ("I ", ["b"]),
        ("led", ["b"]),
        (" the", ["i"]),
        ("", ["rStyle"]),
        (" team", ["i"]),
    ]


def test_a_cut_run_keeps_its_attributes_and_its_spaces() -> None:
    body = '<w:p><w:r w:rsidR="00AA11BB"><w:t xml:space="preserve"> one two </w:t></w:r></w:p>'
    document = open_document(docx(body))
    document.comment(Span(0, 5, 8), "x")
    runs = [run for run in children(document.to_bytes(), "word/document.xml", "r") if run.attrib]
    assert [next(iter(run.attrib.values())) for run in runs] == ["00AA11BB"] * 3
    assert ["".join(run.itertext()) for run in runs] == [" one ", "two", " "]
    assert all(run[0].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" for run in runs)


def test_a_tracked_change_of_formatting_keeps_its_number_and_its_copies_get_their_own() -> None:
    look = '<w:b/><w:rPrChange w:id="901" w:author="Ann" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    original = docx(p(r("one two three", look), ins(r("four"))))
    document = open_document(original)
    document.comment(Span(0, 4, 7), "x")
    written = document.to_bytes()
    numbers = [value(change, "id") for change in children(written, "word/document.xml", "rPrChange")]
    assert numbers[0] == "901"
    assert len(set(numbers)) == 3
    assert verify(original, written) == []
    files = parts(written)
    files["word/document.xml"] = files["word/document.xml"].replace(b'w:author="Ann"', b'w:author="Bob"', 1)
    assert verify(original, packed(files)) != []


def test_spaces_that_word_does_not_show_are_not_shown_after_a_cut() -> None:
    document = open_document(docx("<w:p><w:r><w:t>  one two  </w:t></w:r><w:r><w:t>three</w:t></w:r></w:p>"))
    assert document.view.texts() == ["one twothree"]
    document.comment(Span(0, 4, 7), "x")
    assert open_document(document.to_bytes()).view.texts() == ["one twothree"]


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    document = open_document(docx(p("😀😀 led the team")))
    document.comment(Span(0, 3, 6), "x")
    assert anchored(document.to_bytes()) == {"0": "led"}


def test_tabs_and_breaks_in_one_run_are_places_like_any_other() -> None:
    document = open_document(docx(p(r("<w:t>ab</w:t><w:tab/><w:t>cd</w:t><w:br/><w:t>ef</w:t>"))))
    for start, end in ((1, 3), (2, 3), (3, 4), (6, 7), (0, 8)):
        document.comment(Span(0, start, end), "x")
    assert anchored(document.to_bytes()) == {
        "0": "b\t",
        "1": "\t",
        "2": "c",
        "3": "e",
        "4": "ab\tcd\nef",
    }


def test_overlapping_adjacent_nested_and_equal_ranges_are_all_exact() -> None:
    text = "abcdefghij"
    document = open_document(docx(p(text)))
    spans = [(0, 5), (3, 8), (5, 7), (4, 5), (0, 10), (0, 10), (9, 10)]
    document.annotate([NewComment((Span(0, *span),), f"{span}") for span in spans])
    written = document.to_bytes()
    assert anchored(written) == {str(number): text[start:end] for number, (start, end) in enumerate(spans)}


def test_an_empty_paragraph_takes_a_comment() -> None:
    document = open_document(docx(p(), p("text")))
    document.comment(Span(0, 0, 0), "Here the answer is missing.")
    written = document.to_bytes()
    assert references(written) == ["0"]
    assert [local(x) for x in part(written, "word/document.xml")[0][0]] == [
        "commentRangeStart",
        "commentRangeEnd",
        "r",
    ]


def test_a_comment_on_a_point_stands_at_the_point() -> None:
    document = open_document(docx(p("one two")))
    document.comment(Span(0, 4, 4), "x")
    [thread] = open_document(document.to_bytes()).threads()
    assert (thread.spans, thread.quote) == ((Span(0, 4, 4),), "")


def test_a_comment_over_many_paragraphs_and_a_table_reads_as_one_range() -> None:
    document = open_document(docx(p("one"), table([["a", "b"]]), p("two three")))
    document.comment([Span(0, 0, 3), Span(3, 0, 3)], "x")
    [thread] = open_document(document.to_bytes()).threads()
    assert thread.quote == "one\na\nb\ntwo"
    assert thread.spans == (Span(0, 0, 3), Span(1, 0, 1), Span(2, 0, 1), Span(3, 0, 3))


def test_marks_at_the_edges_of_an_insertion_stay_outside_it() -> None:
    document = open_document(docx(p("I ", ins(r("led the team")), " well.")))
    document.comment(document.find(PHRASE)[0], "x")
    paragraph = part(document.to_bytes(), "word/document.xml")[0][0]
    assert [local(x) for x in paragraph] == ["r", "commentRangeStart", "ins", "commentRangeEnd", "r", "r"]


def test_the_mark_of_a_comment_on_a_field_stands_behind_the_field() -> None:
    document = open_document(docx(p(field(" IF ", "I led the team well."), " More.")))
    comment = document.comment(document.place(PHRASE), "x")
    document.reply(comment, "y")
    written = document.to_bytes()
    runs = children(written, "word/document.xml", "r")
    kinds = [local(run[-1]) for run in runs]
    assert kinds.index("commentReference") == len(kinds) - 3, "behind the field's end, before the last text"
    assert references(written) == ["0", "1"]
    assert anchored(written) == {"0": PHRASE, "1": PHRASE}


_REFILLED = {
    kind: control(r("led the team")).replace("</w:sdtPr>", f"<w:{kind}/></w:sdtPr>")
    for kind in ("text", "date", "dropDownList", "comboBox", "dataBinding")
} | {"simple field": _FLD_SIMPLE.format(r("led the team"))}


@pytest.mark.parametrize("kind", _REFILLED)
def test_the_mark_of_a_comment_on_what_word_fills_anew_stands_behind_it(kind: str) -> None:
    original = docx(p("I ", control(_REFILLED[kind]), " well."))
    document = open_document(original)
    comment = document.comment(document.place("the"), "x")
    document.reply(comment, "y")
    written = document.to_bytes()
    assert anchored(written) == {"0": "the", "1": "the"}
    for reference in children(written, "word/document.xml", "commentReference"):
        assert not [above for above in reference.iterancestors() if local(above) in ("sdt", "fldSimple")]
    assert [thread.quote for thread in open_document(written).threads()] == ["the"]
    assert verify(original, written) == []


def test_a_point_behind_a_field_has_its_marks_in_order() -> None:
    document = open_document(docx(p(field(" QUOTE ", "abc"), "d")))
    document.comment(Span(0, 3, 3), "x")
    assert anchored(document.to_bytes()) == {"0": ""}


def test_a_field_inside_a_link_has_its_comment_in_order() -> None:
    document = open_document(docx(p(_LINK.format(field(" PAGEREF ", "led the team")), " More.")))
    document.comment(document.place(PHRASE), "x")
    document.comment(document.place("the"), "y")
    written = document.to_bytes()
    assert anchored(written) == {"0": PHRASE, "1": "the"}


def test_pretty_printed_xml_keeps_its_white_space() -> None:
    body = "<w:p>\n  <w:r>\n    <w:t>one two</w:t>\n  </w:r>\n</w:p>\n"
    original = docx(body)
    document = open_document(original)
    document.comment(Span(0, 2, 5), "x")
    written = document.to_bytes()
    assert anchored(written) == {"0": "e t"}
    opened = open_document(written)
    opened.strip()
    assert open_document(opened.to_bytes()).view.texts() == ["one two"]


@pytest.mark.parametrize(
    "span", [Span(5, 0, 1), Span(0, 3, 99), Span(0, -1, 2), Span(0, 3, 2), Span(-1, 0, 0)]
)
def test_a_place_that_is_not_in_the_text_is_an_error_and_changes_nothing(span: Span) -> None:
    original = docx(p("Body."))
    document = open_document(original)
    with pytest.raises(NoPlaceError):
        document.annotate([NewComment((Span(0, 0, 2),), "good"), NewComment((span,), "bad")])
    assert document.to_bytes() == original
