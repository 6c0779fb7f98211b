"""Writes the pages of docs/ that follow from the code: the checks of the packs, and the commands' options.

python tools/make_docs.py            write them
python tools/make_docs.py --check    exit with 1 if one of them is not current
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from docxplug import pack_files, rubric
from docxplug.cli.main import COMMANDS
from docxplug.rubric import Example, Rubric, Rule

DOCS = Path(__file__).resolve().parent.parent / "docs"
CHECKS = DOCS / "checks.md"
COMMAND_LINE = DOCS / "command-line.md"
BATCH = DOCS / "batch.md"
_BLOCK = re.compile(r"(<!-- options of (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """The generated pages as they should be."""
    written = {path: command_page(path.read_text(encoding="utf-8")) for path in (COMMAND_LINE, BATCH)}
    return {CHECKS: checks_page(), **written}


def checks_page() -> str:
    """Every check of every pack with its reason, its guard, its sources and its examples."""
    lines = [
        "# The checks",
        "",
        "This page is written from the rubric packs by `make docs`. Words between « and » are what is flagged.",
    ]
    for name in pack_files.names():
        lines += _pack(rubric.load(name, with_examples=True))
    return "\n".join(lines) + "\n"


def _pack(pack: Rubric) -> Iterator[str]:
    yield from ("", f"## {pack.name}: {pack.title}", "")
    yield "| Check | | Severity |"
    yield "|---|---|---|"
    for rule in _ordered(pack):
        off = "" if rule.enabled else " (only where asked for)"
        yield f"| [`{rule.id}`](#{_anchor(pack, rule)}) | {rule.title}{off} | {rule.severity} |"
    for rule in _ordered(pack):
        yield from _rule(pack, rule)


def _ordered(pack: Rubric) -> list[Rule]:
    return sorted(pack.rules.values(), key=lambda rule: rule.id)


def _anchor(pack: Rubric, rule: Rule) -> str:
    return f"{pack.name}-{rule.id}".replace(".", "-").lower()


def _rule(pack: Rubric, rule: Rule) -> Iterator[str]:
    yield from ("", f'<a id="{_anchor(pack, rule)}"></a>', "", f"### {rule.title} (`{rule.id}`)", "")
    if rule.why:
        yield from (_flat(rule.why), "")
    if rule.guard:
        yield from (f"*Silent where:* {_flat(rule.guard)}", "")
    for source in rule.sources:
        said = f": “{_flat(source.sentence)}”" if source.sentence else ""
        yield f"- Source: {source.name}{said}"
    if rule.messages:
        yield from ("", "Messages:", "")
        yield from (f"- `{name}`: {_flat(text)}" for name, text in rule.messages.items())
    for flagged, word in ((True, "Flagged"), (False, "Not flagged")):
        chosen = [example for example in rule.examples if example.flagged is flagged]
        if chosen:
            yield from ("", f"{word}:", "")
            yield from map(_example, chosen)


def _example(example: Example) -> str:
    return f"- {_flat(example.text)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def command_page(page: str) -> str:
    """The page with the blocks of options written anew; what stands between them is written by hand."""
    return _BLOCK.sub(lambda block: block[1] + _options(block["name"]) + block[3], page)


def _options(name: str) -> str:
    module, _, attribute = COMMANDS[name].partition(":")
    command: click.Command = getattr(import_module(module), attribute)
    context = click.Context(command, info_name=f"docxplug {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"`docxplug {name} {usage}`"]
    if any(isinstance(parameter, click.Option) for parameter in command.params):
        lines += ["", "| Option | |", "|---|---|"]
    for parameter in command.params:
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record:
            names, said = (part.replace("|", "\\|") for part in record)
            lines.append(f"| `{names}` | {_flat(said)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes the pages, or says which are not current."""
    check = "--check" in sys.argv[1:]
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if check:
        for path in stale:
            print(f"{path.name} is not current; run make docs", file=sys.stderr)
        return int(bool(stale))
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
