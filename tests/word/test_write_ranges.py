"""A comment lies on exactly the words it is about, however the document stores them."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from annotated import anchored, children, comment_texts, local, part, parts, references
from builders import archive as packed
from builders import (
    cell,
    control,
    deleted,
    docx,
    entries,
    field,
    ins,
    note,
    note_reference,
    p,
    r,
    row,
    table,
    text_box,
)

from docxplug.errors import DocxplugError
from docxplug.spans import Span
from docxplug.word import NewComment, open_document, verify
from docxplug.word.comment_errors import NoPlaceError

PHRASE = "led the team"
_FORMULA = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
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


def test_a_formula_is_never_cut_but_taken_whole() -> None:
    document = open_document(docx(p("x ", _FORMULA, " y")))
    document.comment(Span(0, 3, 4), "x")
    written = document.to_bytes()
    assert open_document(written).threads()[0].quote == "a+b"
    assert [local(x) for x in part(written, "word/document.xml")[0][0]] == [
        "r", "commentRangeStart", "oMath", "commentRangeEnd", "r", "r",
    ]  # fmt: skip


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


# Places where Word shows no comments: notes, text boxes, headers


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_comment_on_a_note_stands_at_its_reference_and_says_so(kind: str) -> None:
    notes = {f"{kind}s": note(2, p("I led the team."), kind=kind)}
    original = docx(p("Main", note_reference(2, kind), " text."), **notes)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "Say how many.")
    written = document.to_bytes()
    paragraph = part(written, "word/document.xml")[0][0]
    assert [local(x) for x in paragraph] == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert local(paragraph[2][0]) == f"{kind}Reference"
    assert comment_texts(written) == {"0": f"In the {kind} here, on “led the team”: Say how many."}
    assert parts(written)[f"word/{kind}s.xml"] == parts(original)[f"word/{kind}s.xml"]


def test_a_comment_on_a_text_box_stands_around_its_drawing_and_says_so() -> None:
    document = open_document(docx(p("Main ", text_box(p("I led the team.")), " text.")))
    document.comment(document.find(PHRASE)[0], "Say how many.")
    written = document.to_bytes()
    paragraph = part(written, "word/document.xml")[0][0]
    assert [local(x) for x in paragraph] == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert comment_texts(written) == {"0": "In the text box here, on “led the team”: Say how many."}
    assert open_document(written).threads()[0].quote == "I led the team."


def test_a_range_from_the_text_into_a_text_box_ends_with_the_paragraph() -> None:
    document = open_document(docx(p("Main ", text_box(p("boxed")), " text.")))
    document.comment([Span(0, 5, 10), Span(1, 0, 3)], "x")
    assert anchored(document.to_bytes()) == {"0": " text."}


def test_a_header_is_no_place_for_a_comment() -> None:
    from builders import relationship, root

    header = root("hdr", p("Only here"))
    data = packed(
        entries(
            p("Body."),
            more_relationships=[relationship(9, "header", "header1.xml")],
            extra={"word/header1.xml": header},
        )
    )
    document = open_document(data)
    with pytest.raises(DocxplugError, match="header or footer"):
        document.place("Only here")


@pytest.mark.parametrize(
    "span", [Span(5, 0, 1), Span(0, 3, 99), Span(0, -1, 2), Span(0, 3, 2), Span(-1, 0, 0)]
)
def test_a_place_that_is_not_in_the_text_is_an_error_and_changes_nothing(span: Span) -> None:
    original = docx(p("Body."))
    document = open_document(original)
    with pytest.raises(NoPlaceError):
        document.annotate([NewComment((Span(0, 0, 2),), "good"), NewComment((span,), "bad")])
    assert document.to_bytes() == original


# Kinds of files


def test_a_strict_document_gets_strict_comments() -> None:
    original = docx(p("I led the team."), strict=True)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written) == {"0": PHRASE}
    files = parts(written)
    for name in ("word/document.xml", "word/comments.xml", "word/styles.xml"):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in files[name], name
    arrows = files["word/_rels/document.xml.rels"].decode()
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in arrows
    assert "schemas.openxmlformats.org/officeDocument" not in arrows
    assert open_document(written).threads()[0].quote == PHRASE


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_macro_files_and_templates_take_comments_and_stay_what_they_are(main_type: str) -> None:
    options: dict[str, Any] = {"main_type": main_type, "extra": {"word/vbaProject.bin": b"\x01\x02"}}
    original = packed(entries(p("I led the team."), **options))
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written) == {"0": PHRASE}
    assert main_type in parts(written)["[Content_Types].xml"].decode()
    assert parts(written)["word/vbaProject.bin"] == b"\x01\x02"


def test_a_main_part_of_another_name_gets_its_comments_beside_it() -> None:
    original = docx(p("I led the team."), main="w/document2.xml")
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert anchored(written, "w/document2.xml") == {"0": PHRASE}
    assert "w/comments.xml" in parts(written)


def test_a_document_in_utf_16_stays_in_utf_16() -> None:
    made = entries(p("I led the team."))
    text = str(made["word/document.xml"], "utf-8").replace("UTF-8", "UTF-16")  # type: ignore[arg-type]
    original = packed(made | {"word/document.xml": text.encode("utf-16")})
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    written = document.to_bytes()
    assert parts(written)["word/document.xml"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert anchored(written) == {"0": PHRASE}


def test_a_default_namespace_without_a_prefix_is_written_correctly() -> None:
    from builders import W

    xml = f'<document xmlns="{W}"><body><p><r><t>I led the team.</t></r></p></body></document>'
    original = packed(entries() | {"word/document.xml": xml})
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    assert anchored(document.to_bytes()) == {"0": PHRASE}


def test_a_zip_that_stores_without_compression_is_copied() -> None:
    original = packed(entries(p("I led the team.")), zipfile.ZIP_STORED)
    document = open_document(original)
    document.comment(document.find(PHRASE)[0], "x")
    with zipfile.ZipFile(BytesIO(document.to_bytes())) as written:
        assert written.testzip() is None
        assert written.getinfo("_rels/.rels").compress_type == zipfile.ZIP_STORED
