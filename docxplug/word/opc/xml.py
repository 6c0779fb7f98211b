"""The one place where XML is parsed, and the namespaces of WordprocessingML."""

import functools
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from lxml import etree

from docxplug.kept import compiled
from docxplug.word.errors import (
    DoctypeError,
    MalformedXmlError,
    TextTooLongError,
    TooDeepError,
    TooManyNamespacesError,
    XmlTooLargeError,
)
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
M_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/math"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

#: Both spellings of WordprocessingML's namespace; documents use one of them throughout.
WORD_NAMESPACES: Final = (W, W_STRICT)

_DOCTYPE = compiled(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")
_ROOT_TAG = compiled(rb"<\x00?[A-Za-z_:\x80-\xff]")
_PROLOG = compiled(rb"""(?:\xef\xbb\xbf)?(?:<\?xml(?:[^>?]|\?(?!>))*\?>)?\s*""")
_PREFIX = compiled(rb"xmlns:([^\s=]+)")


def namespace(element: etree._Element) -> str:
    """The namespace of an element's name, "" where it has none."""
    return etree.QName(element).namespace or ""


@functools.cache
def word_tags(*names: str) -> tuple[str, ...]:
    """The names in both WordprocessingML namespaces, as lxml writes them."""
    return tuple(f"{{{uri}}}{name}" for uri in WORD_NAMESPACES for name in names)


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of a WordprocessingML attribute in either namespace."""
    transitional, strict = word_tags(name)
    value = element.get(transitional)
    return element.get(strict) if value is None else value


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that WordprocessingML name in either namespace."""
    return next(element.iterchildren(*word_tags(name)), None)


def parse(data: bytes, part: str, limits: Limits = DEFAULT_LIMITS) -> etree._Element:
    """The root of an XML part.

    Nothing outside ``data`` is ever read and no entity is resolved. Raises a subclass of UnreadableError for
    what is not well-formed, declares a document type, or goes past the limits.
    """
    _refuse_unsafe(data, part, limits)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error, part) from error
    # Of more than a hundred prefixes that are not declared lxml says nothing, and gives names with colons.
    if any(error.domain == etree.ErrorDomains.NAMESPACE for error in parser.error_log.filter_from_errors()):
        raise MalformedXmlError(part=part, detail="a prefix that is not declared")
    if root.getroottree().docinfo.internalDTD is not None:
        # Reached only through an encoding in which the scan above could not see the declaration.
        raise DoctypeError(part=part)
    return root


def stream(chunks: Iterable[bytes], part: str, tags: Collection[str]) -> Iterator[etree._Element]:
    """The elements of these names with their attributes, in order, from a part that is not kept.

    Raises as ``parse`` does where the part is not well-formed. It is for parts that are known to declare no document
    type.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=(*tags, *word_tags("p")), resolve_entities=False, no_network=True
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
            for event, element in parser.read_events():
                if event == "start" and element.tag in tags:
                    yield element
                elif event == "end":
                    element.clear()
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(error, part) from error


def prolog_of(data: bytes) -> bytes:
    """What stands before the first tag of a part in UTF-8: byte order mark, declaration, white space."""
    found = _PROLOG.match(data)
    return found[0] if found else b""


def _refuse_unsafe(data: bytes, part: str, limits: Limits) -> None:
    root_tag = _ROOT_TAG.search(data)
    if _DOCTYPE.search(data, 0, root_tag.start() if root_tag else len(data)):
        raise DoctypeError(part=part)
    # A node costs about 200 bytes of memory whatever its length in the file: they are counted, not only bytes.
    # Each takes a byte at least, so that most parts are too short for too many.
    size = len(data)
    if size > limits.xml or (size > limits.nodes and data.count(b"<") + data.count(b"=") > limits.nodes):
        raise XmlTooLargeError(part=part)
    if data.count(b"xmlns") > limits.namespaces and len(set(_PREFIX.findall(data))) > limits.namespaces:
        raise TooManyNamespacesError(part=part, limit=limits.namespaces)


def _refusal(error: etree.XMLSyntaxError, part: str) -> Exception:
    """The typed error for what the parser said; its resource limits are told apart by their words."""
    text = " ".join(str(error.msg or "").split())
    said = text.lower()
    if "depth" in said:
        return TooDeepError(part=part)
    if "too long" in said or "huge text" in said or "huge input" in said:
        return TextTooLongError(part=part)
    if "limit exceeded" in said:
        return XmlTooLargeError(part=part)
    return MalformedXmlError(part=part, detail=text or "no content")
