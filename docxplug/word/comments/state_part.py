"""The custom XML part in which docxplug remembers its comments between two rounds.

    <review xmlns="urn:docxplug:review:1" text="…" posting="1">
      <comment paraId="1A2B3C4D" kind="finding" about="TQ1" said="…">
        <finding id="verb.weak:0123456789:1" check="verb.weak" about="TQ1" before="…" after="…">helped</finding>
      </comment>
      <fixed check="verb.passive" about="TQ1">was approved</fixed>
    </review>

``closed="1"`` stands at a comment that docxplug resolved, ``dismissed="1"`` at one that a person had put away, with a
``reason`` where the task pane asked for it. The pane writes the same part, without ``paraId``: Word's JavaScript
tells no comment's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from lxml import etree

from docxplug.round_facts import EarlierComment, EarlierRound, Fixed, ToldFinding
from docxplug.word.errors import UnreadableError
from docxplug.word.opc import names, relationships
from docxplug.word.opc.limits import DEFAULT_LIMITS, Limits
from docxplug.word.opc.package import Package
from docxplug.word.opc.xml import R_STRICT, R, parse

if TYPE_CHECKING:
    from docxplug.word.comments.store import CommentStore

STATE_URI: Final = "urn:docxplug:review:1"
STATE_ROOT: Final = f"{{{STATE_URI}}}review"
_COMMENT, _FINDING, _FIXED = (f"{{{STATE_URI}}}{name}" for name in ("comment", "finding", "fixed"))
#: Word names the data of a custom XML part by an id, in a part beside it (ECMA-376 part 1, 15.2.5 and 15.2.6).
PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_ID: Final = "{6D0C6B2E-9A55-4C1B-8E0F-D0C8B7A1E52F}"
_DS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DS_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/customXml"


def state_parts(package: Package) -> Iterator[str]:
    """The names of the parts of docxplug and of what belongs to them, where the document has them."""
    for name in custom_parts(package):
        yield name
        yield names.relationships_name(name)
        for inner in package.relationships(name):
            if inner.kind == "customXmlProps" and inner.part in package:
                yield inner.part


def custom_parts(package: Package) -> Iterator[str]:
    """The names of the custom XML parts of docxplug alone."""
    for relationship in package.relationships(package.main):
        name = relationship.part
        if relationship.kind == "customXml" and name in package and _is_own(package, name):
            yield name


def _is_own(package: Package, name: str) -> bool:
    return is_state(package.read(name), name, package.limits)


def is_state(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a custom XML part is docxplug's: parts of others may speak of docxplug, and are nobody else's."""
    if STATE_URI.encode() not in data:
        return False  # most are not even parsed
    try:
        return parse(data, name, limits).tag == STATE_ROOT
    except UnreadableError:
        return False


def recall(store: "CommentStore") -> EarlierRound | None:
    """What docxplug remembers of its comments in the last round, or None where it never reviewed the document."""
    root = store.state()
    return None if root is None else read_state(root)


def remember(store: "CommentStore", state: EarlierRound | None) -> None:
    """Put down what the next round is to know; None forgets all of it. What is known already changes nothing."""
    if state is None:
        store.remove_custom_parts()
    elif recall(store) != state:
        store.put_state(state_xml(state))


def read_state(root: etree._Element) -> EarlierRound:
    """What the part remembers; how its comments stand now is for others to find out."""
    return EarlierRound(
        text=root.get("text", ""),
        with_posting=root.get("posting") == "1",
        comments=tuple(map(_read_comment, root.iterchildren(_COMMENT))),
        fixed=tuple(
            Fixed(element.get("check", ""), element.text or "", element.get("about", ""))
            for element in root.iterchildren(_FIXED)
        ),
    )


def _read_comment(element: etree._Element) -> EarlierComment:
    kind: Literal["finding", "summary"] = "summary" if element.get("kind") == "summary" else "finding"
    return EarlierComment(
        id=element.get("paraId", ""),
        kind=kind,
        about=element.get("about", ""),
        findings=tuple(map(_read_finding, element.iterchildren(_FINDING))),
        said=element.get("said", ""),
        closed=element.get("closed") == "1",
        dismissed=element.get("dismissed") == "1",
        reason=element.get("reason", ""),
    )


def _read_finding(element: etree._Element) -> ToldFinding:
    said = {name: element.get(name, "") for name in ("id", "check", "about", "before", "after")}
    return ToldFinding(quote=element.text or "", **said)


def state_xml(state: EarlierRound) -> etree._Element:
    """The root of the part for what is to be remembered."""
    root = etree.Element(STATE_ROOT, nsmap={None: STATE_URI})
    root.set("text", state.text)
    if state.with_posting:
        root.set("posting", "1")
    for comment in state.comments:
        _add_comment(root, comment)
    for fixed in state.fixed:
        _add(root, _FIXED, fixed.quote, check=fixed.check, about=fixed.about)
    return root


def _add_comment(root: etree._Element, comment: EarlierComment) -> None:
    flags = {
        name: "1" for name, said in (("closed", comment.closed), ("dismissed", comment.dismissed)) if said
    }
    facts = {"paraId": comment.id, "kind": comment.kind, "about": comment.about, "said": comment.said}
    element = _add(root, _COMMENT, "", **facts, **flags, reason=comment.reason)
    for told in comment.findings:
        facts = told._asdict()
        _add(element, _FINDING, facts.pop("quote"), **facts)


def _add(parent: etree._Element, tag: str, text: str, **attributes: str) -> etree._Element:
    said = {name: _storable(value) for name, value in attributes.items() if value}
    element = etree.SubElement(parent, tag, said)
    element.text = _storable(text) or None
    return element


def _storable(text: str) -> str:
    """The text without what XML cannot hold; it may come from an announcement's JSON."""
    from docxplug.word.marks.elements import NOT_XML  # brings urllib with it, which only writing needs

    return NOT_XML.sub(" ", text)


def custom_type(*, strict: bool) -> str:
    """The type of the relationship from the main part to a custom XML part."""
    return f"{R_STRICT if strict else R}/customXml"


def data_properties(*, strict: bool) -> etree._Element:
    """The part that gives the data its id."""
    uri = _DS_STRICT if strict else _DS
    root = etree.Element(f"{{{uri}}}datastoreItem", {f"{{{uri}}}itemID": _DATA_ID}, {"ds": uri})
    references = etree.SubElement(root, f"{{{uri}}}schemaRefs")
    etree.SubElement(references, f"{{{uri}}}schemaRef", {f"{{{uri}}}uri": STATE_URI})
    return root


def data_relationships(properties: str, *, strict: bool) -> etree._Element:
    """The relationships of the state part: one, to the part ``properties`` beside it."""
    uri = relationships.NAMESPACE
    root = etree.Element(f"{{{uri}}}Relationships", nsmap={None: uri})
    attributes = {
        "Id": "rId1",
        "Type": f"{custom_type(strict=strict)}Props",
        "Target": properties.rpartition("/")[2],
    }
    etree.SubElement(root, f"{{{uri}}}Relationship", attributes)
    return root
