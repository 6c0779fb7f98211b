"""``docxplug comment`` and ``docxplug comments``: a coach's own words, put down and listed."""

import json
from pathlib import Path

import docx
import pytest
from cli_calls import Outcome, call, call_process, names_in, write_answer

from docxplug.word import Thread, open_document, verify

TEXT = (
    "TQ 1: Dredging",
    "I was responsible for nine locks. The team’s backlog fell.",
    "I was responsible for dredging, too.",
)
WHEN = ("--date", "2026-11-21T09:00:00+00:00")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return write_answer(tmp_path / "draft.docx", *TEXT)


def comment(capsys: pytest.CaptureFixture[str], draft: Path, *arguments: object) -> Outcome:
    return call(capsys, "comment", draft, *WHEN, *arguments)


def threads(path: Path) -> list[Thread]:
    return list(open_document(path).threads())


def copy_of(draft: Path) -> Path:
    return draft.with_name("draft.reviewed.docx")


def test_a_comment_stands_on_the_words_and_the_input_keeps_its_bytes(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()

    outcome = comment(capsys, draft, "--on", "nine locks", "--text", "Which nine?", "--author", "Dana Coach")

    (thread,) = threads(copy_of(draft))
    assert outcome.code == 0, outcome.err
    assert (thread.quote, thread.text, thread.author, thread.initials) == (
        "nine locks",
        "Which nine?",
        "Dana Coach",
        "DC",
    )
    assert draft.read_bytes() == before
    assert verify(before, copy_of(draft)) == []
    assert [paragraph.text for paragraph in docx.Document(str(copy_of(draft))).paragraphs] == list(TEXT)


def test_typed_quotes_find_words_quotes(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment(capsys, draft, "--on", "team's backlog", "--text", "How far?")

    assert threads(copy_of(draft))[0].quote == "team’s backlog"


def test_several_places_are_listed_and_nothing_is_written(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = comment(capsys, draft, "--on", "was responsible for", "--text", "What did you do?")

    assert outcome.code == 2
    assert "2 times (paragraphs 1, 2)" in outcome.err
    assert "--nth" in outcome.err
    assert "draft.docx" in outcome.err
    assert names_in(draft.parent) == ["draft.docx"]


def test_nth_takes_one_place_and_all_takes_every_one(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--on", "was responsible for", "--text", "What did you do?")
    comment(capsys, draft, *arguments, "--nth", 2, "-o", draft.with_name("second.docx"))
    comment(capsys, draft, *arguments, "--all", "-o", draft.with_name("all.docx"))

    (second,) = threads(draft.with_name("second.docx"))
    assert second.spans[0].paragraph == 2
    assert [thread.spans[0].paragraph for thread in threads(draft.with_name("all.docx"))] == [1, 2]


def test_a_place_is_named_by_paragraph_and_characters(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = comment(capsys, draft, "--at", "1:2-21", "--text", "What did you do?")

    assert outcome.code == 0, outcome.err
    assert threads(copy_of(draft))[0].quote == "was responsible for"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--on", "ten locks", "--text", "x"), "is not in the text"),
        (("--on", "nine locks", "--nth", "3", "--text", "x"), "no number 3"),
        (("--at", "7:0-3", "--text", "x"), "no paragraph 7"),
        (("--at", "1:0-900", "--text", "x"), "no place in it"),
        (("--at", "first", "--text", "x"), "is no place"),
        (("--on", "nine locks"), "has no text"),
        (("--on", "nine locks", "--text", "  "), "no words"),
        (("--on", "nine locks", "--text", "a\x07b"), "U+0007"),
        (("--text", "x"), "Say which words"),
        (("--on", "nine", "--at", "1:0-3", "--text", "x"), "there is on and at"),
        (("--on", "nine locks", "--all", "--nth", "1", "--text", "x"), "leave one of them out"),
        (("--at", "1:0-3", "--all", "--text", "x"), "leave nth out"),
        (("--on", "nine locks", "--text", "x", "--phrase", "so-what"), "not both"),
        (("--on", "nine locks", "--phrase", "so-what"), "There are no phrases"),
        (("--reply-to", "1A2B3C4D", "--text", "x"), "no comment 1A2B3C4D"),
        (("--resolve", "1A2B3C4D"), "no comment 1A2B3C4D"),
        (("--resolve", "1A2B3C4D", "--text", "x"), "Resolving says nothing"),
        (("--on", "nine locks", "--text-file", "missing.txt"), "missing.txt: There is no such file"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    draft: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    outcome = comment(capsys, draft, *arguments)

    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert names_in(draft.parent) == ["draft.docx"]


def test_a_phrase_of_the_settings_is_taken_by_its_name(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = draft.with_name("docxplug.toml")
    settings.write_text('author = "Dana Coach"\n[phrases]\nso-what = "And for whom?"\n', encoding="utf-8")

    outcome = comment(capsys, draft, "--on", "nine locks", "--phrase", "so-what")
    wrong = comment(capsys, draft, "--on", "nine locks", "--phrase", "so_what", "-o", "x.docx")

    assert outcome.code == 0, outcome.err
    assert [(thread.text, thread.author) for thread in threads(copy_of(draft))] == [
        ("And for whom?", "Dana Coach")
    ]
    assert wrong.code == 2
    assert "so-what" in wrong.err


def test_a_long_text_comes_from_a_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = draft.with_name("note.txt")
    text.write_bytes("First line – dash.\r\nSecond line.\r\n".encode("cp1252"))

    comment(capsys, draft, "--on", "nine locks", "--text-file", text)

    assert threads(copy_of(draft))[0].text == "First line – dash.\nSecond line."


def test_a_thread_is_answered_and_resolved_by_the_id_that_the_list_shows(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comment(capsys, draft, "--on", "nine locks", "--text", "Which nine?")
    first = copy_of(draft)
    listed = json.loads(call(capsys, "comments", first, "--format", "json").out)
    comment_id = listed["comments"][0]["id"]

    answered = comment(capsys, first, "--reply-to", comment_id, "--text", "Those on the river.")
    second = first.with_name("draft.reviewed-2.docx")
    resolved = comment(capsys, second, "--resolve", comment_id)

    (thread,) = threads(second.with_name("draft.reviewed-3.docx"))
    assert (answered.code, resolved.code) == (0, 0), answered.err + resolved.err
    assert [reply.text for reply in thread.replies] == ["Those on the river."]
    assert thread.resolved


def test_the_same_comment_again_is_not_made_twice(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--on", "was responsible for", "--all", "--text", "What did you do?")
    comment(capsys, draft, *arguments)
    again = comment(capsys, copy_of(draft), *arguments)

    second = draft.with_name("draft.reviewed-2.docx")
    assert "2 there already" in again.out
    assert second.read_bytes() == copy_of(draft).read_bytes()


def test_in_place_keeps_the_original(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()

    outcome = comment(capsys, draft, "--on", "nine locks", "--text", "Which?", "--in-place")

    assert outcome.code == 0, outcome.err
    assert draft.with_name("draft.docx.bak").read_bytes() == before
    assert len(threads(draft)) == 1


def test_text_on_standard_input_becomes_a_commented_word_file(tmp_path: Path) -> None:
    target = tmp_path / "new.docx"

    done = call_process(
        ["comment", "-", "--on", "nine", "--text", "Which?", "-o", target], given=b"I ran nine locks.\n"
    )

    assert done.returncode == 0, done.stderr
    assert threads(target)[0].quote == "nine"


def test_a_table_makes_many_comments_and_bad_rows_are_listed(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = draft.with_name("comments.csv")
    table.write_text(
        "on,nth,at,text,phrase,author\n"
        'nine locks,,,"Which, exactly?",,Dana Coach\n'
        "was responsible for,2,,Say what you did.,,\n"
        "was responsible for,,,Ambiguous.,,\n"
        "no such words,,,Nowhere.,,\n"
        ",,0:0-4,About the label.,,\n"
        ",,,No place.,,\n"
        "dredging,,,,so-what,\n",
        encoding="utf-8",
    )

    outcome = comment(capsys, draft, "--from", table, "--author", "Ann")

    told = [(thread.quote, thread.text, thread.author) for thread in threads(copy_of(draft))]
    assert outcome.code == 3
    assert told == [
        ("nine locks", "Which, exactly?", "Dana Coach"),
        ("was responsible for", "Say what you did.", "Ann"),
        ("TQ 1", "About the label.", "Ann"),
    ]
    lines = outcome.err.splitlines()
    assert [line.split(": ")[2] for line in lines] == ["line 4", "line 5", "line 7", "line 8"]


def test_an_excel_table_with_semicolons_and_byte_order_mark_is_read(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = draft.with_name("comments.csv")
    table.write_bytes("On;Text\r\nnine locks;Which, exactly?\r\n".encode("utf-8-sig"))

    assert comment(capsys, draft, "--from", table).code == 0
    assert threads(copy_of(draft))[0].text == "Which, exactly?"


def test_json_lines_answer_and_resolve(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment(capsys, draft, "--on", "nine locks", "--text", "Which nine?")
    (thread,) = threads(copy_of(draft))
    table = draft.with_name("comments.jsonl")
    rows = [
        {"reply_to": thread.id, "text": "The river’s."},
        {"resolve": thread.id},
        {"on": "was responsible for", "nth": 1, "text": "Say what you did."},
        {"on": "dredging", "colour": "red", "text": "x"},
    ]
    table.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n", encoding="utf-8")

    outcome = comment(capsys, copy_of(draft), "--from", table)

    first, second = threads(draft.with_name("draft.reviewed-2.docx"))
    assert outcome.code == 3
    assert [reply.text for reply in first.replies] == ["The river’s."]
    assert first.resolved
    assert second.quote == "was responsible for"
    assert "line 4: “colour” is not known" in outcome.err
    assert "line 5: This is not valid JSON" in outcome.err


def test_a_table_of_bad_rows_only_writes_nothing(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = draft.with_name("comments.csv")
    table.write_text("on,text\nno such words,x\n", encoding="utf-8")

    outcome = comment(capsys, draft, "--from", table)

    assert outcome.code == 3
    assert not copy_of(draft).exists()


@pytest.mark.parametrize(
    ("head", "told"), [("where,text", "“where” is no column"), ("text,author", "No column")]
)
def test_a_table_without_known_columns_is_refused(
    draft: Path, capsys: pytest.CaptureFixture[str], head: str, told: str
) -> None:
    table = draft.with_name("comments.csv")
    table.write_text(f"{head}\nnine locks,x\n", encoding="utf-8")

    outcome = comment(capsys, draft, "--from", table)

    assert outcome.code == 2
    assert told in outcome.err


def test_the_list_has_words_places_and_answers(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = open_document(draft)
    (late,) = document.find("dredging, too")
    document.comment(late, "Later.", author="Ann")
    early = document.comment(document.place("nine locks"), "Which nine?", author="Ann")
    document.reply(early, "Those.", author="Client")
    document.save(copy_of(draft))

    loaded = json.loads(call(capsys, "comments", copy_of(draft), "--format", "json").out)
    text = call(capsys, "comments", copy_of(draft)).out

    first, second = loaded["comments"]
    assert loaded["schema"] == "docxplug.comments/1"
    assert (first["quote"], first["paragraph"]) == ("nine locks", 1)
    assert TEXT[1][first["start"] : first["end"]] == first["quote"]
    assert [reply["author"] for reply in first["replies"]] == ["Client"]
    assert second["quote"] == "dredging, too"
    assert early in text
    assert "on “nine locks” in paragraph 1" in text
    assert "Those." in text


def test_a_document_without_comments_says_so(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "comments", draft).out == "There are no comments.\n"


def test_plain_text_has_no_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")

    outcome = call(capsys, "comments", path)

    assert outcome.code == 2
    assert "Plain text has no comments" in outcome.err
