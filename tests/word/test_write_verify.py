"""The proof says no to every change but added comments, and yes to those."""

from collections.abc import Callable

import pytest
from annotated import parts
from builders import archive as packed
from builders import deleted, docx, entries, ins, note, note_reference, p, r, root, style

from docxplug.spans import Span
from docxplug.word import open_document, verify

_BODY = p("one ", r("two", "<w:b/>"), " three", ins(r("four")), deleted("five"), note_reference(2))
_COMMENT = '<w:comment w:id="7" w:author="Ann"><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:comment>'
_MARKS = (
    '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
)


def _original() -> bytes:
    return packed(
        entries(
            _BODY,
            p(_MARKS.format(r("marked"))),
            comments=_COMMENT,
            styles=style("Normal", "Normal"),
            footnotes=note(2, p("A note.")),
        )
        | {"word/media/x.bin": b"123"}
    )


def _annotated() -> bytes:
    document = open_document(_original())
    document.comment(Span(0, 2, 9), "x")
    return document.to_bytes()


def _replace(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        assert old.encode() in files[name], "the change must find what it changes"
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return change


_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a letter": (_replace(_MAIN, "ree", "rEe"), "has become"),
    "a space": (_replace(_MAIN, "marked", "marked "), "has become"),
    "bold": (_replace(_MAIN, "<w:b/>", "<w:i/>"), "formatting"),
    "a paragraph": (_replace(_MAIN, "<w:sectPr", "<w:p/><w:sectPr"), "added"),
    "an insertion's author": (_replace(_MAIN, 'w:author="Reviewer"', 'w:author="Other"'), "attributes"),
    "a deletion's text": (_replace(_MAIN, "five", "fife"), "has become"),
    "a note's reference": (
        _replace(_MAIN, 'footnoteReference w:id="2"', 'footnoteReference w:id="3"'),
        "has become",
    ),
    "an old mark": (_replace(_MAIN, '<w:commentRangeStart w:id="7"/>', ""), ""),
    "a section": (_replace(_MAIN, "<w:sectPr/>", '<w:sectPr w:rsidR="00AA00AA"/>'), "attributes"),
    "an old comment's words": (_replace(_COMMENTS, "Old", "New"), "lost or changed comment"),
    "an old comment's author": (
        _replace(_COMMENTS, 'w:author="Ann"', 'w:author="Bob"'),
        "lost or changed comment",
    ),
    "a comment that is gone": (_replace(_COMMENTS, _COMMENT, ""), "lost or changed comment"),
    "a whole thread that is gone": (
        lambda files: files.update(
            {
                _COMMENTS: files[_COMMENTS].replace(_COMMENT.encode(), b""),
                _MAIN: files[_MAIN].replace(_MARKS.partition("{}")[0].encode(), b""),
            }
        ),
        "lost or changed comment",
    ),
    "a foreign style": (_replace("word/styles.xml", '"Normal"', '"Other"'), "lost or changed style"),
    "a style of another kind": (
        _replace(
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:styleId="Q"><w:name w:val="Q"/></w:style></w:styles>',
        ),
        "got style",
    ),
    "a note's text": (_replace("word/footnotes.xml", "A note", "a note"), "has become"),
    "a picture": (_replace("word/media/x.bin", "123", "124"), "has changed"),
    "a part that is gone": (lambda files: files.pop("word/media/x.bin"), "is missing"),
    "a part that came": (lambda files: files.update({"word/new.bin": b"1"}), "was added"),
    "a content type": (
        _replace("[Content_Types].xml", "</Types>", '<Default Extension="q" ContentType="q/q"/></Types>'),
        "got Default",
    ),
    "a relationship": (
        _replace(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="q" Type="http://x/y/image" Target="http://x" TargetMode="External"/></Relationships>',
        ),
        "got Relationship",
    ),
    "a reversed range": (
        lambda files: files.update({_MAIN: _swapped(files[_MAIN])}),
        "out of order",
    ),
    "an unknown parent": (
        _replace("word/commentsExtended.xml", "w15:done", 'w15:paraIdParent="0BADF00D" w15:done'),
        "in no comment",
    ),
    "a comment past 32 bits": (
        lambda files: files.update(
            {name: files[name].replace(b'w:id="8"', b'w:id="99999999999"') for name in (_MAIN, _COMMENTS)}
        ),
        "cannot read",
    ),
    "an empty comment": (
        _replace(_COMMENTS, "</w:comments>", '<w:comment w:id="50" w:author="a"/></w:comments>'),
        "has no paragraph",
    ),
    "a second relationship to the comments": (
        _replace(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="q" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
            'Target="comments.xml"/></Relationships>',
        ),
        "2 relationships to comments",
    ),
}


def _swapped(main: bytes) -> bytes:
    start, end = b'<w:commentRangeStart w:id="8"/>', b'<w:commentRangeEnd w:id="8"/>'
    return main.replace(start, b"@").replace(end, start).replace(b"@", end)


def test_added_comments_are_no_difference() -> None:
    assert verify(_original(), _annotated()) == []
    assert verify(_original(), _original()) == []


@pytest.mark.parametrize("change", _CHANGES)
def test_every_other_change_is_found(change: str) -> None:
    alter, said = _CHANGES[change]
    files = parts(_annotated())
    alter(files)
    differences = verify(_original(), packed(files))
    assert any(said in str(difference) for difference in differences), [str(each) for each in differences]


def test_runs_that_are_cut_elsewhere_are_the_same_text() -> None:
    once, twice = docx(p("one two")), docx(p("on", "e t", "wo"))
    assert verify(once, twice) == []
    assert verify(twice, once) == []


def test_another_prefix_for_the_namespace_is_compared_all_the_same() -> None:
    made = entries(p("one", r("two", "<w:b/>")))
    other = str(made["word/document.xml"], "utf-8").replace("w:", "q:").replace("xmlns:w=", "xmlns:q=")  # type: ignore[arg-type]
    original = packed(made | {"word/document.xml": other})
    document = open_document(original)
    document.comment(Span(0, 1, 4), "x")
    written = document.to_bytes()
    assert verify(original, written) == []
    files = parts(written)
    files["word/document.xml"] = files["word/document.xml"].replace(b">wo<", b">wO<")
    assert verify(original, packed(files)) != []


def test_white_space_that_word_drops_is_not_compared_but_kept_white_space_is() -> None:
    def document(text: str) -> bytes:
        return packed(
            entries() | {"word/document.xml": root("document", f"<w:body><w:p>{text}</w:p></w:body>")}
        )

    loose = document("<w:r><w:t> a </w:t></w:r>")
    kept = document('<w:r><w:t xml:space="preserve"> a </w:t></w:r>')
    bare = document("<w:r><w:t>a</w:t></w:r>")
    assert verify(loose, bare) == []
    assert verify(loose, kept) != []
    assert verify(kept, bare) != []


def test_white_space_kept_by_an_element_around_it_is_compared() -> None:
    def document(text: str) -> bytes:
        body = f'<w:body xml:space="preserve"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
        return packed(entries() | {"word/document.xml": root("document", body)})

    assert verify(document(" a"), document("a")) != []
    assert verify(document(" a"), document(" a")) == []


def test_namespaces_that_are_no_addresses_are_compared_all_the_same() -> None:
    odd = '<w:style xmlns:q="../a" w:styleId="Q" q:b="1"><w:name w:val="Q"/></w:style>'
    made = entries(p("one two"), styles=style("Normal", "Normal") + odd)
    original = packed(made)
    other = packed(
        made | {"word/styles.xml": str(made["word/styles.xml"], "utf-8").replace("Normal", "Other")}
    )  # type: ignore[arg-type]
    assert verify(original, original) == []
    assert verify(original, other) != []


def test_marks_without_a_comment_go_whatever_they_are_numbered() -> None:
    original = docx(p("one ", '<w:commentRangeStart w:id="a/b"/>', "two"))
    document = open_document(original)
    assert document.strip() == 0
    assert b"a/b" not in parts(document.to_bytes())["word/document.xml"]
