"""What the fuzzers found once, made small: it stays mended."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from annotated import parts as parts_of
from builders import (
    archive,
    docx,
    list_definition,
    main_xml,
    p,
    relationship,
    relationships,
    style,
    text_box,
)
from flask import Flask, request
from fuzz_seeds import pdfs

from docxplug.analysis.responses import find_responses
from docxplug.comment_requests import read_requests
from docxplug.errors import PostingError, RequestError, RubricError, SettingsError
from docxplug.intake import document_source, posting_of
from docxplug.pages import count_pages
from docxplug.rubric import load
from docxplug.settings import settings_for
from docxplug.view import TextView
from docxplug.word import open_document, verify
from docxplug.word.errors import MalformedXmlError
from docxplug.word.opc.package import Package
from docxplug_server.config import ServerConfig
from docxplug_server.incoming import order_from
from docxplug_server.problems import Problem
from docxplug_server.tasks import Order, Workshop

_MICROSOFT = "http://schemas.microsoft.com/office"
TYPES = {
    "commentsExtended": f"{_MICROSOFT}/2011/relationships/commentsExtended",
    "commentsIds": f"{_MICROSOFT}/2016/09/relationships/commentsIds",
    "commentsExtensible": f"{_MICROSOFT}/2018/08/relationships/commentsExtensible",
    "people": f"{_MICROSOFT}/2011/relationships/people",
}
DEEP = b"[" * 100_000
LONG_NUMBER = b"9" * 5_000
LARGE = 60_000  # characters; time that grows with the square of them would be minutes


@pytest.mark.parametrize("data", [DEEP, LONG_NUMBER, b'{"limits": [' + LONG_NUMBER + b"]}"])
def test_json_that_python_itself_gives_up_on_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(PostingError, match="nested too deeply, or has a number"):
        posting_of(data, "posting.json")
    [row] = read_requests(data, {}, as_lines=True)
    assert "nested too deeply" in str(row.request)


def test_half_a_surrogate_pair_never_gets_as_far_as_a_message() -> None:
    with pytest.raises(PostingError) as caught:
        posting_of(b'{"limits": [{"scope": "\\ud800"}]}', "posting.json")
    str(caught.value).encode()
    [row] = read_requests(b'{"on": "led", "text": "half \\udc00"}', {}, as_lines=True)
    assert row.request.text == "half ?"  # type: ignore[union-attr]


def test_whole_surrogate_pairs_are_kept() -> None:
    [row] = read_requests(json.dumps({"on": "led", "text": "😀"}).encode(), {}, as_lines=True)
    assert row.request.text == "😀"  # type: ignore[union-attr]


def test_a_cell_longer_than_the_csv_reader_takes_is_refused_in_a_sentence() -> None:
    with pytest.raises(RequestError, match="no table that can be read"):
        read_requests(b"on,text\nled," + b"x" * 200_000, {}, as_lines=False)


def test_a_count_of_thousands_of_digits_is_no_number() -> None:
    [row] = read_requests(b"on,nth,text\nled," + LONG_NUMBER + b",Why?", {}, as_lines=False)
    assert "write a number from 1" in str(row.request)
    assert len(str(row.request)) < 200


def test_a_sentence_quotes_no_more_than_the_beginning_of_long_words() -> None:
    with pytest.raises(RequestError, match="…” is no column") as caught:
        read_requests(b"ew" * 5_000, {}, as_lines=False)
    assert len(str(caught.value)) < 250


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time")
@pytest.mark.parametrize(
    ("pieces", "work"),
    [
        (["9", "Mr. ", "TQ1 ", "TQ 1\\n(a)\\n{\\n$1.2 million\\n"], "posting_of(text.encode())"),
        (
            ["AB ", "TQ ", "(ABC) ", "2019 "],
            "assert not review(TextView.from_texts(['TQ 1', text])).failures",
        ),
    ],
)
def test_a_text_of_one_thing_only_takes_time_in_proportion_to_its_length(
    pieces: list[str], work: str
) -> None:
    program = f"""
import resource
from docxplug.intake import posting_of
from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.settings import settings_for
from docxplug.view import TextView
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
for piece in {pieces!r}:
    text = piece * ({LARGE} // len(piece)) + " pages"
    {work}
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_what_stands_inside_a_mark_of_a_comment_is_not_taken_out_with_it() -> None:
    document = open_document(docx(p("text"), '<w:commentRangeStart w:id="7"><w:p/></w:commentRangeStart>'))
    document.strip()
    assert len(main_xml(document.to_bytes()).findall(".//{*}commentRangeStart/{*}p")) == 1


@pytest.mark.parametrize(
    "kind", ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"]
)
@pytest.mark.parametrize("target", ["gone.xml", "NULL", "", "#here", "../../x.xml", "é😀"])
def test_a_relationship_of_comments_to_nowhere_is_replaced(kind: str, target: str) -> None:
    data = docx(p("text"), more_relationships=[relationship(90, TYPES.get(kind, kind), target)])
    document = open_document(data)
    document.comment(document.find("text")[0], "Why?")
    written = document.to_bytes()

    assert verify(data, written) == []
    arrows = [
        arrow for arrow in Package.open(written).relationships("word/document.xml") if arrow.kind == kind
    ]
    assert [arrow.part in Package.open(written) for arrow in arrows] == [True]


def test_a_mark_without_a_comment_between_paragraphs_is_taken_out_beside_white_space_of_no_kind() -> None:
    data = docx('<w:p><w:r><w:t xml:space="x">text</w:t></w:r></w:p>', '<w:commentRangeEnd w:id="0"/>')
    document = open_document(data)
    document.comment(document.find("text")[0], "Why?")
    commented = open_document(document.to_bytes())
    commented.strip()
    assert main_xml(commented.to_bytes()).find(".//{*}commentRangeEnd") is None


@pytest.mark.parametrize("mark", ["commentRangeStart", "commentRangeEnd", "commentReference"])
@pytest.mark.parametrize("outer", ["<w:r>{}</w:r>", "<w:r><w:rPr><w:b/></w:rPr>{}</w:r>", "{}"])
def test_a_mark_without_a_comment_goes_with_its_run_and_never_with_its_paragraph(
    mark: str, outer: str
) -> None:
    data = docx(p("text"), p(outer.format(f'<w:{mark} w:id="0"/>')))
    document = open_document(data)
    document.comment(document.find("text")[0], "Why?")
    document.strip()
    written = document.to_bytes()
    assert len(open_document(written).view.paragraphs) == 2
    assert main_xml(written).find(f".//{{*}}{mark}") is None


def test_a_qualification_between_quotation_marks_has_no_space_at_its_ends() -> None:
    posting = posting_of(
        b'TQ 1: " Experience managing a dredging program "\nTQ 2: Ability to lead staff in the field.\n'
    )
    assert posting.qualifications[0].text == "Experience managing a dredging program"


@pytest.mark.parametrize("number", ["²", "9" * 5_000])
def test_a_label_whose_number_is_none_is_a_name(number: str) -> None:
    given = {"qualifications": [{"label": f"TQ {number}", "text": "Experience managing a dredging program"}]}
    posting = posting_of(json.dumps(given).encode())
    [answer] = find_responses(TextView.from_texts(["TQ 1", "I led a team of 40."]), posting)
    assert answer.qualification == posting.qualifications[0]


@pytest.mark.parametrize("name", ["Pages", "Words"])
def test_a_count_in_the_properties_that_no_number_can_hold_is_none(name: str) -> None:
    counts = {"Application": "Microsoft Office Word", "Pages": "1", "Words": "1", name: LONG_NUMBER.decode()}
    said = "".join(f"<{each}>{count}</{each}>" for each, count in counts.items())
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    arrows = (
        relationship(1, "officeDocument", "word/document.xml"),
        relationship(2, "extended-properties", "docProps/app.xml"),
    )
    parts = {
        "_rels/.rels": relationships(*arrows),
        "docProps/app.xml": f'<Properties xmlns="{uri}">{said}</Properties>',
    }
    pages = count_pages(Package.open(docx(p("text"), extra=parts)), "auto")
    assert pages is not None
    assert pages.document.pages == 1


@pytest.mark.parametrize("part", ["numbering", "styles"])
def test_a_part_of_no_namespace_says_nothing_about_pages(part: str) -> None:
    data = docx(p("text"), numbering=list_definition(1), styles=style("N", "Normal"))
    parts = {**parts_of(data), f"word/{part}.xml": f"<{part}/>".encode()}
    pages = count_pages(Package.open(archive(parts)), "estimate")
    assert pages is not None
    assert pages.document.pages == 1


def test_a_part_of_a_form_without_a_name_is_refused() -> None:
    body = b"--x\r\nContent-Disposition: form-data\r\n\r\nI led.\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    context = Flask("a").test_request_context("/", method="POST", data=body, content_type=kind)
    with context, pytest.raises(Problem, match="A part without a name is not known here"):
        order_from(request, "review", ServerConfig())


@pytest.mark.parametrize("change", [(b"FlateDecode", b"FlapeDecode"), (b"/Kids[3 0 R]", b"/Kids[2 0 R]")])
def test_a_pdf_that_its_reader_gives_up_on_is_refused(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(PostingError, match="This PDF cannot be read"):
        posting_of(pdfs()["packed"].replace(*change))


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\ud83d", "\n", "\t", "\uffff"])
def test_a_text_that_no_xml_can_hold_is_annotated_at_its_own_words(sign: str) -> None:
    texts = ["TQ 1", f"In {sign} 2023{sign} I was responsible for 40 people."]
    order = Order("annotate", paragraphs=texts, options={"pages": "none", "grammar": "none"})
    document = open_document(Workshop().do(order, lambda _: None).body)
    assert [len(text) for text in document.view.texts()] == [len(text) for text in texts]
    weak = next(thread for thread in document.threads() if "responsible" in thread.quote)
    assert weak.quote.startswith("was responsible")


def test_control_characters_in_a_text_file_are_left_out() -> None:
    more = "I led the repair of nine locks. " * 20
    source = document_source(f"\x02I was\x01 responsible\x0b{more}\x1a".encode(), "answers.txt")
    assert source.view.texts() == ["I was responsible", more.strip()]
    assert list(source.as_document().view.texts()) == source.view.texts()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("9" * 5_000 + " = 1", "9… is not a setting"),
        ("[phrases]\n" + "a" * 5_000 + " = 1", "a… must be a text"),
        ('output = "a\\u0000b"', "output names a place outside"),
    ],
)
def test_settings_that_nobody_means_are_told_in_a_sentence(line: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "docxplug.toml").write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as caught:
        settings_for(tmp_path)
    assert len(str(caught.value)) < 1_000


def test_a_parser_that_quotes_the_file_is_quoted_no_further_than_a_sentence_goes() -> None:
    broken = {**parts_of(docx(p("text"))), "word/document.xml": b"<a " + b"f" * 5_000 + b"></a>"}
    with pytest.raises(MalformedXmlError, match=r"Specification mandates value for attribute f+…") as caught:
        open_document(archive(broken))
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("is_there", [True, False])
def test_a_comment_in_a_text_box_can_be_taken_out(is_there: bool) -> None:
    marks = (
        '<w:commentRangeStart w:id="5"/>',
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
    )
    comment = f'<w:comment w:id="5" w:author="A">{p("Why?")}</w:comment>'
    made = {"comments": comment} if is_there else {}
    document = open_document(docx(p("text ", text_box(p(marks[0], "boxed", marks[1]))), **made))
    assert document.strip() == is_there
    written = document.to_bytes()
    assert b"comment" not in parts_of(written)["word/document.xml"]
    assert "boxed" in "".join(open_document(written).view.texts())


def test_a_comment_in_a_document_without_paragraphs_is_at_no_place() -> None:
    comment = f'<w:comment w:id="0" w:author="A">{p("Why?")}</w:comment>'
    [thread] = open_document(docx('<w:commentRangeStart w:id="0"/>', comments=comment)).threads()
    assert thread.quote == ""


def test_a_pack_that_starts_from_a_name_longer_than_names_are_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(f'name = "own"\nextends = "{"o" * 5000}"\n', encoding="utf-8")
    with pytest.raises(RubricError, match="there is no pack"):
        load(pack)


@pytest.mark.parametrize("said", ["false", "7", '["tq", 7]', "{}"])
def test_a_pack_that_starts_from_what_is_no_name_is_refused_in_a_sentence(tmp_path: Path, said: str) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(f'name = "own"\nextends = {said}\n', encoding="utf-8")
    with pytest.raises(RubricError, match="extends: the name of a pack"):
        load(pack)
