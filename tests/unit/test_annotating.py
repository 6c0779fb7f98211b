"""Reviews in other people's programs, from text to comments."""

import datetime
import io

import docx

import docxplug

ANNOUNCEMENT = "Technical Qualifications\n1. Experience leading large rescue programs.\n"
TEXT = (
    "In 2022 three boats of the rescue fleet were out of service and the crews had no spare parts. I helped the "
    "mechanics with a new parts contract, moved 14 of them to the north and signed two leases."
)


def client_document() -> "docx.document.Document":
    document = docx.Document()
    paragraph = document.add_paragraph(TEXT[:10])
    paragraph.add_run(TEXT[10:]).italic = True
    return document


def review_of(document: "docx.document.Document") -> docxplug.Review:
    view = docxplug.open_document(document).view
    return docxplug.review(
        view, docxplug.read_posting(ANNOUNCEMENT), as_of=datetime.date(2026, 11, 21), only=["verb.weak"]
    )


def saved(document: "docx.document.Document") -> "docx.document.Document":
    buffer = io.BytesIO()
    document.save(buffer)
    return docx.Document(buffer)


def test_a_python_docx_program_gets_the_review_as_comments_and_saves_them_itself() -> None:
    document = client_document()
    docxplug.annotate(document, review_of(document), author="Ann Coach")
    comments = list(saved(document).comments)
    assert [comment.author for comment in comments] == ["Ann Coach", "Ann Coach"]
    assert "“helped”" in comments[1].text
    assert saved(document).paragraphs[0].text == TEXT


def test_only_the_comments_chosen_from_the_plan_are_written() -> None:
    document = client_document()
    remarks = [comment for comment in docxplug.plan(review_of(document)) if comment.kind == "finding"]
    docxplug.annotate(document, remarks)
    (thread,) = docxplug.open_document(saved(document)).threads()
    assert thread.quote == "helped"


def test_a_file_is_annotated_from_its_bytes_and_given_back_as_bytes() -> None:
    document = client_document()
    buffer = io.BytesIO()
    document.save(buffer)
    annotated = docxplug.annotate(buffer.getvalue(), review_of(document)).to_bytes()
    assert len(docxplug.open_document(annotated).threads()) == 2
