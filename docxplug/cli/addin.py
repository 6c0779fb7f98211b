"""``docxplug addin``: certificate, manifest and installation of the Word add-in."""

from collections.abc import Sequence
from pathlib import Path

import click

from docxplug.errors import OutputError

_port = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=3000,
    show_default=True,
    help="The port that the service answers at.",
)
_dry_run = click.option("--dry-run", is_flag=True, help="Only say what would be done.")


@click.group()
def addin() -> None:
    """Set up the Word add-in on this computer, or write its files."""


@addin.command()
@click.option("--dir", "folder", metavar="FOLDER", help="Where to put it; a folder of your own if not given.")
@click.option("--force", is_flag=True, help="Make a new one although there is one that is still valid.")
def cert(*, folder: str | None, force: bool) -> None:
    """Make the certificate that Word wants.

    Says how this system comes to trust it.
    """
    from docxplug.addin import certificates

    place = Path(folder) if folder else certificates.own_folder()
    files = certificates.certificate_files(place)
    left = certificates.days_left(files)
    if force or left is None or left < certificates.RENEW_DAYS:
        files = certificates.make_certificate(place)
        click.echo(f"The certificate is {files.certificate}, valid for {certificates.VALID_DAYS} days.")
    else:
        click.echo(f"There is a certificate already, {files.certificate}, valid for {left} more days.")
    click.echo("One step is left, this system must trust it:")
    click.echo(f"  {certificates.trust_step(files.authority)}")


@addin.command()
@click.option("--origin", metavar="URL", help="The service's address; https://localhost:3000 if not given.")
@click.option("-o", "--output", metavar="FILE", help="Write it to this file.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def manifest(*, origin: str | None, output: str | None, force: bool) -> None:
    """Write the add-in's manifest for a service at an address."""
    from docxplug.addin.manifest import DEFAULT_ORIGIN, filled_manifest
    from docxplug.destinations import write_text

    text = filled_manifest(origin or DEFAULT_ORIGIN)
    if output is None:
        click.echo(text, nl=False)
        return
    write_text(Path(output), text, force=force)
    click.echo(f"The manifest is in {output}.", err=True)


@addin.command()
@click.argument("file", metavar="[FILE]", required=False)
def check(*, file: str | None) -> int:
    """Find mistakes in a manifest.

    In docxplug's own if FILE is not given.
    """
    from docxplug.addin.manifest import DEFAULT_ORIGIN, filled_manifest, icons_folder
    from docxplug.addin.manifest_rules import mistakes_in

    mistakes = (
        mistakes_in(_text_of(file)) if file else mistakes_in(filled_manifest(DEFAULT_ORIGIN), icons_folder())
    )
    for mistake in mistakes:
        click.echo(mistake)
    if not mistakes:
        click.echo("No mistakes found.")
    return int(bool(mistakes))


@addin.command()
@_port
@_dry_run
def install(*, port: int, dry_run: bool) -> None:
    """Set everything up for Word on this computer.

    Makes a certificate, puts the add-in where Word looks, and starts the service now and at each log-in.
    """
    from docxplug.addin.machine import ThisMachine
    from docxplug.addin.plans import next_step, plan_for
    from docxplug.addin.steps import done

    machine = ThisMachine()
    steps = plan_for(machine, port)
    _say([step.says for step in steps], dry_run=dry_run)
    if not dry_run:
        _check_done([(step.says, reason) for step, reason in done(steps, machine)])
    click.echo(next_step(machine))


@addin.command()
@_port
@_dry_run
def uninstall(*, port: int, dry_run: bool) -> None:
    """Undo what “install” did."""
    from docxplug.addin.machine import ThisMachine
    from docxplug.addin.plans import plan_for
    from docxplug.addin.steps import undone

    machine = ThisMachine()
    steps = plan_for(machine, port)
    _say([step.undo_says for step in reversed(steps)], dry_run=dry_run)
    if not dry_run:
        _check_done([(step.undo_says, reason) for step, reason in undone(steps, machine)])


def _say(lines: Sequence[str], *, dry_run: bool) -> None:
    if dry_run:
        click.echo("Nothing is done; these are the steps:")
    for number, line in enumerate(lines, 1):
        click.echo(f"{number}. {line}")


def _check_done(failed: Sequence[tuple[str, str]]) -> None:
    """Raises OutputError where steps failed, each given with its reason; the rest stands."""
    if failed:
        lines = [f"“{step}” ({reason.rstrip('.')})" for step, reason in failed]
        raise OutputError(f"Not everything could be done; do by hand: {'; '.join(lines)}.")


def _text_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise OutputError(f"{file}: the file cannot be read as UTF-8 text; check its name.") from None
