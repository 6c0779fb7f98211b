"""Which checks there are: those of docxplug by a table, other people's by their entry points."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from docxplug.checks.context import Check

#: The entry-point group in which other packages name their checks.
GROUP: Final = "docxplug.checks"

#: Check id → "module:attribute" below docxplug.checks; a module is imported when its check is asked for.
BUILT_IN: Final[dict[str, str]] = {
    "ccar.missing": "ccar:missing",
    "ccar.headings": "ccar:headings",
    "mirror.missing": "mirroring:missing",
    "mirror.opening": "mirroring:opening",
    "limit.pages": "length:pages",
    "limit.chars": "length:characters",
    "limit.words": "length:words",
    "limit.none": "length:none",
    "verb.weak": "verbs:weak",
    "verb.managerial": "verbs:managerial",
    "verb.passive": "verbs:passive",
    "verb.overused": "verbs:overused",
    "voice.we": "voice:we",
    "answer.missing": "answers:missing",
    "pii": "private:personal",
    "apply.fit": "fit:example",
    "instr.seeresume": "instructions:see_resume",
    "instr.follow": "instructions:follow",
    "profile.narrative2025": "instructions:narrative",
    "recency.ecq": "recency:ecq",
    "recency.tq": "recency:tq",
    "recency.undated": "recency:undated",
    "result.unquantified": "results:unquantified",
    "result.notended": "results:not_ended",
    "numbers.scope": "numbers:scope",
    "actions.steps": "steps:steps",
    "ccar.balance": "steps:balance",
    "story.count": "steps:count",
    "content.philosophy": "content:philosophy",
    "content.degree": "content:degree",
    "content.always": "content:always",
    "content.biography": "content:biography",
    "content.technical": "content:technical",
    "jargon.acronym": "jargon:acronym",
    "jargon.phrase": "jargon:phrase",
    "person.named": "people:named",
    "reuse.story": "reuse:story",
    "comp.uncovered": "competencies:uncovered",
    "comp.misplaced": "competencies:misplaced",
    "comp.obsolete": "competencies:obsolete",
    "format.font": "format:font",
    "format.pagenumbers": "format:page_numbers",
    "voice.I_resume": "resume:pronoun",
    "resume.objective": "resume:objective",
    "resume.references": "resume:references",
    "proof": "proof:proof",
}


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, docxplug's own first, each family in the order of the table.

    A plug-in that cannot be loaded raises its own error here: the caller asked for it by installing it.
    """
    return tuple(check for place in BUILT_IN.values() for check in (_load(place),)) + _others()


def _load(place: str) -> Check:
    module, _, attribute = place.partition(":")
    check: Check = getattr(import_module(f"docxplug.checks.{module}"), attribute)
    return check


def _others() -> tuple[Check, ...]:
    if not any(_names_group(path) for path in _entry_point_files()):
        return ()
    from importlib.metadata import (
        entry_points,
    )  # costs more than all checks of a page; only where it is needed

    return tuple(
        entry_point.load() for entry_point in sorted(entry_points(group=GROUP), key=lambda e: e.name)
    )


def _entry_point_files() -> Iterator[Path]:
    for folder in dict.fromkeys(sys.path):
        path = Path(folder or ".")
        if path.is_dir():
            yield from path.glob("*.dist-info/entry_points.txt")
            yield from path.glob("*.egg-info/entry_points.txt")


def _names_group(path: Path) -> bool:
    try:
        return _SECTION.search(path.read_text(encoding="utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False


_SECTION: Final = re.compile(rf"^\s*\[\s*{re.escape(GROUP)}\s*\]", re.MULTILINE)
