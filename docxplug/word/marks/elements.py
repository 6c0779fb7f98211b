"""The elements of one comment: its paragraphs in the comments part and its reference in the text."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from docxplug.word.comment_errors import CommentTextError
from docxplug.word.marks.kinds import W14, W15, W16CEX, W16CID

# XML 1.0, production 2: anything else makes a part that no program opens.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|\n")
_PREFIXES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (("w14", W14), ("w15", W15), ("w16cid", W16CID), ("w16cex", W16CEX))
)
_TAB = "\t"
_quoted = lru_cache(maxsize=256)(quoteattr)  # a document's authors and styles are few
_LONGEST_NAME = 255  # ST_String of attributes that Word keeps in fixed fields
_LONGEST_INITIALS = 9


def checked_text(text: str) -> str:
    """The words of a comment with line ends as ``\\n``; raises CommentTextError where Word could not hold them."""
    if not text.strip():
        raise CommentTextError("The comment has no words; give it a text.")
    _refuse_control_characters(text, "text")
    return (_LINE_END.sub("\n", text) if "\r" in text else text).strip("\n")


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
    if bad := NOT_XML.search(text):
        raise CommentTextError(
            f"The {what} contains the control character U+{ord(bad[0]):04X}, which a Word file cannot hold; "
            "remove it."
        )


@lru_cache(maxsize=64)  # comments of one review share a moment
def local_time(moment: datetime) -> str:
    """``w:date`` as Word writes it: the local time, with a Z that means nothing."""
    return moment.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


@lru_cache(maxsize=64)
def utc_time(moment: datetime) -> str:
    """``w16cex:dateUtc``; a moment without a zone is local time of this machine.

    Raises:
        CommentTextError: it is so near the first or the last year that no computer knows it in UTC.
    """
    try:
        utc = moment.astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        raise CommentTextError(f"The time {moment} cannot be told in UTC; give another one.") from None
    return utc.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def parsed(root: etree._Element, main_uri: str, xml: str) -> list[etree._Element]:
    """The elements written in ``xml``, ready to be moved under ``root``.

    Prefixes are those of ``comment_kinds``, with ``w`` for ``main_uri``. The elements are made by the parser of
    ``root``, so that they are of the same classes as its others; parsing many at one go is several times faster
    than making them one by one.
    """
    wrapped = f'<all xmlns:w="{main_uri}" {_PREFIXES}>{xml}</all>'
    return list(etree.fromstring(wrapped, root.getroottree().parser))


def comment_xml(number: str, author: str, initials: str, date: str, paragraphs: str) -> str:
    """A ``w:comment``; ``date`` as ``local_time`` writes it, ``paragraphs`` as ``comment_paragraphs`` does."""
    said = f" w:initials={_quoted(initials)}" if initials else ""
    return f'<w:comment w:id="{number}" w:author={_quoted(author)} w:date="{date}"{said}>{paragraphs}</w:comment>'


def comment_paragraphs(text: str, para_ids: list[str], styles: tuple[str, str]) -> str:
    """The paragraphs of a comment: one for each line of ``text`` and each of ``para_ids``.

    ``styles`` are the ids of the paragraph's and the mark's style; the first paragraph begins with the mark.
    """
    paragraph_style, mark_style = (_quoted(style) for style in styles)
    mark = f"<w:r><w:rPr><w:rStyle w:val={mark_style}/></w:rPr><w:annotationRef/></w:r>"
    return "".join(
        f'<w:p w14:paraId="{para_id}" w14:textId="77777777"><w:pPr><w:pStyle w:val={paragraph_style}/></w:pPr>'
        f"{mark if number == 0 else ''}{_run(line)}</w:p>"
        for number, (line, para_id) in enumerate(zip(text.split("\n"), para_ids, strict=True))
    )


def _run(line: str) -> str:
    return f"<w:r>{'<w:tab/>'.join(_text(piece) for piece in line.split(_TAB))}</w:r>" if line else ""


def _text(piece: str) -> str:
    space = ' xml:space="preserve"' if piece != piece.strip() else ""
    return f"<w:t{space}>{escape(piece)}</w:t>" if piece else ""


def mark_xml(kind: str, number: str) -> str:
    """A ``commentRangeStart`` or ``commentRangeEnd``."""
    return f'<w:{kind} w:id="{number}"/>'


def reference_xml(number: str, mark_style: str) -> str:
    """The run that shows a comment's mark."""
    return (
        f"<w:r><w:rPr><w:rStyle w:val={_quoted(mark_style)}/></w:rPr>"
        f'<w:commentReference w:id="{number}"/></w:r>'
    )


def marks_xml(number: str, mark_style: str) -> str:
    """All three marks of one comment."""
    start, end = mark_xml("commentRangeStart", number), mark_xml("commentRangeEnd", number)
    return f"{start}{end}{reference_xml(number, mark_style)}"
