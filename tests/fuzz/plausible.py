"""Whether a document made by chance is one that a program could have written.

What stands where Word has no place for it may be refused, also with the sentence that asks for a report; only where
all stands where it may is such a refusal a fault. The places are those of ECMA-376, Part 1, 17.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docxplug.word.errors import DocumentError
from docxplug.word.opc.package import Package

_TRACKED: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
_TWINS: Final = frozenset({"Choice", "Fallback"})
_WRAPPERS: Final = frozenset({"sdtContent", "customXml"}) | _TRACKED | _TWINS
_FORMULA: Final = frozenset(
    {
        "oMath",
        "oMathPara",
        "e",
        "num",
        "den",
        "sub",
        "sup",
        "deg",
        "lim",
        "fName",
        "rad",
        "f",
        "sSup",
        "sSub",
    }
)
_IN_LINE: Final = (
    frozenset({"p", "hyperlink", "fldSimple", "smartTag", "dir", "bdo", "rt", "rubyBase"})
    | _WRAPPERS
    | _FORMULA
)
_BLOCKS: Final = (
    frozenset({"body", "tc", "txbxContent", "comment", "footnote", "endnote", "hdr", "ftr"}) | _WRAPPERS
)
_IN_TABLES: Final = frozenset({"tbl", "tr"})
_IN_RUNS: Final = frozenset({"r"})
_IN_RUNS_OR_TWINS: Final = _IN_RUNS | _TWINS
#: What may stand around an element; those that are not named may stand anywhere but in letters and marks.
_AROUND: Final[dict[str, frozenset[str]]] = {
    "body": frozenset({"document"}),
    "comment": frozenset({"comments"}),
    "p": _BLOCKS,
    "tbl": _BLOCKS,
    "tr": _WRAPPERS | {"tbl"},
    "tc": _WRAPPERS | {"tr"},
    **dict.fromkeys(("hyperlink", "fldSimple", "smartTag", "dir", "bdo"), _IN_LINE),
    "r": _IN_LINE | _TWINS,
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd"), _IN_LINE | _BLOCKS | _IN_TABLES),
    **dict.fromkeys(("commentReference", "footnoteReference", "endnoteReference", "fldChar"), _IN_RUNS),
    **dict.fromkeys(
        ("t", "delText", "instrText", "sym", "tab", "br", "ruby"), _IN_RUNS_OR_TWINS | {"tabs", "p", "ins"}
    ),
    **dict.fromkeys(("drawing", "pict", "object"), _IN_RUNS_OR_TWINS),
    "sdt": _IN_LINE | _BLOCKS | _IN_TABLES,
    "sdtContent": frozenset({"sdt"}),
    **dict.fromkeys(("rt", "rubyBase"), frozenset({"ruby"})),
    "ffData": frozenset({"fldChar"}),
    "sectPr": frozenset({"body", "pPr", "sectPrChange"}),
    "pPr": frozenset({"p", "style", "pPrDefault", "pPrChange", "lvl", "tblStylePr"}),
    # Tracked changes of a mark, a row or a list stand in properties, without anything in them.
    **dict.fromkeys(_TRACKED, _IN_LINE | _BLOCKS | _IN_TABLES | {"rPr", "trPr", "numPr"}),
}
_LEAVES: Final = frozenset(
    {"t", "delText", "instrText", "sym", "tab", "br", "footnoteReference", "endnoteReference"}
    | {"commentRangeStart", "commentRangeEnd", "commentReference"}
)
#: In these stands text again, whatever stands around them.
_ROOTS_OF_TEXT: Final = frozenset({"body", "txbxContent", "comment"})
_NEEDS_A_PARAGRAPH: Final = frozenset({"r", "fldSimple", "hyperlink", "smartTag", "dir", "bdo"})


def is_plausible(data: bytes) -> bool:
    """Whether every element of the text and of the comments stands where one of its kind may."""
    try:
        package = Package.open(data)
        comments = package.related("comments")
        roots = [package.root, *([package.xml(comments)] if comments else [])]
    except DocumentError:
        return False
    return all(_is_in_place(element) for root in roots for element in root.iter(etree.Element))


def _is_in_place(element: etree._Element) -> bool:
    name, *above = _names_of(element)
    outer = above[0] if above else ""
    if (
        outer in _LEAVES
        or (outer == "fldChar" and name != "ffData")
        or outer not in _AROUND.get(name, {outer})
    ):
        return False
    if name in _TRACKED and outer in {"rPr", "trPr", "numPr"} and len(element):
        return False
    return _is_in_text(name, above)


def _is_in_text(name: str, above: list[str]) -> bool:
    """Whether what needs a paragraph has one, and a paragraph has none around it but through a text box."""
    around: list[str] = []
    for outer in above:
        if outer in _ROOTS_OF_TEXT:
            break
        around.append(outer)
    if name in _NEEDS_A_PARAGRAPH and "p" not in around:
        return False
    return name != "p" or "p" not in around


def _names_of(element: etree._Element) -> Iterator[str]:
    yield etree.QName(element).localname
    yield from (etree.QName(above).localname for above in element.iterancestors(etree.Element))
