"""Rubric packs: the words, limits, messages and sources of the checks, read from TOML."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from docxplug.errors import RubricError
from docxplug.findings import SEVERITIES, Severity
from docxplug.pack_files import contents, path_of

SCHEMA: Final = 1
_NO_PARAMETERS: Final[Mapping[str, Any]] = {}
_RULE_KEYS: Final = frozenset(
    {"title", "severity", "messages", "why", "guard", "sources", "enabled", "parameters", "examples", "order"}
)


class Example(NamedTuple):
    """A piece of text a rule is tested by.

    In a bad one the words that must be flagged stand between « and »; a good one must not be flagged.
    ``posting`` is the announcement's text where the rule needs one. Paragraphs are parted by blank lines.
    """

    text: str
    flagged: bool
    posting: str = ""
    as_of: str = ""


class Source(NamedTuple):
    """Where a rule comes from, and the sentence that says it."""

    name: str
    sentence: str = ""


class Rule(NamedTuple):
    """One check's data in a pack. ``where`` names the pack's file for messages about mistakes in it."""

    id: str
    title: str
    severity: Severity
    messages: Mapping[str, str]
    where: str
    why: str = ""
    guard: str = ""
    sources: tuple[Source, ...] = ()
    enabled: bool = True
    order: int = 100
    parameters: Mapping[str, Any] = _NO_PARAMETERS
    examples: tuple[Example, ...] = ()

    @property
    def source(self) -> str:
        """The first source's name, as findings print it."""
        return self.sources[0].name if self.sources else ""

    def message(self, name: str = "default", /, **values: object) -> str:
        """The message ``name`` with its places filled in.

        Raises:
            RubricError: the pack has no such message, or the message has a place that is not among ``values``.
        """
        try:
            return self.messages[name].format(**values)
        except KeyError as missing:
            raise RubricError(f"{self.where}: {self.id}: messages.{name} needs {missing}") from None

    def strings(self, key: str) -> tuple[str, ...]:
        """The parameter ``key``, a list of strings.

        Raises:
            RubricError: it is missing or something else.
        """
        value = self.parameters.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RubricError(f"{self.where}: {self.id}: parameters.{key} must be a list of strings")
        return tuple(value)

    def number(self, key: str) -> float:
        """The parameter ``key``, a number.

        Raises:
            RubricError: it is missing or something else.
        """
        value = self.parameters.get(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise RubricError(f"{self.where}: {self.id}: parameters.{key} must be a number")
        return value

    def text(self, key: str) -> str:
        """The parameter ``key``, a string.

        Raises:
            RubricError: it is missing or something else.
        """
        value = self.parameters.get(key)
        if not isinstance(value, str):
            raise RubricError(f"{self.where}: {self.id}: parameters.{key} must be a text")
        return value

    def table(self, key: str) -> Mapping[str, Any]:
        """The parameter ``key``, a table.

        Raises:
            RubricError: it is missing or something else.
        """
        value = self.parameters.get(key)
        if not isinstance(value, dict):
            raise RubricError(f"{self.where}: {self.id}: parameters.{key} must be a table")
        return value


class Rubric(NamedTuple):
    """A pack: rules by check id, and the options and word lists they share."""

    name: str
    version: str
    title: str
    kind: str
    rules: Mapping[str, Rule]
    options: Mapping[str, Any]
    words: Mapping[str, Any]
    summary: Mapping[str, str]
    where: str

    def completed(self, rules: Iterable[Rule]) -> "Rubric":
        """The same pack with those of ``rules`` that it has no data for."""
        missing = {rule.id: rule for rule in rules if rule.id not in self.rules}
        return self._replace(rules={**self.rules, **missing}) if missing else self

    def summary_text(self, name: str, /, **values: object) -> str:
        """A text of the summary comment or a note under a comment, with its places filled in.

        Raises:
            RubricError: the pack has no such text, or it has a place that is not among ``values``.
        """
        try:
            return self.summary[name].format(**values)
        except KeyError as missing:
            raise RubricError(f"{self.where}: summary.{name} needs {missing}") from None

    def word_list(self, name: str) -> frozenset[str]:
        """The shared word list ``name``.

        Raises:
            RubricError: the pack has no such list.
        """
        value = self.words.get(name)
        if not isinstance(value, list):
            raise RubricError(f"{self.where}: words.{name} must be a list of strings")
        return frozenset(value)


def rules_in(path: Path) -> dict[str, Rule]:
    """The rules of a TOML file that is no whole pack, by check id; a plug-in keeps the data of its checks in one.

    Raises:
        RubricError: the file is not valid.
    """
    data = contents(path)
    return {rule.id: rule for rule in _rules(data.get("checks", {}), path.name)}


def load(name_or_path: str | Path, *, with_examples: bool = False) -> Rubric:
    """The pack of that name (one that ships, or another package's), or the one in that file.

    Examples may stand in the pack or beside it (``NAME.examples.toml``); those beside it, a third of all that ships,
    are read only ``with_examples``.

    A pack that says ``extends = "NAME"``, or a list of names, starts from those shipped packs: tables are merged key by
    key, anything else replaces what was there.

    Raises:
        UnknownNameError: neither a shipped pack nor a file.
        RubricError: the file is not a valid pack.
    """
    path = path_of(name_or_path)
    data = contents(path, with_examples=with_examples)
    where = path.name
    _require(data.get("schema") == SCHEMA, where, "schema", f"must be {SCHEMA}")
    for key in ("name", "version", "title", "kind"):
        _require(isinstance(data.get(key), str), where, key, "must be a text")
    rules = {rule.id: rule for rule in _rules(data.get("checks", {}), where)}
    return Rubric(
        name=data["name"],
        version=data["version"],
        title=data["title"],
        kind=data["kind"],
        rules=rules,
        options=data.get("options", {}),
        words=data.get("words", {}),
        summary=data.get("summary", {}),
        where=where,
    )


def _rules(checks: object, where: str) -> Iterator[Rule]:
    if not isinstance(checks, dict):
        raise RubricError(f"{where}: checks: must be tables, one for each check")
    for check, data in checks.items():
        place = f"{where}: {check}"
        if not isinstance(data, dict):
            raise RubricError(f"{place}: must be a table")
        unknown = sorted(set(data) - _RULE_KEYS)
        if unknown:
            raise RubricError(
                f"{place}: unknown key “{unknown[0]}”; known are: {', '.join(sorted(_RULE_KEYS))}"
            )
        _require(isinstance(data.get("title"), str), place, "title", "must be a text")
        severity = data.get("severity")
        _require(severity in SEVERITIES, place, "severity", f"must be one of: {', '.join(SEVERITIES)}")
        messages = data.get("messages", {})
        _require(isinstance(messages, dict), place, "messages", "must be a table of texts")
        yield Rule(
            id=check,
            title=data["title"],
            severity=data["severity"],
            messages=messages,
            where=where,
            why=data.get("why", ""),
            guard=data.get("guard", ""),
            sources=tuple(_sources(data.get("sources", []), place)),
            enabled=bool(data.get("enabled", True)),
            order=int(data.get("order", 100)),
            parameters=data.get("parameters", {}),
            examples=tuple(_examples(data.get("examples", []), place)),
        )


def _sources(items: object, place: str) -> Iterator[Source]:
    _require(isinstance(items, list), place, "sources", "must be a list of {name, sentence}")
    for item in items if isinstance(items, list) else ():
        valid = isinstance(item, dict) and isinstance(item.get("name"), str)
        _require(valid, place, "sources", "each needs a name")
        yield Source(item["name"], item.get("sentence", ""))


def _examples(items: object, place: str) -> Iterator[Example]:
    _require(isinstance(items, list), place, "examples", "must be a list of tables")
    for item in items if isinstance(items, list) else ():
        valid = isinstance(item, dict) and (("bad" in item) != ("good" in item))
        _require(valid, place, "examples", "each has either “bad” (with «flagged words») or “good”")
        text = item.get("bad", item.get("good"))
        yield Example(text, "bad" in item, item.get("posting", ""), item.get("as_of", ""))


def _require(holds: bool, place: str, key: str, rule: str) -> None:  # noqa: FBT001
    if not holds:
        raise RubricError(f"{place}: {key}: {rule}")
