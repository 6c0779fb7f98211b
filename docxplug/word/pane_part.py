"""What the task pane remembers in a document: a custom XML part of its own, beside docxplug's.

    <pane xmlns="urn:docxplug:review:1">
      <remark finding="verb.weak:0123456789:1" state="commented" hash="811c9dc5" …/>
    </pane>

Word's JavaScript tells no comment's ``paraId``: a remark and its comment are linked by the words it stands on.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from docxplug.round_facts import EarlierComment, ToldFinding, digest
from docxplug.word.package import Package
from docxplug.word.state_part import STATE_URI, custom_parts
from docxplug.word.threads import Thread

_ROOT: Final = f"{{{STATE_URI}}}pane"
_REMARK: Final = f"{{{STATE_URI}}}remark"


def pane_comments(package: Package, threads: Sequence[Thread]) -> list[EarlierComment]:
    """The comments that the pane wrote and those that its user dismissed there."""
    by_hash: dict[str, list[Thread]] = {}
    for thread in threads:
        by_hash.setdefault(fnv1a(thread.quote), []).append(thread)
    return [
        comment
        for remark in _remarks(package)
        if (comment := _comment(remark, by_hash.get(remark.get("hash", ""), []))) is not None
    ]


def _remarks(package: Package) -> Iterator[etree._Element]:
    for name in custom_parts(package):
        root = package.xml(name)
        if root.tag == _ROOT:
            yield from root.iterchildren(_REMARK)


def _comment(remark: etree._Element, candidates: list[Thread]) -> EarlierComment | None:
    """None where the comment that the remark speaks of cannot be found."""
    finding = remark.get("finding", "")
    told = (ToldFinding(finding, finding.rsplit(":", 2)[0], ""),)
    if remark.get("state") == "dismissed":
        return EarlierComment("", "finding", "", told, said="")
    if not candidates or not finding:
        return None
    thread = candidates.pop(0)
    return EarlierComment(thread.id, "finding", "", told, said=digest(thread.text))


def fnv1a(text: str) -> str:
    """FNV-1a of 32 bits over the UTF-8 bytes, as the pane computes it, in 8 hexadecimal digits."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"
