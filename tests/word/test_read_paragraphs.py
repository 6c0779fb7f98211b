"""What the view knows of a paragraph besides its text, and the map back to the XML."""

import itertools

import pytest
from builders import (
    cell,
    control,
    docx,
    field,
    in_list,
    ins,
    list_definition,
    note,
    note_reference,
    p,
    r,
    row,
    style,
    t,
    table,
    text_box,
)
from lxml import etree

from docxplug.view import Paragraph
from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document
from docxplug.word.reading.text_map import DocumentText


def read(*body: str, **options: str) -> DocumentText:
    return read_document(Package.open(docx(*body, **options)))


def paragraphs(*body: str, **options: str) -> tuple[Paragraph, ...]:
    return read(*body, **options).view.paragraphs


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


# --- place -----------------------------------------------------------------------------------------------


def test_each_paragraph_says_where_it_stands() -> None:
    found = paragraphs(
        p("a", text_box(p("b")), note_reference(2), note_reference(3, "endnote")),
        control(p("c")),
        control(table([["d"]])),
        f"<w:tbl>{row(cell(control(p('e'))))}</w:tbl>",
        footnotes=note(2, p("f"), table([["g"]])),
        endnotes=note(3, p("h"), kind="endnote"),
    )
    assert [(paragraph.text, paragraph.where) for paragraph in found] == [
        ("a", "body"),
        ("b", "textbox"),
        ("c", "control"),
        ("d", "table"),
        ("e", "table"),
        ("f", "footnote"),
        ("g", "footnote"),
        ("h", "endnote"),
    ]


def test_paragraphs_are_counted_from_0_without_gaps() -> None:
    found = read(p("a"), p(), table([["b", "c"]]), p("d"))
    assert [paragraph.index for paragraph in found.view.paragraphs] == list(range(5))
    assert [place.index for place in found.maps] == list(range(5))


def test_a_cell_is_table_row_and_column() -> None:
    found = paragraphs(table([["a", "b"], ["c", "d"]]), p("-"), table([["e"]]))
    assert [paragraph.cell for paragraph in found] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        None,
        (1, 0, 0),
    ]


def test_columns_count_spanned_and_skipped_ones() -> None:
    wide = row(cell(p("a"), properties='<w:gridSpan w:val="2"/>'), cell(p("b")))
    late = row(cell(p("c")), properties='<w:gridBefore w:val="2"/>')
    assert [paragraph.cell for paragraph in paragraphs(f"<w:tbl>{wide}{late}</w:tbl>")] == [
        (0, 0, 0),
        (0, 0, 2),
        (0, 1, 2),
    ]


def test_a_nested_table_has_a_number_of_its_own_and_the_outer_one_goes_on() -> None:
    body = f"<w:tbl>{row(cell(p('a'), table([['b']]), p('c')), cell(p('d')))}</w:tbl>"
    assert [paragraph.cell for paragraph in paragraphs(body)] == [(0, 0, 0), (1, 0, 0), (0, 0, 0), (0, 0, 1)]


# --- style -----------------------------------------------------------------------------------------------

STYLES = (
    style("Normal", "Normal", default=True)
    + style("H1", "heading 1", '<w:basedOn w:val="Normal"/>')
    + style("Sub", "My subheading", '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("SubSub", "My other", '<w:basedOn w:val="Sub"/>')
    + style("Flat", "Flat", '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Loud", "Loud", '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>')
    + style("Louder", "Louder", '<w:basedOn w:val="Loud"/>')
    + style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("style_id", "name", "level"),
    [
        ("", "Normal", None),
        ("Nowhere", "Normal", None),
        ("H1", "heading 1", 1),
        ("Sub", "My subheading", 3),
        ("SubSub", "My other", 3),
        ("Flat", "Flat", None),
    ],
)
def test_style_and_heading_level_come_through_the_chain_of_styles(
    style_id: str, name: str, level: int | None
) -> None:
    (found,) = paragraphs(p("a", style=style_id), styles=STYLES)
    assert (found.style, found.heading_level) == (name, level)


@pytest.mark.parametrize(("outline", "level"), [("0", 1), ("8", 9), ("9", None)])
def test_the_paragraphs_own_outline_level_decides(outline: str, level: int | None) -> None:
    own = f'<w:outlineLvl w:val="{outline}"/>'
    (found,) = paragraphs(p("a", style="Sub", properties=own), styles=STYLES)
    assert found.heading_level == level


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        (p("plain"), 0),
        (p(r("Challenge:", BOLD), " We had"), 10),
        (p(r("Chal", BOLD), r("lenge:", BOLD), " We ", r("had", BOLD)), 10),
        (p(r("The", BOLD), " ", r("Action", BOLD), ": I"), 10),
        (p("\t", r("Result", BOLD), " x"), 7),
        (p(r("All of it", BOLD)), 9),
        (p(r("not", '<w:b w:val="0"/>')), 0),
        (p("Loud", r(" not", '<w:b w:val="0"/>'), style="Loud"), 4),
        (p("Loud through two", style="Louder"), 16),
        (p(r("strong", '<w:rStyle w:val="Strong"/>'), " plain"), 6),
        (p(r("off", '<w:rStyle w:val="Strong"/>'), style="Loud"), 0),
        (p(r("gone", f"{BOLD}<w:vanish/>"), "plain"), 0),
    ],
)
def test_the_bold_lead_is_counted_in_code_points(paragraph: str, lead: int) -> None:
    (found,) = paragraphs(paragraph, styles=STYLES)
    assert found.bold_lead == lead


# --- labels ----------------------------------------------------------------------------------------------


def labels(*levels_of_paragraphs: int, numbering: str, number: int = 1) -> list[str]:
    body = [p("x", properties=in_list(number, level)) for level in levels_of_paragraphs]
    return [paragraph.label for paragraph in paragraphs(*body, numbering=numbering)]


def test_numbers_of_several_levels_count_and_restart() -> None:
    numbering = list_definition(1, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    assert labels(0, 1, 1, 2, 2, 0, 1, 2, numbering=numbering) == [
        *("1.", "1.1", "1.2", "(a)", "(b)"),
        *("2.", "2.1", "(a)"),
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("decimal", ["1", "2", "3", "4"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("lowerLetter", ["a", "b", "c", "d"]),
        ("ordinal", ["1st", "2nd", "3rd", "4th"]),
        ("none", ["", "", "", ""]),
        ("chineseCounting", ["1", "2", "3", "4"]),
    ],
)
def test_the_formats_of_numbers(kind: str, expected: list[str]) -> None:
    assert labels(0, 0, 0, 0, numbering=list_definition(1, (kind, "%1"))) == expected


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        *(
            ("ordinal", number, text)
            for number, text in ((2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"))
        ),
        *(
            ("upperRoman", number, text)
            for number, text in ((1994, "MCMXCIV"), (3999, "MMMCMXCIX"), (4000, "4000"))
        ),
        *(("lowerLetter", number, text) for number, text in ((26, "z"), (27, "aa"), (53, "aaa"), (0, ""))),
        *(("decimal", number, text) for number, text in ((-5, "0"), (99_999, "32767"))),
    ],
)
def test_numbers_far_from_one(kind: str, number: int, expected: str) -> None:
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    numbering = list_definition(1, (kind, "%1"))
    numbering += f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{start}</w:num>'
    assert labels(0, numbering=numbering, number=2) == [expected]


def test_a_legal_number_is_in_digits_throughout() -> None:
    legal = "<w:isLgl/>"
    numbering = list_definition(1, ("upperRoman", "%1."), ("decimal", "%1.%2"), extra=legal)
    assert labels(0, 1, numbering=numbering) == ["1.", "1.1"]


@pytest.mark.parametrize(
    ("level", "expected"), [("9", ""), ("-1", ""), ("many", "1."), ("99999999999999999999", "1.")]
)
def test_a_level_that_no_list_has_gives_no_label_and_one_that_is_no_number_the_first(
    level: str, expected: str
) -> None:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    (found,) = paragraphs(p("x", properties=properties), numbering=list_definition(1, ("decimal", "%1.")))
    assert found.label == expected


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Courier New", "o", "o"), ("Arial", "–", "–")],
)
def test_bullets_look_as_in_print(font: str, text: str, expected: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    assert labels(0, 0, numbering=list_definition(1, ("bullet", text), extra=fonts)) == [expected] * 2


def test_two_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    restarted = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        list_definition(1, ("decimal", "%1."))
        + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        + f'<w:num w:numId="3"><w:abstractNumId w:val="1"/>{restarted}</w:num>'
    )
    body = [p("x", properties=in_list(number)) for number in (1, 1, 2, 3, 3, 1)]
    assert [paragraph.label for paragraph in paragraphs(*body, numbering=numbering)] == [
        *("1.", "2.", "3.", "5.", "6.", "7."),
    ]


def test_a_level_that_never_restarts_counts_on() -> None:
    on = '<w:lvlRestart w:val="0"/>'
    numbering = list_definition(1, ("decimal", "%1."), ("decimal", "%2)"), extra=on)
    assert labels(0, 1, 1, 0, 1, numbering=numbering) == ["1.", "1)", "2)", "2.", "3)"]


def test_a_style_puts_its_paragraphs_into_its_list_at_its_level() -> None:
    tied = '<w:pStyle w:val="Item"/>'
    numbering = list_definition(1, ("decimal", "%1."), extra=tied)
    styles = style("Item", "Item", f"<w:pPr>{in_list(1)}</w:pPr>")
    styles += style("Out", "Out", '<w:basedOn w:val="Item"/>')
    found = paragraphs(
        p("x", style="Item"),
        p("y", style="Out"),
        p("z", style="Item", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering=numbering,
        styles=styles,
    )
    assert [paragraph.label for paragraph in found] == ["1.", "2.", ""]


def test_a_list_may_be_defined_by_a_numbering_style() -> None:
    numbering = (
        list_definition(1, ("upperRoman", "%1."))
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    styles = style(
        "Outline", "Outline", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", kind="numbering"
    )
    (found,) = paragraphs(p("x", properties=in_list(2)), numbering=numbering, styles=styles)
    assert found.label == "I."


def test_a_list_defined_in_a_circle_has_no_labels() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    styles = style(
        "Outline", "Outline", "<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr>", kind="numbering"
    )
    (found,) = paragraphs(p("x", properties=in_list(2)), numbering=numbering, styles=styles)
    assert found.label == ""


@pytest.mark.parametrize("number", [0, 99])
def test_a_list_that_is_none_has_no_labels(number: int) -> None:
    assert labels(0, number=number, numbering=list_definition(1, ("decimal", "%1."))) == [""]


def test_a_deleted_paragraph_does_not_count_in_its_list() -> None:
    gone = p(properties=in_list(1) + '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>')
    body = [p("x", properties=in_list(1)), gone, p("y", properties=in_list(1))]
    found = paragraphs(*body, numbering=list_definition(1, ("decimal", "%1.")))
    assert [paragraph.label for paragraph in found] == ["1.", "2."]


# --- maps ------------------------------------------------------------------------------------------------


def test_every_character_is_mapped_to_the_element_it_comes_from() -> None:
    found = read(
        p("One ", r(f"{t('two')}<w:tab/>{t('𝛼')}<w:noBreakHyphen/>"), field("PAGE", "3"), ins(r("!")))
    )
    pieces = found.maps[0].pieces
    text = found.view.paragraphs[0].text
    assert [(local(piece.node), text[piece.start : piece.end]) for piece in pieces] == [
        ("t", "One "),
        ("t", "two"),
        ("tab", "\t"),
        ("t", "𝛼"),
        ("noBreakHyphen", "-"),
        ("t", "3"),
        ("t", "!"),
    ]
    assert all(local(piece.run) == "r" and piece.run is piece.node.getparent() for piece in pieces)


def test_pieces_leave_no_gap() -> None:
    found = read(p("a", r("b", "<w:vanish/>"), "c", text_box(p("x")), "d"))
    pieces = found.maps[0].pieces
    assert pieces[0].start == 0
    assert pieces[-1].end == len(found.view.paragraphs[0].text)
    assert all(first.end == second.start for first, second in itertools.pairwise(pieces))


def test_the_offset_says_where_in_the_node_a_piece_starts() -> None:
    found = read(p("<w:r><w:t>  one  </w:t></w:r>"))
    (piece,) = found.maps[0].pieces
    assert (piece.start, piece.end, piece.offset) == (0, 3, 2)
    assert (piece.node.text or "")[piece.offset : piece.offset + 3] == "one"


def test_a_piece_of_a_formula_names_the_formulas_run() -> None:
    found = read(p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"))
    (piece,) = found.maps[0].pieces
    assert (local(piece.run), local(piece.node)) == ("r", "t")
    assert (etree.QName(piece.run).namespace or "").endswith("/math")


def test_the_main_text_has_no_host() -> None:
    assert [place.host for place in read(p("a"), table([["b"]]), control(p("c"))).maps] == [None] * 3


def test_the_host_of_a_note_is_the_run_with_its_reference() -> None:
    found = read(p("a", note_reference(2)), footnotes=note(2, p("n")))
    host = found.maps[1].host
    assert host is not None
    assert host.find("{*}footnoteReference") is not None
    assert host.getroottree().getroot() is found.roots["word/document.xml"]
    assert found.maps[1].part_name == "word/footnotes.xml"


def test_the_host_of_a_text_box_is_the_outermost_run_with_its_drawing() -> None:
    found = read(p("a", text_box(p("outer", text_box(p("inner"))))))
    outer, inner = found.maps[1].host, found.maps[2].host
    assert outer is not None
    assert outer is inner
    assert outer.getparent() is found.maps[0].element


def test_the_host_of_a_text_box_in_a_note_is_the_notes_reference() -> None:
    found = read(p("a", note_reference(2)), footnotes=note(2, p("n", text_box(p("box")))))
    assert found.view.paragraphs[2].text == "box"
    assert found.maps[2].host is found.maps[1].host


def test_the_maps_lead_into_the_packages_own_trees() -> None:
    package = Package.open(docx(p("a")))
    found = read_document(package)
    assert found.maps[0].element.getroottree().getroot() is package.root
    assert found.roots == {package.main: package.root}
