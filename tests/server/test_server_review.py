"""Reviews, copies with comments and announcements through the API, with real files."""

import io
import json
import zipfile
from typing import Any

import docx
import pypdf
import pytest
from calling import Caller, document

from docxplug.clock import today
from docxplug.intake import document_source, posting_of
from docxplug.pipeline import Choices, review_source
from docxplug.report.as_json import review_json
from docxplug.report.model import FileReport
from docxplug.word import open_document, verify

Parts = dict[str, str | tuple[str, bytes]]


def options(**values: Any) -> str:
    return json.dumps({"grammar": "none", **values})


def post_json(caller: Caller, path: str, data: object) -> Any:
    body = json.dumps(data).encode()
    return caller.call("POST", path, body, {"Content-Type": "application/json"})


def test_a_review_is_that_of_the_library(caller: Caller, example_parts: Parts) -> None:
    answer = caller.send_form("/api/v1/review", {**example_parts, "options": options(paragraphs=True)})

    name, data = example_parts["document"]
    source = document_source(data, name)
    posting = posting_of(example_parts["posting"][1], "announcement.txt")
    reviewed = review_source(source, Choices(today(), posting, pages="estimate"))
    report = FileReport(source.name, source.data, reviewed.review, reviewed.comments)
    mine, theirs = answer.json, review_json(report, paragraphs=True)
    mine.pop("grammar"), theirs.pop("grammar")
    assert answer.status == 200
    assert mine == json.loads(json.dumps(theirs))


def test_paragraphs_as_json_are_reviewed_as_a_file_is(caller: Caller) -> None:
    data = {"paragraphs": [{"id": "a", "text": "TQ 1"}, {"text": "I was responsible for a team."}]}
    answer = post_json(caller, "/api/v1/review", {**data, "options": {"grammar": "none"}})

    weak = [finding for finding in answer.json["findings"] if finding["check"] == "verb.weak"]
    assert [(finding["paragraph"], finding["quote"]) for finding in weak] == [(1, "was responsible for")]


def test_what_word_counts_goes_before_every_other_count(caller: Caller) -> None:
    def pages(**given: Any) -> Any:
        file = ("answer.docx", document("I led a team."))
        return caller.send_form("/api/v1/review", {"document": file, "options": options(**given)}).json[
            "pages"
        ]

    told = pages(word_pages=3, pages="auto")

    assert pages()["pages"] == 1
    assert (told["pages"], told["source"], told["certainty"]) == (3, "word", "confirmed")
    assert pages(word_pages=3, pages="none") is None


def test_the_pages_of_words_own_pdf_are_counted(caller: Caller) -> None:
    stream = io.BytesIO()
    writer = pypdf.PdfWriter()
    for _ in range(4):
        writer.add_blank_page(612, 792)
    writer.write(stream)
    parts = {"document": ("answer.docx", document("I led a team.")), "options": options()}

    told = caller.send_form("/api/v1/review", {**parts, "word_pdf": ("word.pdf", stream.getvalue())})
    damaged = caller.send_form("/api/v1/review", {**parts, "word_pdf": ("word.pdf", b"%PDF-1.7\nnothing")})

    assert (told.json["pages"]["pages"], told.json["pages"]["source"]) == (4, "word")
    assert damaged.status == 400
    assert "word_pdf is no PDF" in damaged.json["detail"]


@pytest.mark.parametrize("count", [0, -1, 10**400, 2.5, True])
def test_a_count_that_no_word_gives_is_refused(caller: Caller, example_parts: Parts, count: object) -> None:
    answer = caller.send_form("/api/v1/review", {**example_parts, "options": options(word_pages=count)})
    assert answer.status == 400
    assert "options.word_pages must be" in answer.json["detail"]


def test_places_can_be_had_in_utf_16(caller: Caller) -> None:
    text = "😀😀 I was responsible for a team."
    sent = {
        "paragraphs": [{"text": text}],
        "options": {"grammar": "none", "offset_unit": "utf16", "paragraphs": True},
    }
    review = post_json(caller, "/api/v1/review", sent).json

    [weak] = [finding for finding in review["findings"] if finding["check"] == "verb.weak"]
    units = text.encode("utf-16-le")
    assert review["offset_unit"] == "utf16"
    assert units[2 * weak["start"] : 2 * weak["end"]].decode("utf-16-le") == weak["quote"]


def test_a_copy_with_comments_comes_back_and_nothing_else_changed(
    caller: Caller, example_parts: Parts
) -> None:
    original = example_parts["document"][1]
    answer = caller.send_form("/api/v1/annotate", {**example_parts, "options": options(author="Ann Coach")})

    copy = docx.Document(io.BytesIO(answer.body))
    assert answer.status == 200
    assert (
        answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''client-answers.reviewed.docx"
    )
    ours = [comment for comment in copy.comments if comment.author == "Ann Coach"]
    assert len(ours) == int(answer.headers["X-Docxplug-Comments"]) > 3
    assert list(verify(original, answer.body)) == []


def test_the_same_request_with_a_date_gives_the_same_bytes(caller: Caller, example_parts: Parts) -> None:
    parts = {**example_parts, "options": options(date="2026-11-21T12:00:00Z", as_of="2026-11-21")}

    assert (
        caller.send_form("/api/v1/annotate", parts).body == caller.send_form("/api/v1/annotate", parts).body
    )


def commented(body: bytes) -> list[tuple[str, str]]:
    return [(thread.quote, thread.text) for thread in open_document(body).threads()]


def test_chosen_comments_carry_the_users_words(caller: Caller, answer_file: bytes) -> None:
    parts: Parts = {"document": ("a.docx", answer_file), "options": options()}
    review = caller.send_form("/api/v1/review", parts).json
    weak = next(finding for finding in review["findings"] if finding["check"] == "verb.weak")
    chosen = [
        {"finding": weak["id"], "text": "Say what you did."},
        {"paragraph": 2, "start": 8, "end": 13, "quote": "costs", "text": "Whose costs?"},
    ]

    answer = caller.send_form("/api/v1/annotate", {**parts, "comments": json.dumps(chosen)})

    assert commented(answer.body) == [("was responsible for", "Say what you did."), ("costs", "Whose costs?")]


def test_a_comment_of_the_review_is_taken_by_its_id(caller: Caller, answer_file: bytes) -> None:
    parts: Parts = {"document": ("a.docx", answer_file), "options": options()}
    planned = next(item for item in caller.send_form("/api/v1/review", parts).json["comments"])

    answer = caller.send_form(
        "/api/v1/annotate", {**parts, "comments": json.dumps([{"comment": planned["id"]}])}
    )

    assert [text for _, text in commented(answer.body)] == [planned["text"]]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ({"comment": "c999"}, "no such comment"),
        ({"finding": "verb.weak:0:1"}, "no such finding"),
        ({"text": "Where?"}, "must name one of"),
        ({"comment": "c1", "paragraph": 1}, "must name one of"),
        ({"paragraph": 1, "start": 0, "text": "?"}, "needs start, end and text"),
        ({"paragraph": 99, "start": 0, "end": 1, "text": "?"}, "has no paragraph 99"),
        ({"paragraph": 1, "start": 5, "end": 5, "text": "?"}, "no such characters"),
        ({"paragraph": 1, "start": 0, "end": 9_999, "text": "?"}, "no such characters"),
        ({"paragraph": 1, "start": 0, "end": 1, "quote": "x", "text": "?"}, "another one now"),
        ({"paragraph": 1, "start": 0, "end": 1, "text": " "}, "text is empty"),
    ],
)
def test_a_comment_that_cannot_be_made_is_named(
    caller: Caller, answer_file: bytes, comment: dict[str, Any], said: str
) -> None:
    parts: Parts = {
        "document": ("a.docx", answer_file),
        "options": options(),
        "comments": json.dumps([comment]),
    }

    answer = caller.send_form("/api/v1/annotate", parts)

    assert answer.status == 400
    assert answer.json["detail"].startswith("comments[0]")
    assert said in answer.json["detail"]


def test_plain_paragraphs_become_a_word_file_with_comments(caller: Caller) -> None:
    data = {"paragraphs": [{"text": "I was responsible for a team."}], "options": {"grammar": "none"}}

    answer = post_json(caller, "/api/v1/annotate", data)

    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(answer.body)).paragraphs] == [
        "I was responsible for a team."
    ]


@pytest.mark.parametrize("as_file", [True, False])
def test_an_announcement_is_understood_from_a_file_or_a_text(
    caller: Caller, example_parts: Parts, as_file: bool
) -> None:
    name, data = example_parts["posting"]
    part = (name, data) if as_file else data.decode()

    answer = caller.send_form("/api/v1/posting", {"posting": part})

    assert answer.status == 200
    assert [item["id"] for item in answer.json["qualifications"] if item["kind"] == "TQ"] == [
        "TQ1",
        "TQ2",
        "TQ3",
    ]


def test_an_announcement_as_the_service_gave_it_can_be_given_back(
    caller: Caller, example_parts: Parts
) -> None:
    understood = caller.send_form("/api/v1/posting", {"posting": example_parts["posting"]}).body.decode()

    assert caller.send_form("/api/v1/posting", {"posting": understood}).json == json.loads(understood)


@pytest.mark.parametrize(
    ("parts", "status", "said"),
    [
        ({"document": ("a.docx", b"%PDF-1.7")}, 415, "This is a PDF"),
        ({"document": ("a.docx", b"Just words.")}, 415, "not a Word document"),
        ({"document": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))}, 415, "Office file"),
        ({"document": ("a.docx", b"PK\x03\x04")}, 422, "cut off"),
        ({"document": ("a.docx", b"")}, 422, "empty"),
        ({"document": "as a text"}, 400, "document is missing"),
        ({"posting": "TQ 1"}, 400, "document is missing"),
        ({"file": ("a.docx", b"x")}, 400, "file is not known here"),
        ({"document": ("a.docx", b"x"), "options": "{"}, 400, "options is not valid JSON"),
        ({"document": ("a.docx", b"x"), "options": '{"packs": 1}'}, 400, "options.packs is not known"),
        ({"document": ("a.docx", b"x"), "options": '{"only": "verb"}'}, 400, "options.only must be a list"),
        ({"document": ("a.docx", b"x"), "options": '{"pages": "many"}'}, 400, "options.pages must be one of"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    caller: Caller, parts: Parts, status: int, said: str
) -> None:
    answer = caller.send_form("/api/v1/review", parts)

    assert answer.status == status
    assert said in answer.json["detail"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"rubric": "/etc/passwd"}, "choose one of: auto"),
        ({"rubric": "../tq.toml"}, "choose one of: auto"),
        ({"only": ["no.check"]}, "There is no check “no.check”"),
        ({"as_of": "2026-02-31"}, "is no day"),
        ({"grammar": "languagetool"}, "has no LanguageTool"),
    ],
)
def test_choices_that_name_nothing_are_refused(
    caller: Caller, answer_file: bytes, values: dict[str, Any], said: str
) -> None:
    parts: Parts = {"document": ("a.docx", answer_file), "options": options(**values)}
    answer = caller.send_form("/api/v1/review", parts)

    assert answer.status == 400
    assert said in answer.json["detail"]


def test_a_body_of_another_kind_is_refused(caller: Caller, answer_file: bytes) -> None:
    answer = caller.call("POST", "/api/v1/review", answer_file, {"Content-Type": "application/octet-stream"})

    assert answer.status == 415
    assert "multipart/form-data" in answer.json["detail"]


def test_an_unreadable_announcement_is_refused_with_the_command_lines_sentence(
    caller: Caller, answer_file: bytes
) -> None:
    parts: Parts = {"document": ("a.docx", answer_file), "posting": ("p.pdf", b"%PDF-1.7 broken")}
    answer = caller.send_form("/api/v1/review", parts)

    assert answer.status == 422
    assert answer.json["detail"].startswith("This PDF cannot be read")


def test_a_signed_document_is_commented_on_only_by_force(caller: Caller) -> None:
    signed = io.BytesIO(document("I was responsible for a team."))
    with zipfile.ZipFile(signed, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", b"")
    data = _with_relationship(signed.getvalue())
    parts: Parts = {"document": ("a.docx", data), "options": options()}

    assert caller.send_form("/api/v1/annotate", parts).status == 422
    assert caller.send_form("/api/v1/annotate", {**parts, "options": options(force=True)}).status == 200


def _with_relationship(data: bytes) -> bytes:
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = f'<Relationship Id="rId99" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "_rels/.rels":
                content = content.replace(b"</Relationships>", link.encode())
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"</Types>",
                    b'<Default Extension="sigs" ContentType='
                    b'"application/vnd.openxmlformats-package.digital-signature-origin"/></Types>',
                )
            new.writestr(name, content)
    return result.getvalue()


def test_the_name_of_a_path_or_with_line_breaks_is_made_plain(caller: Caller, answer_file: bytes) -> None:
    parts: Parts = {"document": ("C:\\Clients\\Réview.docm", answer_file), "options": options()}
    answer = caller.send_form("/api/v1/annotate", parts)

    assert answer.headers["Content-Disposition"].endswith("R%C3%A9view.reviewed.docm")


def test_the_packs_are_listed_with_their_checks(caller: Caller) -> None:
    packs = caller.call("GET", "/api/v1/rubrics").json["rubrics"]

    assert {"tq", "ecq-2012", "resume-2025"} <= {pack["name"] for pack in packs}
    assert all(check["title"] for pack in packs for check in pack["checks"])
