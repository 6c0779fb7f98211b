"""``docxplug rubric``: the packs of rules, shown, tried on their own examples, begun anew."""

from pathlib import Path
from typing import Final

import click

from docxplug.destinations import write_text
from docxplug.errors import RequestError

_FAULTY: Final = 1
_STARTER: Final = """# A pack of your own: it starts from one that ships with docxplug and changes what you name here.
# Try it with: docxplug rubric test {file}
# Use it with: docxplug review answers.docx --rubric {file}

schema = 1
name = "{name}"
version = "1"
title = "My own rules"
kind = "TQ"
extends = "tq"

# Switch a check off:
# [checks."story.count"]
# enabled = false

# Say something in your own words ({{…}} are places that the check fills in; see docxplug rubric show tq):
# [checks."verb.weak".messages]
# again = "“{{quote}}” once more: what was your decision?"
"""


@click.group()
def rubric() -> None:
    """Show the packs of rules, try one, or begin your own."""


@rubric.command("list")
def list_() -> None:
    """List the packs that can be named after --rubric."""
    from docxplug.pack_files import names
    from docxplug.rubric import load

    for name in names():
        click.echo(f"{name:14} {load(name).title}")


@rubric.command()
@click.argument("name", metavar="NAME|FILE")
def show(name: str) -> None:
    """Show a pack: its checks, their severity and their sources."""
    from docxplug.rubric import load

    pack = load(name)
    click.echo(f"{pack.name} {pack.version}: {pack.title}")
    for rule in sorted(pack.rules.values(), key=lambda rule: rule.id):
        off = "" if rule.enabled else ", only where asked for"
        click.echo(f"\n{rule.id}  ({rule.severity}{off})  {rule.title}")
        if rule.why:
            click.echo(f"  {rule.why}")
        for source in rule.sources:
            click.echo(f"  Source: {source.name}")
        for which, message in rule.messages.items():
            click.echo(f"  Message “{which}”: {message}")


@rubric.command()
@click.argument("file", metavar="FILE|NAME")
def test(file: str) -> int:
    """Try a pack on its own examples.

    Exits with 1 if one does not hold.
    """
    from docxplug.rubric import load
    from docxplug.rubric_trial import try_examples

    pack = load(file, with_examples=True)
    count = sum(len(rule.examples) for rule in pack.rules.values())
    faults = list(try_examples(pack))
    for fault in faults:
        click.echo(f"{fault.check}: {fault.what}\n  in: {fault.example}")
    click.echo(f"{pack.name}: {count} examples, {len(faults)} do not hold.")
    return _FAULTY if faults else 0


@rubric.command()
@click.argument("file", metavar="FILE")
def new(file: str) -> None:
    """Begin a pack of your own in FILE.

    FILE is a .toml; the pack starts from tq.
    """
    path = Path(file)
    if path.suffix != ".toml":
        raise RequestError(f"{file}: a pack's file ends in .toml; give it such a name.")
    write_text(path, _STARTER.format(file=path, name=path.stem), force=False)
    click.echo(f"A pack to fill in is in {path}.")
