"""What a written file says about its comments, read by other means than docxplug's."""

import io
import zipfile
from collections.abc import Iterator

from builders import W
from lxml import etree

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"


def parts(data: bytes) -> dict[str, bytes]:
    """The inflated entries of a file by name, checked against their checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """The root of a part."""
    return etree.fromstring(parts(data)[name])


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def value(element: etree._Element, name: str) -> str:
    """An attribute in either main namespace."""
    return element.get(f"{{{W}}}{name}") or element.get(f"{{{_STRICT}}}{name}") or ""


def children(data: bytes, name: str, tag: str) -> list[etree._Element]:
    """The elements of that local name in a part."""
    return [element for element in part(data, name).iter(etree.Element) if local(element) == tag]


def anchored(data: bytes, main: str = "word/document.xml") -> dict[str, str]:
    """The visible text between the marks of each comment, by ``w:id``; paragraphs are joined by line feeds."""
    found: dict[str, str] = {}
    open_ids: list[str] = []
    for kind, said in _stream(part(data, main)):
        if kind == "commentRangeStart":
            open_ids.append(said)
            found[said] = ""
        elif kind == "commentRangeEnd":
            open_ids.remove(said)
        else:
            for number in open_ids:
                found[number] += said
    assert not open_ids, f"ranges without an end: {open_ids}"
    return {number: text.strip("\n") for number, text in found.items()}


def _stream(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        name = local(element)
        if name in ("commentRangeStart", "commentRangeEnd"):
            yield name, value(element, "id")
        elif name == "p":
            yield "text", "\n"
        elif name == "t" and not _is_hidden(element):
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield "text", (element.text or "") if kept else (element.text or "").strip(" \t\r\n")
        elif name in ("tab", "br", "noBreakHyphen") and local(element.getparent()) == "r":
            yield "text", {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}[name]


def _is_hidden(text: etree._Element) -> bool:
    inside = {local(ancestor) for ancestor in text.iterancestors()}
    return bool(inside & {"del", "moveFrom", "Fallback", "txbxContent"}) or any(
        local(child) == "vanish" for sibling in text.itersiblings(preceding=True) for child in sibling
    )


def comment_texts(data: bytes, name: str = "word/comments.xml") -> dict[str, str]:
    """The words of each comment by ``w:id``."""
    return {
        value(comment, "id"): "\n".join(
            "".join(node.text or "" for node in paragraph.iter(etree.Element) if local(node) == "t")
            for paragraph in comment.iter(etree.Element)
            if local(paragraph) == "p"
        )
        for comment in children(data, name, "comment")
    }


def references(data: bytes, main: str = "word/document.xml") -> list[str]:
    """The ``w:id`` of every reference in the text, in order."""
    return [value(element, "id") for element in children(data, main, "commentReference")]
