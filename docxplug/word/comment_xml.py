"""The elements of one comment: its paragraphs in the comments part and its reference in the text."""

import re
from datetime import UTC, datetime

from lxml import etree

from docxplug.word.comment_errors import CommentTextError
from docxplug.word.comment_kinds import PARA_ID, TEXT_ID
from docxplug.word.xml import XML_SPACE

# XML 1.0, production 2: anything else makes a part that no program opens.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|\n")
_LONGEST_NAME = 255  # ST_String of attributes that Word keeps in fixed fields
_LONGEST_INITIALS = 9


def checked_text(text: str) -> str:
    """The words of a comment with line ends as ``\\n``; raises CommentTextError where Word could not hold them."""
    if not text.strip():
        raise CommentTextError("The comment has no words; give it a text.")
    _refuse_control_characters(text, "text")
    return _LINE_END.sub("\n", text).strip("\n")


def checked_name(author: str) -> str:
    """The author's name; raises CommentTextError where Word could not hold it."""
    if len(author) > _LONGEST_NAME:
        raise CommentTextError(f"The author's name is longer than {_LONGEST_NAME} characters; shorten it.")
    _refuse_control_characters(author, "author's name")
    return author


def initials_of(author: str) -> str:
    """The first letter of each word of a name, as Word makes initials."""
    return "".join(word[0] for word in author.split()).upper()[:_LONGEST_INITIALS]


def checked_initials(initials: str) -> str:
    """The initials as Word holds them."""
    _refuse_control_characters(initials, "initials")
    return initials[:_LONGEST_INITIALS]


def _refuse_control_characters(text: str, what: str) -> None:
    if bad := _NOT_XML.search(text):
        raise CommentTextError(
            f"The {what} contains the control character U+{ord(bad[0]):04X}, which a Word file cannot hold; "
            "remove it."
        )


def local_time(moment: datetime) -> str:
    """``w:date`` as Word writes it: the local time, with a Z that means nothing."""
    return moment.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def utc_time(moment: datetime) -> str:
    """``w16cex:dateUtc``; a moment without a zone is local time of this machine."""
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def comment_paragraphs(
    parent: etree._Element, w: str, text: str, para_ids: list[str], styles: tuple[str, str]
) -> None:
    """Append the paragraphs of ``text`` to ``parent``, one for each line and each of ``para_ids``.

    ``w`` is the main namespace in braces; ``styles`` are the ids of the paragraph's and the mark's style.
    """
    paragraph_style, mark_style = styles
    for number, (line, para_id) in enumerate(zip(text.split("\n"), para_ids, strict=True)):
        paragraph = etree.SubElement(parent, f"{w}p", {PARA_ID: para_id, TEXT_ID: "77777777"})
        properties = etree.SubElement(paragraph, f"{w}pPr")
        etree.SubElement(properties, f"{w}pStyle", {f"{w}val": paragraph_style})
        if number == 0:
            mark = etree.SubElement(paragraph, f"{w}r")
            _style(mark, w, mark_style)
            etree.SubElement(mark, f"{w}annotationRef")
        if line:
            _fill(etree.SubElement(paragraph, f"{w}r"), w, line)


def _fill(run: etree._Element, w: str, line: str) -> None:
    for number, piece in enumerate(line.split("\t")):
        if number:
            etree.SubElement(run, f"{w}tab")
        if piece:
            text = etree.SubElement(run, f"{w}t")
            text.text = piece
            if piece != piece.strip():
                text.set(XML_SPACE, "preserve")


def reference_run(root: etree._Element, w: str, number: str, mark_style: str) -> etree._Element:
    """The run that shows a comment's mark, at the end of ``root``, from where it is moved to its place."""
    run = etree.SubElement(root, f"{w}r")
    _style(run, w, mark_style)
    etree.SubElement(run, f"{w}commentReference", {f"{w}id": number})
    return run


def _style(run: etree._Element, w: str, style: str) -> None:
    properties = etree.SubElement(run, f"{w}rPr")
    etree.SubElement(properties, f"{w}rStyle", {f"{w}val": style})
