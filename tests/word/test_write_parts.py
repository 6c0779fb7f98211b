"""The five parts that speak of comments agree, whatever the document had before."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from annotated import (
    W14,
    W15,
    W16CEX,
    W16CID,
    anchored,
    children,
    comment_texts,
    local,
    parts,
    references,
    value,
)
from builders import archive as packed
from builders import docx, entries, p, r, relationship, root, style

from docxplug.errors import RequestError
from docxplug.spans import Span
from docxplug.word import NewComment, open_document, verify
from docxplug.word.comment_errors import BrokenCommentsError, CommentTextError, TooManyCommentsError

_OLD = (
    '<w:comment w:id="{0}" w:author="Ann" w:date="2025-01-01T10:00:00Z" w:initials="A">'
    "<w:p{1}><w:r><w:t>Old words</w:t></w:r></w:p></w:comment>"
)


def _marked(number: int | str, text: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{r(text)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def _annotated(data: bytes, *spans: Span, **options: object) -> bytes:
    document = open_document(data)
    document.annotate([NewComment((span,), f"Note {at}", **options) for at, span in enumerate(spans)])  # type: ignore[arg-type]
    return document.to_bytes()


def test_every_part_names_every_comment_once() -> None:
    written = _annotated(docx(p("one two three")), Span(0, 0, 3), Span(0, 4, 7))
    para_ids = [x.get(f"{{{W14}}}paraId") for x in children(written, "word/comments.xml", "p")]
    extended = children(written, "word/commentsExtended.xml", "commentEx")
    named = children(written, "word/commentsIds.xml", "commentId")
    timed = children(written, "word/commentsExtensible.xml", "commentExtensible")
    assert [x.get(f"{{{W15}}}paraId") for x in extended] == para_ids
    assert [x.get(f"{{{W16CID}}}paraId") for x in named] == para_ids
    assert [x.get(f"{{{W16CEX}}}durableId") for x in timed] == [
        x.get(f"{{{W16CID}}}durableId") for x in named
    ]
    people = children(written, "word/people.xml", "person")
    assert [x.get(f"{{{W15}}}author") for x in people] == ["docxplug"]


def test_every_new_part_has_one_relationship_and_one_content_type() -> None:
    files = parts(_annotated(docx(p("one")), Span(0, 0, 3)))
    arrows, types = files["word/_rels/document.xml.rels"].decode(), files["[Content_Types].xml"].decode()
    for name in ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "styles"):
        assert arrows.count(f'Target="{name}.xml"') == 1, name
        assert types.count(f'PartName="/word/{name}.xml"') == 1, name


def test_namespaces_that_old_programs_do_not_know_are_declared_ignorable() -> None:
    files = parts(_annotated(docx(p("one")), Span(0, 0, 3)))
    for name in ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"):
        text = files[f"word/{name}.xml"].decode()
        ignorable = re.search(r'mc:Ignorable="([^"]+)"', text)
        assert ignorable, name
        assert all(f"xmlns:{prefix}=" in text for prefix in ignorable[1].split()), name


def test_ids_are_eight_hex_digits_below_the_sign_bit_and_all_different() -> None:
    document = open_document(docx(p("x" * 400)))
    document.annotate([NewComment((Span(0, at, at + 1),), "Same words\nin two lines") for at in range(400)])
    text = b"".join(parts(document.to_bytes()).values()).decode()
    para_ids = re.findall(r'w14:paraId="(\w+)"', text)
    durable = re.findall(r'w16cid:durableId="(\w+)"', text)
    assert len(set(para_ids)) == 800
    assert len(set(durable)) == 400
    assert all(re.fullmatch(r"[0-7][0-9A-F]{7}", found) for found in para_ids + durable)


def test_ids_depend_on_the_content_alone() -> None:
    date = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    first = _annotated(docx(p("one two")), Span(0, 0, 3), Span(0, 4, 7), date=date)
    assert first == _annotated(docx(p("one two")), Span(0, 0, 3), Span(0, 4, 7), date=date)


def test_numbers_go_above_those_of_comments_and_of_marks_without_a_comment() -> None:
    body = p(_marked(3, "one"), '<w:commentRangeStart w:id="17"/>', " two")
    written = _annotated(docx(body, comments=_OLD.format(3, "")), Span(0, 4, 7))
    assert references(written) == ["3", "18"]


def test_numbers_stay_within_32_bits_where_a_file_has_used_the_last_one() -> None:
    body = p(_marked(2147483647, "one"), " two three")
    written = _annotated(docx(body, comments=_OLD.format(2147483647, "")), Span(0, 4, 7), Span(0, 8, 13))
    assert references(written) == ["2147483647", "0", "1"]


def test_paragraph_ids_of_the_text_are_not_taken_again() -> None:
    probe = _annotated(docx(p("one")), Span(0, 0, 3))
    taken = children(probe, "word/comments.xml", "p")[0].get(f"{{{W14}}}paraId")
    body = f'<w:p w14:paraId="{taken}"><w:r><w:t>one</w:t></w:r></w:p>'
    written = _annotated(docx(body), Span(0, 0, 3))
    assert children(written, "word/comments.xml", "p")[0].get(f"{{{W14}}}paraId") != taken


@pytest.mark.parametrize("number", ["abc", "", "3", "99999999999"])
def test_odd_and_double_ids_of_others_are_lived_with(number: str) -> None:
    original = docx(p(_marked(3, "one"), " two"), comments=_OLD.format(3, "") + _OLD.format(number, ""))
    written = _annotated(original, Span(0, 4, 7))
    assert comment_texts(written)[references(written)[-1]] == "Note 0"
    assert parts(written)["word/comments.xml"].count(b"Old words") == 2
    assert verify(original, written) == []


def test_comments_of_others_are_kept_to_the_byte() -> None:
    old = _OLD.format(0, ' w14:paraId="1A2B3C4D" w:rsidR="00112233"')
    original = docx(p(_marked(0, "one"), " two"), comments=old)
    written = _annotated(original, Span(0, 4, 7))
    assert old.encode() in parts(written)["word/comments.xml"]
    assert anchored(written) == {"0": "one", "1": "two"}


def test_comments_in_a_file_without_the_new_namespaces_gain_them() -> None:
    made = entries(p(_marked(0, "one"), " two"), comments=_OLD.format(0, ""))
    bare = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:w14="urn:other">{_OLD.format(0, "")}</w:comments>'
    )
    original = packed(made | {"word/comments.xml": bare})
    written = _annotated(original, Span(0, 4, 7))
    [_, new] = children(written, "word/comments.xml", "p")
    assert new.get(f"{{{W14}}}paraId")
    assert "Old words" in comment_texts(written).values()
    assert verify(original, written) == []


def test_a_comments_part_of_another_name_is_found_by_its_relationship() -> None:
    made = entries(
        p(_marked(0, "one"), " two"), more_relationships=[relationship(7, "comments", "/word/comments2.xml")]
    )
    types = str(made["[Content_Types].xml"], "utf-8").replace(  # type: ignore[arg-type]
        "</Types>",
        '<Override PartName="/word/comments2.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.comments+xml"/></Types>',
    )
    old = root("comments", _OLD.format(0, ""))
    written = _annotated(
        packed(made | {"word/comments2.xml": old, "[Content_Types].xml": types}), Span(0, 4, 7)
    )
    assert "word/comments.xml" not in parts(written)
    assert list(comment_texts(written, "word/comments2.xml").values()) == ["Old words", "Note 0"]


def test_a_relationship_to_a_missing_comments_part_is_used_not_doubled() -> None:
    made = entries(p("one"), more_relationships=[relationship(7, "comments", "notes/comments.xml")])
    written = _annotated(packed(made), Span(0, 0, 3))
    assert list(comment_texts(written, "word/notes/comments.xml").values()) == ["Note 0"]
    assert parts(written)["word/_rels/document.xml.rels"].count(b'/relationships/comments"') == 1


def test_an_unrelated_file_of_the_usual_name_is_not_overwritten() -> None:
    original = packed(entries(p("one")) | {"word/comments.xml": "<other/>"})
    written = _annotated(original, Span(0, 0, 3))
    assert parts(written)["word/comments.xml"] == b"<other/>"
    assert list(comment_texts(written, "word/comments2.xml").values()) == ["Note 0"]


def test_a_comments_part_with_another_root_is_an_error() -> None:
    made = entries(p("one"), comments="") | {"word/comments.xml": root("styles", "")}
    with pytest.raises(BrokenCommentsError):
        open_document(packed(made)).threads()


def test_styles_of_comments_are_added_where_missing_and_based_on_the_default() -> None:
    styles = style("Normal", "Normal", default=True) + style("a", "annotation text")
    original = docx(p("one"), styles=styles)
    written = _annotated(original, Span(0, 0, 3))
    names = [value(x, "val") for x in children(written, "word/styles.xml", "name")]
    assert sorted(names) == sorted(
        ["Normal", "annotation text", "annotation reference", "annotation subject", "Comment Text Char",
         "Comment Subject Char"]
    )  # fmt: skip
    used = {value(x, "val") for x in children(written, "word/comments.xml", "pStyle")}
    assert used == {"a"}, "a style is known by its name, whatever its id"
    assert verify(original, written) == []


def test_a_style_id_that_is_taken_by_another_style_is_not_used_twice() -> None:
    original = docx(p("one"), styles=style("CommentReference", "My own style"))
    written = _annotated(original, Span(0, 0, 3))
    ids = [value(x, "styleId") for x in children(written, "word/styles.xml", "style")]
    assert len(ids) == len(set(ids)) == 6
    [used] = {value(x, "val") for x in children(written, "word/document.xml", "rStyle")}
    assert used != "CommentReference"
    assert used in ids


def test_dates_are_local_in_one_place_and_utc_in_the_other() -> None:
    zone = timezone(timedelta(hours=-5))
    written = _annotated(docx(p("one")), Span(0, 0, 3), date=datetime(2026, 7, 1, 22, 30, tzinfo=zone))
    [comment] = children(written, "word/comments.xml", "comment")
    [timed] = children(written, "word/commentsExtensible.xml", "commentExtensible")
    assert value(comment, "date") == "2026-07-01T22:30:00Z"
    assert timed.get(f"{{{W16CEX}}}dateUtc") == "2026-07-02T03:30:00Z"
    [thread] = open_document(written).threads()
    assert thread.date == datetime(2026, 7, 2, 3, 30, tzinfo=UTC)


def test_source_date_epoch_names_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    written = _annotated(docx(p("one")), Span(0, 0, 3))
    [comment] = children(written, "word/comments.xml", "comment")
    assert value(comment, "date") == "2026-01-01T00:00:00Z"


@pytest.mark.parametrize("given", ["²", "soon", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(RequestError, match="seconds since 1970"):
        _annotated(docx(p("one")), Span(0, 0, 3))


@pytest.mark.parametrize("given", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-10:00"])
def test_a_time_that_no_computer_knows_in_utc_is_refused(given: str) -> None:
    document = open_document(docx(p("one")))
    with pytest.raises(CommentTextError, match="cannot be told in UTC"):
        document.comment(Span(0, 0, 3), "Why?", date=datetime.fromisoformat(given))


def test_a_text_of_several_lines_with_tabs_and_signs_comes_back_as_it_was() -> None:
    text = 'First <line> & "quotes"\n\n\tthird, with  spaces \n😀'
    document = open_document(docx(p("one")))
    document.comment(Span(0, 0, 3), text, author='Ann "A" <b>', initials="&")
    written = document.to_bytes()
    [thread] = open_document(written).threads()
    assert (thread.text, thread.author, thread.initials) == (text, 'Ann "A" <b>', "&")
    assert len(children(written, "word/comments.xml", "annotationRef")) == 1


@pytest.mark.parametrize(
    ("text", "author"),
    [("", "A"), (" \n ", "A"), ("bell \x07", "A"), ("ok", "A\x00"), ("ok", "x" * 256), ("\ud800", "A")],
)
def test_what_a_word_file_cannot_hold_is_refused(text: str, author: str) -> None:
    original = docx(p("one"))
    document = open_document(original)
    with pytest.raises(CommentTextError):
        document.comment(Span(0, 0, 3), text, author=author)
    assert document.to_bytes() == original


def test_more_comments_than_word_opens_are_refused() -> None:
    document = open_document(docx(p("one")))
    with pytest.raises(TooManyCommentsError, match="32,767"):
        document.annotate([NewComment((Span(0, 0, 1),), "x")] * 32_768)
    assert document.threads() == ()


def test_initials_are_made_from_the_name() -> None:
    written = _annotated(docx(p("one")), Span(0, 0, 3), author="Ann van der Berg")
    assert value(children(written, "word/comments.xml", "comment")[0], "initials") == "AVDB"


def test_the_reference_uses_the_style_of_comment_marks() -> None:
    written = _annotated(docx(p("one")), Span(0, 0, 3))
    [mark] = children(written, "word/document.xml", "commentReference")
    run = mark.getparent()
    assert [local(x) for x in run] == ["rPr", "commentReference"]
    assert value(run[0][0], "val") == "CommentReference"


def test_a_styles_part_that_was_lost_is_made_again_where_it_is_named() -> None:
    made = entries(p("one two"), styles="", footnotes="")
    del made["word/styles.xml"]
    original = packed(made)
    document = open_document(original)
    document.comment(Span(0, 0, 3), "x")
    written = parts(document.to_bytes())
    assert b"annotation text" in written["word/styles.xml"]
    assert written["[Content_Types].xml"].count(b"styles+xml") == 1
