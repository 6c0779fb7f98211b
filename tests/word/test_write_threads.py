"""Threads: read, answered, resolved, changed and taken out, with nothing left behind."""

from datetime import UTC, datetime

import pytest
from annotated import W15, anchored, children, parts, references
from builders import archive as packed
from builders import docx, entries, ins, p, r

from docxplug.spans import Span
from docxplug.word import Remark, open_document, verify
from docxplug.word.comment_errors import NoSuchCommentError

_BARE = (
    '<w:comment w:id="5" w:author="Old Word"><w:p><w:r><w:t>First</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Second</w:t></w:r></w:p></w:comment>"
)
_BARE_BODY = p(
    "one ",
    '<w:commentRangeStart w:id="5"/>',
    r("two"),
    '<w:commentRangeEnd w:id="5"/>',
    '<w:r><w:commentReference w:id="5"/></w:r>',
)


def _with_thread() -> tuple[bytes, str, str]:
    document = open_document(docx(p("one two three"), p("four")))
    comment = document.comment(Span(0, 4, 7), "Why?", author="Ann", date=datetime(2026, 1, 1, tzinfo=UTC))
    document.comment(Span(1, 0, 4), "Other", author="Bob")
    reply = document.reply(comment, "Because.", author="Bob", date=datetime(2026, 1, 2, tzinfo=UTC))
    return document.to_bytes(), comment, reply


def test_a_thread_knows_its_words_its_place_and_its_answers() -> None:
    data, comment, reply = _with_thread()
    thread, _ = open_document(data).threads()
    assert (thread.id, thread.author, thread.text, thread.quote) == (comment, "Ann", "Why?", "two")
    assert (thread.spans, thread.resolved) == ((Span(0, 4, 7),), False)
    assert thread.replies == (Remark(reply, "Bob", "B", datetime(2026, 1, 2, tzinfo=UTC), "Because."),)


def test_an_answer_has_marks_beside_those_of_its_thread() -> None:
    data, _, _ = _with_thread()
    assert anchored(data) == {"0": "two", "1": "four", "2": "two"}
    assert references(data) == ["0", "2", "1"]


def test_an_answer_to_an_answer_joins_the_thread() -> None:
    data, comment, reply = _with_thread()
    document = open_document(data)
    document.reply(reply, "And so on.")
    written = document.to_bytes()
    thread, _ = open_document(written).threads()
    assert [remark.text for remark in thread.replies] == ["Because.", "And so on."]
    assert references(written) == ["0", "2", "3", "1"]
    parents = [
        x.get(f"{{{W15}}}paraIdParent") for x in children(written, "word/commentsExtended.xml", "commentEx")
    ]
    assert parents == [None, None, comment, comment]


def test_a_thread_is_resolved_and_reopened_with_its_answers() -> None:
    data, comment, reply = _with_thread()
    document = open_document(data)
    document.resolve(reply)
    done = document.to_bytes()
    assert [thread.resolved for thread in open_document(done).threads()] == [True, False]
    marks = [x.get(f"{{{W15}}}done") for x in children(done, "word/commentsExtended.xml", "commentEx")]
    assert marks == ["1", "0", "1"]
    again = open_document(done)
    again.reopen(comment)
    assert [thread.resolved for thread in again.threads()] == [False, False]


def test_an_edited_comment_keeps_its_id_its_author_and_its_answers() -> None:
    data, comment, _ = _with_thread()
    document = open_document(data)
    document.edit(comment, "How many?\nAnd when?")
    thread, _ = open_document(document.to_bytes()).threads()
    assert (thread.id, thread.author, thread.text) == (comment, "Ann", "How many?\nAnd when?")
    assert len(thread.replies) == 1


def test_a_deleted_thread_leaves_nothing_behind() -> None:
    data, comment, _ = _with_thread()
    document = open_document(data)
    document.delete(comment)
    written = document.to_bytes()
    assert [thread.text for thread in open_document(written).threads()] == ["Other"]
    assert anchored(written) == {"1": "four"}
    for name, tag in (("commentsExtended", "commentEx"), ("commentsIds", "commentId"),
                      ("commentsExtensible", "commentExtensible")):  # fmt: skip
        assert len(children(written, f"word/{name}.xml", tag)) == 1, name


def test_a_deleted_answer_leaves_its_thread() -> None:
    data, _, reply = _with_thread()
    document = open_document(data)
    document.delete(reply)
    thread, _ = open_document(document.to_bytes()).threads()
    assert thread.replies == ()


def test_strip_takes_out_the_comments_of_one_author_with_the_answers_to_them() -> None:
    data, _, _ = _with_thread()
    document = open_document(data)
    assert document.strip(author="Ann") == 2
    assert [thread.author for thread in open_document(document.to_bytes()).threads()] == ["Bob"]


def test_strip_takes_the_parts_out_with_the_last_comment() -> None:
    original = docx(p("one two three"), p("four"))
    data, _, _ = _with_thread()
    document = open_document(data)
    assert document.strip() == 3
    written = document.to_bytes()
    left = parts(written)
    assert not [name for name in left if "omments" in name]
    assert b"omments" not in left["[Content_Types].xml"]
    assert b"omments" not in left["word/_rels/document.xml.rels"]
    assert b"comment" not in left["word/document.xml"]
    assert open_document(written).view == open_document(original).view


def test_strip_takes_out_marks_without_a_comment() -> None:
    document = open_document(docx(p('<w:commentRangeStart w:id="9"/>', "one")))
    assert document.strip() == 0
    assert b"commentRangeStart" not in parts(document.to_bytes())["word/document.xml"]


def test_a_comment_can_be_made_after_all_were_taken_out() -> None:
    data, _, _ = _with_thread()
    document = open_document(data)
    document.strip()
    document.comment(Span(0, 0, 3), "New")
    written = document.to_bytes()
    assert anchored(written) == {"0": "one"} or anchored(written) == {"3": "one"}
    assert [thread.text for thread in open_document(written).threads()] == ["New"]


def test_a_run_that_held_more_than_a_mark_stays() -> None:
    body = p("one", '<w:r><w:t>two</w:t><w:commentReference w:id="5"/><w:t>three</w:t></w:r>')
    document = open_document(docx(body, comments=_BARE))
    document.strip()
    assert open_document(document.to_bytes()).view.texts() == ["onetwothree"]


def test_a_comment_of_an_old_program_goes_by_its_number_until_it_is_answered() -> None:
    original = docx(_BARE_BODY, comments=_BARE)
    document = open_document(original)
    [thread] = document.threads()
    assert (thread.id, thread.quote, thread.text, thread.date) == ("5", "two", "First\nSecond", None)
    document.reply("5", "Answer")
    written = document.to_bytes()
    [thread] = open_document(written).threads()
    assert (len(thread.id), [remark.text for remark in thread.replies]) == (8, ["Answer"])


def test_a_comment_of_an_old_program_can_be_resolved() -> None:
    document = open_document(docx(_BARE_BODY, comments=_BARE))
    document.resolve("5")
    assert [thread.resolved for thread in open_document(document.to_bytes()).threads()] == [True]


def test_an_unknown_id_is_an_error_that_changes_nothing() -> None:
    original = docx(_BARE_BODY, comments=_BARE)
    document = open_document(original)
    for act in (document.resolve, document.reopen, document.delete, lambda x: document.reply(x, "y"),
                lambda x: document.edit(x, "y")):  # fmt: skip
        with pytest.raises(NoSuchCommentError, match="12345678"):
            act("12345678")
    assert document.to_bytes() == original


def test_parents_in_a_circle_do_not_hang() -> None:
    data, comment, reply = _with_thread()
    files = parts(data)
    circle = files["word/commentsExtended.xml"].replace(
        f'w15:paraId="{comment}"'.encode(), f'w15:paraId="{comment}" w15:paraIdParent="{reply}"'.encode()
    )
    document = open_document(packed(files | {"word/commentsExtended.xml": circle}))
    assert len(document.threads()) <= 3
    document.resolve(comment)


def test_a_comment_without_marks_has_no_place_and_can_be_answered() -> None:
    document = open_document(docx(p("one"), comments=_BARE))
    assert document.threads()[0].spans == ()
    document.reply("5", "Answer")
    [thread] = open_document(document.to_bytes()).threads()
    assert len(thread.replies) == 1


_START, _END = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
_REFERENCE = '<w:r><w:commentReference w:id="5"/></w:r>'


@pytest.mark.parametrize("lost", [_START, _END, _REFERENCE, _START + _END])
def test_an_answer_to_a_comment_that_lost_a_mark_has_a_reference_alone(lost: str) -> None:
    marks = [mark for mark in (_START, r("two"), _END, _REFERENCE) if mark not in lost]
    original = docx(p("one ", *marks), comments=_BARE)
    document = open_document(original)
    document.reply("5", "Answer")
    written = document.to_bytes()
    assert references(written)[-1] == "6"
    assert len(open_document(written).threads()[0].replies) == 1


def test_an_answer_stands_beside_its_thread_where_an_earlier_answer_lost_its_marks() -> None:
    data, comment, _ = _with_thread()
    files = parts(data)
    main = files["word/document.xml"].decode()
    for mark in (
        '<w:commentRangeStart w:id="2"/>',
        '<w:commentRangeEnd w:id="2"/>',
        '<w:commentReference w:id="2"/>',
    ):
        assert mark in main
        main = main.replace(mark, "")
    document = open_document(packed(files | {"word/document.xml": main.encode()}))
    document.reply(comment, "And again.")
    assert anchored(document.to_bytes())["3"] == "two"


def test_work_in_one_sitting_reads_as_after_saving() -> None:
    document = open_document(docx(p("one two ", ins(r("three"))), p("four")))
    first = document.comment(Span(0, 2, 10), "a")
    document.comment(Span(0, 0, 13), "b")
    document.reply(first, "c")
    document.comment([Span(0, 8, 13), Span(1, 0, 2)], "d")
    assert document.threads() == open_document(document.to_bytes()).threads()


def test_changes_on_purpose_are_no_differences_when_named() -> None:
    original = docx(_BARE_BODY, comments=_BARE)
    document = open_document(original)
    document.edit("5", "New words")
    written = document.to_bytes()
    assert verify(original, written) != []
    assert verify(original, written, touched=["5"]) == []


def test_entries_of_the_archive_are_used_again_when_comments_come_back() -> None:
    data = packed(entries(_BARE_BODY, comments=_BARE))
    document = open_document(data)
    document.strip()
    document.comment(Span(0, 0, 3), "New")
    written = document.to_bytes()
    assert [thread.text for thread in open_document(written).threads()] == ["New"]


def test_a_file_full_of_ranges_over_all_of_it_is_told_in_short() -> None:
    count = 20_000
    starts = "".join(
        f'<w:commentRangeStart w:id="{number}"/><w:r><w:t>xyz</w:t></w:r>' for number in range(count)
    )
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="a"><w:p w14:paraId="{number + 1:08X}"/></w:comment>'
        for number in range(count)
    )
    threads = open_document(docx(f"<w:p>{starts}</w:p>", comments=comments)).threads()
    assert (len(threads), len(threads[0].quote), threads[-1].quote) == (count, 3 * count, "xyz")
    assert sum(len(thread.quote) for thread in threads) < 50_000_000
