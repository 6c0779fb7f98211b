"""Changes that keep the form of a thing: XML inside a package, lines of a text. All chance comes from one seed.

A fuzzer that flips bits of a zip archive tests checksums. These take the archive apart, change what a part says,
and put it together again; now and then they do break the archive.
"""

import contextlib
import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random

from builders import archive, root
from hostile import raw_zip
from lxml import etree

# fmt: off
_VALUES = (
    "", "0", "1", "-1", "2", "7", "99999999999", "1e9", "NaN", "true", "on", "NULL", "#x", "../x", "%2e",
    "\\", "é😀", "rId1", "rId90", "document.xml", "External", "begin", "separate", "end", "preserve",
    "comments",
)
# fmt: on
# fmt: off
_WRAPPERS = (
    "sdtContent", "sdt", "ins", "del", "moveFrom", "hyperlink", "smartTag", "customXml", "fldSimple", "p",
    "r", "t", "tbl", "tr", "tc", "txbxContent", "pPr", "rPr", "bookmarkStart", "body",
    "document",
)
# fmt: on
_SNIPPETS = (
    "<w:p/>",
    "<w:r><w:t>word</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText> TOC </w:instrText></w:r>",
    '<w:commentRangeStart w:id="0"/>',
    '<w:commentRangeEnd w:id="0"/>',
    '<w:r><w:commentReference w:id="0"/></w:r>',
    '<w:r><w:commentReference w:id="9"/></w:r>',
    '<w:footnoteReference w:id="2"/>',
    "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>",
    "<mc:AlternateContent><mc:Choice Requires='w14'><w:r/></mc:Choice><mc:Fallback/></mc:AlternateContent>",
    '<w:sym w:font="Symbol" w:char="F0B7"/>',
    "<w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby>",
    '<w:documentProtection w:edit="comments" w:enforcement="1"/>',
    '<w:style w:styleId="H"><w:basedOn w:val="H"/></w:style>',
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    '<w:comment w:id="0"><w:p/></w:comment>',
)
# fmt: off
_LINES = (
    "TQ 1", "TQ2:", "ECQ 3 –", "1.", "(a)", "• ", "not to exceed two (2) pages",
    "limit of 8,000 characters", "per answer", "Challenge:", "Result", "I was responsible for", "we",
    "(ABC)", "“", "”", "$1.2 million", "40%", "in 2031", "Mr.", "led", "[0]", "\t", "\f", "\u2028",
    "\u00ad", "\x00", "é", "😀", "a" * 300, ". " * 50, "\"", "{", "}", ",", ":", "1e999", "[" * 3000,
    "9" * 5000, '"\\ud800"', "\\ud83d", "-1", "null", "true", "{}", "[]",
)
# fmt: on
_LONGEST_TEXT = 20_000
_MOST_ELEMENTS = 5_000


def changed_package(data: bytes, size: int, seed: int) -> bytes:
    """A document with a few changes in its parts, or in how it is packed, of at most ``size`` bytes."""
    chance = Random(seed)  # noqa: S311 -- nothing secret
    parts = _parts(data)
    if not parts or chance.random() < 0.03:
        return _with_other_bytes(data, chance)[:size]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if chance.random() < 0.12:
            _change_names(parts, chance)
        else:
            _change_part(parts, chance)
    packed = _packed(parts, chance)
    return packed if len(packed) <= size else data[:size]


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            infos = [info for info in source.infolist() if info.file_size < 1_000_000]
            return {info.filename: source.read(info) for info in infos[:60]}
    except Exception:  # noqa: BLE001 -- whatever is no archive gets other bytes instead
        return {}


def _packed(parts: dict[str, bytes], chance: Random) -> bytes:
    if chance.random() < 0.03:
        files = list(parts.items())
        return raw_zip(*files, chance.choice(files))
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    packed = archive(parts, method)
    return _with_other_bytes(packed, chance) if chance.random() < 0.02 else packed


def _change_names(parts: dict[str, bytes], chance: Random) -> None:
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    match chance.randrange(5):
        case 0:
            if len(parts) > 1:
                del parts[name]
        case 1:
            parts[name.swapcase()] = parts[name]
        case 2:
            parts[name.replace("/", "\\")] = parts.pop(name)
        case 3:
            parts[name], parts[other] = parts[other], parts[name]
        case _:
            parts[chance.choice(("word/comments.xml", "word/people.xml", "x/" + name))] = parts[other]


def _change_part(parts: dict[str, bytes], chance: Random) -> None:
    # The text is what everything else hangs on: it is changed as often as all other parts together.
    main = [name for name in parts if name.endswith("document.xml")]
    name = chance.choice(main) if main and chance.random() < 0.5 else chance.choice(list(parts))
    if chance.random() < 0.05:
        parts[name] = _with_other_bytes(parts[name], chance)
        return
    try:
        tree = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        parts[name] = chance.choice((b"", parts[name][: len(parts[name]) // 2], root("comments", "")))
        return
    for _ in range(chance.choice((1, 2, 4))):
        elements = [
            element for _, element in zip(range(_MOST_ELEMENTS), tree.iter(etree.Element), strict=False)
        ]
        chance.choice(_CHANGES)(tree, elements, chance)
    encoding = "utf-16" if chance.random() < 0.01 else "utf-8"
    parts[name] = etree.tostring(tree, xml_declaration=chance.random() < 0.9, encoding=encoding)


_Change = Callable[[etree._Element, list[etree._Element], Random], None]


def _set_attribute(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    names = list(element.attrib) or ["w"]
    other = chance.choice(elements)
    values = [*_VALUES, *other.attrib.values()]
    with contextlib.suppress(ValueError):  # a broken part may have names that lxml reads and does not write
        element.set(chance.choice(names), chance.choice(values))


def _drop_attribute(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _remove(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _copy_elsewhere(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element, place = chance.choice(elements), chance.choice(elements)
    if element is not tree and len(elements) < _MOST_ELEMENTS // 2:
        place.insert(chance.randint(0, len(place)), deepcopy(element))


def _rename(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    uri = etree.QName(element).namespace
    local = chance.choice(_WRAPPERS)
    element.tag = chance.choice((chance.choice(elements).tag, f"{{{uri}}}{local}" if uri else local))


def _wrap(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    parent = element.getparent()
    if parent is None:
        return
    uri = etree.QName(element).namespace
    for _ in range(chance.choice((1, 1, 2, 30, 240))):
        local = chance.choice(_WRAPPERS)
        outer = etree.Element(f"{{{uri}}}{local}" if uri else local)
        parent.replace(element, outer)
        outer.append(element)
        parent, element = outer, outer[0]


def _insert(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    inner = etree.fromstring(root("x", chance.choice(_SNIPPETS)))
    place = chance.choice(elements)
    at = chance.randint(0, len(place))
    for child in reversed(inner):
        place.insert(at, child)


def _retext(tree: etree._Element, elements: list[etree._Element], chance: Random) -> None:
    element = chance.choice(elements)
    text = chance.choice(("", " ", "\n", "word", "é😀", "\u00ad", "\u200f", "x" * 3000, "left right"))
    if chance.random() < 0.5:
        element.text = text
    else:
        element.tail = text


_CHANGES: tuple[_Change, ...] = (
    _set_attribute,
    _set_attribute,
    _drop_attribute,
    _remove,
    _copy_elsewhere,
    _copy_elsewhere,
    _rename,
    _wrap,
    _insert,
    _insert,
    _retext,
)


def _with_other_bytes(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 3, 10))):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", bytes(4), b"\x01\0\0\0"))
            case 2:
                del changed[at : at + chance.choice((1, 8, 100))]
            case _:
                changed[at:at] = changed[chance.randrange(len(changed)) :][:40]
        changed = changed or bytearray(b"x")
    return bytes(changed)


def changed_text(data: bytes, size: int, seed: int) -> bytes:
    """A text with lines and words moved, doubled, taken out and put in; now and then other bytes."""
    chance = Random(seed)  # noqa: S311 -- nothing secret
    if chance.random() < 0.15:
        return _with_other_bytes(data, chance)[:size]
    pieces = data.decode("utf-8", "surrogateescape").split(chance.choice(("\n", " ", ",", '"')))
    separator = chance.choice(("\n", " ", ",", '"', "", "\r\n"))
    for _ in range(chance.choice((1, 2, 5))):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 1:
                pieces[at:at] = pieces[other : other + chance.choice((1, 3, 20))]
            case 2:
                del pieces[at : at + chance.choice((1, 3))]
                pieces = pieces or [""]
            case 3:
                pieces.insert(at, chance.choice(_LINES))
            case _:
                pieces[at] = pieces[at] * chance.choice((2, 2, 50)) + chance.choice(_LINES)
                pieces[at] = pieces[at][:_LONGEST_TEXT]
    return separator.join(pieces).encode("utf-8", "surrogateescape")[:size]
