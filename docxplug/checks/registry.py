"""Which checks there are: those of docxplug by a table, other people's by their entry points."""

from collections.abc import Collection
from functools import cache
from importlib import import_module
from typing import Final, cast

from docxplug import plugins
from docxplug.checks.context import Check
from docxplug.rubric import Rule

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
    "verb.overused": "repeated_verbs:overused",
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


def all_checks() -> tuple[Check, ...]:
    """Every check, docxplug's own first, each family in the order of the table, then other people's by name.

    Raises:
        RequestError: a plug-in cannot be loaded.
    """
    return checks_named(check_ids())


def check_ids() -> tuple[str, ...]:
    """The ids of all checks in their order.

    Raises:
        RequestError: a plug-in cannot be loaded.
    """
    return (*BUILT_IN, *(check.id for check in _others()))


def checks_named(ids: Collection[str]) -> tuple[Check, ...]:
    """The checks with these ids, in the order of all; only their modules are imported.

    Raises:
        RequestError: a plug-in cannot be loaded.
    """
    own = tuple(_load(place) for check, place in BUILT_IN.items() if check in ids)
    return own + tuple(check for check in _others() if check.id in ids)


def rules_of_plugins() -> tuple[Rule, ...]:
    """The rules that other people's checks bring with them, for packs that do not know these checks."""
    rules = (getattr(check, "rule", None) for check in _others())
    return tuple(rule for rule in rules if isinstance(rule, Rule))


def _load(place: str) -> Check:
    module, _, attribute = place.partition(":")
    check: Check = getattr(import_module(f"docxplug.checks.{module}"), attribute)
    return check


@cache
def _others() -> tuple[Check, ...]:
    return tuple(cast("Check", check) for check in plugins.installed(plugins.CHECKS).values())
