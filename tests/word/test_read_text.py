"""What counts as the text of a document: what Word shows with all tracked changes accepted."""

import pytest
from builders import (
    cell,
    control,
    deleted,
    docx,
    field,
    ins,
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

from docxplug.word.opc.package import Package
from docxplug.word.reading.reader import read_document


def texts(*body: str, **options: str) -> list[str]:
    """The paragraphs of a document with this body."""
    return list(read_document(Package.open(docx(*body, **options))).view.texts())


def begin() -> str:
    return '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def separate() -> str:
    return '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


def end() -> str:
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


# --- characters ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<w:tab/>", "\t"),
        ("<w:ptab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', "\n"),
        ('<w:br w:type="column"/>', "\n"),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ("<w:lastRenderedPageBreak/>", ""),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "•"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "→"),
        ('<w:sym w:font="Wingdings" w:char="00FC"/>', "✓"),
        ('<w:sym w:font="Arial" w:char="2713"/>', "✓"),
        ('<w:sym w:font="Webdings" w:char="F061"/>', "\uf061"),
        ('<w:sym w:font="Symbol" w:char="none"/>', ""),
        ('<w:sym w:font="Symbol" w:char="D800"/>', ""),
    ],
)
def test_what_an_element_in_a_run_gives(element: str, expected: str) -> None:
    assert texts(p(r(f"{t('a')}{element}{t('b')}"))) == [f"a{expected}b"]


def test_white_space_at_the_ends_of_a_text_counts_only_where_it_is_kept() -> None:
    assert texts(p("<w:r><w:t> one </w:t></w:r>", r(" two "))) == ["one two "]


def test_space_that_the_root_keeps_is_kept_everywhere() -> None:
    assert texts('<w:p xml:space="preserve"><w:r><w:t>one </w:t></w:r><w:r><w:t>two</w:t></w:r></w:p>') == [
        "one two"
    ]


def test_a_line_end_in_the_xml_of_a_text_is_a_space() -> None:
    assert texts(p("<w:r><w:t>one\ntwo</w:t></w:r>")) == ["one two"]


def test_characters_outside_the_basic_plane_count_one_each() -> None:
    (text,) = texts(p("𝛼 and 🚀"))
    assert len(text) == 7


def test_an_xml_comment_in_a_text_does_not_cut_it() -> None:
    assert texts(p("<w:r><w:t>one<!-- x --> two<?y z?></w:t></w:r>")) == ["one two"]


# --- tracked changes -------------------------------------------------------------------------------------


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    assert texts(p("I ", deleted("was responsible for"), ins(r("led")), " it.")) == ["I led it."]


def test_a_deletion_inside_an_insertion_is_out() -> None:
    assert texts(p(ins(r("led ") + deleted("helped ")), "it")) == ["led it"]


def test_moved_text_counts_once_where_it_went() -> None:
    moved = r("moved ")
    first = p(f'<w:moveFrom w:id="1" w:author="A">{moved}</w:moveFrom>', "left")
    second = p(f'<w:moveTo w:id="2" w:author="A">{moved}</w:moveTo>', "here")
    assert texts(first, second) == ["left", "moved here"]


MARK_DELETED = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'


def test_a_paragraph_deleted_as_a_whole_is_not_counted() -> None:
    assert texts(p("one"), p(deleted("gone"), properties=MARK_DELETED), p("two")) == ["one", "two"]


def test_a_paragraph_moved_away_as_a_whole_is_not_counted() -> None:
    mark = MARK_DELETED.replace("w:del ", "w:moveFrom ")
    away = p(f'<w:moveFrom w:id="1" w:author="A">{r("gone")}</w:moveFrom>', properties=mark)
    assert texts(away, p("two")) == ["two"]


def test_a_deleted_paragraph_mark_does_not_merge_two_paragraphs() -> None:
    assert texts(p("one", properties=MARK_DELETED), p("two")) == ["one", "two"]


def test_a_paragraph_whose_text_alone_was_deleted_stays_as_an_empty_one() -> None:
    assert texts(p(deleted("gone")), p("two")) == ["", "two"]


def test_a_deleted_row_is_out() -> None:
    gone = row(cell(p("gone")), properties='<w:del w:id="1" w:author="A"/>')
    assert texts(f"<w:tbl>{row(cell(p('stays')))}{gone}</w:tbl>") == ["stays"]


def test_a_deleted_cell_is_out() -> None:
    gone = cell(p("gone"), properties='<w:cellDel w:id="1" w:author="A"/>')
    assert texts(f"<w:tbl>{row(cell(p('stays')), gone)}</w:tbl>") == ["stays"]


# --- fields ----------------------------------------------------------------------------------------------


def test_a_field_shows_its_result_and_not_its_code() -> None:
    assert texts(p("See ", field(' REF _x \\h "w:t"', "page 3"), ".")) == ["See page 3."]


def test_text_in_a_fields_code_is_not_shown() -> None:
    assert texts(p(begin(), code("IF "), r("hidden"), separate(), r("shown"), end())) == ["shown"]


def test_a_field_inside_a_fields_code_is_not_shown() -> None:
    assert texts(p("a ", begin(), code("IF "), field("PAGE", "3"), separate(), r("yes"), end(), " b")) == [
        "a yes b"
    ]


def test_a_field_inside_a_fields_result_is_shown() -> None:
    assert texts(p(begin(), code("TOC"), separate(), r("One "), field("PAGEREF", "3"), end())) == ["One 3"]


def test_a_field_may_span_paragraphs() -> None:
    first = p(begin(), code("TOC"), separate(), r("One"))
    assert texts(first, p("Two"), p(r("Three"), end(), r("."))) == ["One", "Two", "Three."]


def test_a_field_without_a_result_shows_nothing() -> None:
    assert texts(p("a", begin(), code(' XE "index"'), end(), "b")) == ["ab"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert texts(p("a", begin(), code("PAGE"), "b"), p("c")) == ["ab", "c"]


def test_a_fields_end_without_a_begin_changes_nothing() -> None:
    assert texts(p("a", end(), separate(), field("PAGE", "1"), end(), "b")) == ["a1b"]


def test_a_field_whose_begin_was_deleted_hides_nothing() -> None:
    assert texts(p(f'<w:del w:id="1" w:author="A">{begin()}</w:del>', separate(), "result", end())) == [
        "result"
    ]


def test_a_simple_fields_result_is_shown() -> None:
    assert texts(p("On ", f'<w:fldSimple w:instr="DATE">{r("May 1")}</w:fldSimple>')) == ["On May 1"]


def test_a_text_box_inside_a_fields_code_is_not_shown() -> None:
    assert texts(p("a", begin(), text_box(p("box")), separate(), r("b"), end())) == ["ab"]


# --- hidden text -----------------------------------------------------------------------------------------

VANISH = "<w:rPr><w:vanish/></w:rPr>"
HIDING = (
    style("Hides", "Hides", VANISH, kind="character")
    + style("HidesToo", "Hides too", '<w:basedOn w:val="Hides"/>', kind="character")
    + style(
        "Shows", "Shows", '<w:basedOn w:val="Hides"/><w:rPr><w:vanish w:val="0"/></w:rPr>', kind="character"
    )
    + style("Para", "Hidden paragraph", VANISH)
)


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ("<w:vanish/>", False),
        ('<w:vanish w:val="true"/>', False),
        ('<w:vanish w:val="0"/>', True),
        ('<w:rStyle w:val="Hides"/>', False),
        ('<w:rStyle w:val="HidesToo"/>', False),
        ('<w:rStyle w:val="Shows"/>', True),
        ('<w:rStyle w:val="Hides"/><w:vanish w:val="false"/>', True),
        ('<w:rStyle w:val="Nowhere"/>', True),
        ("<w:webHidden/>", True),
        ("<w:specVanish/>", True),
        ('<w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', True),
    ],
)
def test_hidden_text_is_out(properties: str, seen: bool) -> None:
    assert texts(p("a", r("b", properties)), styles=HIDING) == ["ab" if seen else "a"]


def test_a_paragraph_style_hides_its_text_but_not_what_is_said_to_be_shown() -> None:
    assert texts(p("a", r("b", '<w:vanish w:val="0"/>'), style="Para"), styles=HIDING) == ["b"]


def test_two_styles_that_both_hide_cancel_each_other_out() -> None:
    # ISO 29500-1, 17.7.3: toggle properties of the style hierarchy
    assert texts(p(r("b", '<w:rStyle w:val="Hides"/>'), style="Para"), styles=HIDING) == ["b"]


def test_the_documents_defaults_may_hide_text() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{VANISH}</w:rPrDefault></w:docDefaults>"
    assert texts(p("a", r("b", '<w:vanish w:val="0"/>')), styles=defaults) == ["b"]


def test_the_default_paragraph_style_may_hide_text() -> None:
    assert texts(p("a"), p("b", style="Nowhere"), styles=style("N", "Normal", VANISH, default=True)) == [
        "",
        "",
    ]


def test_a_hidden_paragraph_mark_hides_no_text() -> None:
    assert texts(p("a", properties="<w:rPr><w:vanish/></w:rPr>")) == ["a"]


def test_styles_based_on_each_other_in_a_circle_do_no_harm() -> None:
    circle = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", f'<w:basedOn w:val="A"/>{VANISH}')
    assert texts(p("a", style="A"), p("b"), styles=circle) == ["", "b"]


# --- wrappers around runs --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        '<w:smartTag w:uri="u" w:element="City">{}</w:smartTag>',
        '<w:customXml w:uri="u" w:element="x"><w:customXmlPr/>{}</w:customXml>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtEndPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:bdo w:val="rtl">{}</w:bdo>',
        '<w:dir w:val="rtl">{}</w:dir>',
        "<m:oMathPara><m:oMath>{}</m:oMath></m:oMathPara>",
        '<w:hyperlink w:anchor="x"><w:ins w:id="1" w:author="A"><w:smartTag>{}</w:smartTag></w:ins></w:hyperlink>',
    ],
)
def test_text_in_a_wrapper_is_in(wrapper: str) -> None:
    assert texts(p("a ", wrapper.format(r("b")), " c")) == ["a b c"]


def test_a_formulas_text_is_in_and_its_properties_are_not() -> None:
    def mr(text: str) -> str:
        return f'<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>{text}</m:t></m:r>'

    fraction = f"<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{mr('x')}</m:num><m:den>{mr('2')}</m:den></m:f>"
    assert texts(p("is ", f"<m:oMath>{fraction}{mr('=y')}</m:oMath>")) == ["is x2=y"]


def test_ruby_gives_its_base_text_alone() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby>"
    assert texts(p("a", f"<w:r>{ruby}</w:r>", "b")) == ["a漢b"]


def test_runs_in_alternate_content_count_once() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{r("new")}</mc:Choice>'
        f"<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p("a ", both)) == ["a new"]


def test_the_fallback_counts_where_no_choice_is_understood() -> None:
    both = (
        f'<mc:AlternateContent xmlns:z="urn:someone"><mc:Choice Requires="z">{r("new")}</mc:Choice>'
        f"<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p("a ", both)) == ["a old"]


# --- blocks ----------------------------------------------------------------------------------------------


def test_paragraphs_are_read_through_tables_controls_and_custom_xml() -> None:
    nested = "<w:tbl>" + row(cell(p("in"), table([["deep"]]), p("after"))) + "</w:tbl>"
    body = (p("one"), control(p("two") + nested), f'<w:customXml w:element="x">{p("three")}</w:customXml>')
    assert texts(*body) == ["one", "two", "in", "deep", "after", "three"]


def test_rows_and_cells_may_stand_in_controls() -> None:
    inner = control(row(control(cell(p("a"))), cell(control(p("b")))))
    assert texts(f"<w:tbl>{inner}</w:tbl>") == ["a", "b"]


def test_blocks_in_alternate_content_count_once() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{p("new")}</mc:Choice>'
        f"<mc:Fallback>{p('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p("a"), both) == ["a", "new"]


def test_runs_in_an_element_of_no_known_name_are_not_lost() -> None:
    assert texts(p("one"), f"<w:p2>{r('two')}</w:p2>") == ["one", "two"]


def test_runs_deleted_between_paragraphs_are_out() -> None:
    assert texts(p("one"), f'<w:del w:id="1" w:author="A">{r("two")}</w:del>') == ["one"]


def test_an_imported_file_is_not_followed_but_noted() -> None:
    found = read_document(Package.open(docx(p("one"), '<w:altChunk r:id="rId9"/>', p("two"))))
    assert list(found.view.texts()) == ["one", "two"]
    assert found.chunks == 1


# --- text boxes and notes --------------------------------------------------------------------------------


def test_a_text_box_counts_once_after_the_paragraph_that_holds_it() -> None:
    assert texts(p("before ", text_box(p("box"), p("two")), "after"), p("next")) == [
        "before after",
        "box",
        "two",
        "next",
    ]


def test_two_text_boxes_of_a_paragraph_come_in_their_order() -> None:
    assert texts(p(text_box(p("one")), text_box(p("two"))), p("next")) == ["", "one", "two", "next"]


def test_a_text_box_in_a_text_box_comes_after_its_paragraph() -> None:
    inner = text_box(p("inner"))
    assert texts(p("a", text_box(p("outer", inner), p("last")))) == ["a", "outer", "inner", "last"]


def test_an_old_text_box_without_a_twin_is_read() -> None:
    content = f"<w:txbxContent>{p('old')}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    assert texts(p("a", f"<w:r>{old}</w:r>")) == ["a", "old"]


def test_a_text_box_that_is_deleted_is_out() -> None:
    assert texts(p("a", f'<w:del w:id="1" w:author="A">{text_box(p("box"))}</w:del>')) == ["a"]


def test_a_text_box_that_is_hidden_is_out() -> None:
    hidden = text_box(p("box")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    assert texts(p("a", hidden)) == ["a"]


def test_notes_follow_the_text_in_the_order_of_their_references() -> None:
    body = (p("one", note_reference(3), note_reference(7, "endnote")), p("two", note_reference(2)))
    footnotes = (
        note(-1, p("line"), type_="separator")
        + note(2, p("second note"))
        + note(3, p("first note"), p("its second paragraph"))
        + note(4, p("nobody refers to this"))
    )
    endnotes = note(7, p("endnote"), kind="endnote")
    assert texts(*body, footnotes=footnotes, endnotes=endnotes) == [
        "one",
        "two",
        "first note",
        "its second paragraph",
        "second note",
        "endnote",
    ]


def test_a_note_is_read_once_however_often_it_is_referred_to() -> None:
    body = p("a", note_reference(2), note_reference(3), note_reference(2))
    assert texts(body, footnotes=note(2, p("two")) + note(3, p("three"))) == ["a", "two", "three"]


def test_a_note_whose_reference_was_deleted_is_out() -> None:
    body = p("a", f'<w:del w:id="1" w:author="A">{note_reference(2)}</w:del>')
    assert texts(body, footnotes=note(2, p("gone"))) == ["a"]


def test_a_reference_to_a_note_that_is_not_there_gives_nothing() -> None:
    assert texts(p("a", note_reference(2))) == ["a"]
    assert texts(p("a", note_reference(2)), footnotes=note(3, p("other"))) == ["a"]
