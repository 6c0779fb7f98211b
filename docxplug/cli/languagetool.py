"""``docxplug languagetool``: what of LanguageTool is on this machine, and the download of it when asked for."""

import click


@click.group()
def languagetool() -> None:
    """See whether LanguageTool can be used on this computer, or download it."""


@languagetool.command()
def status() -> None:
    """Say what of LanguageTool is there and what is missing; nothing is downloaded."""
    from docxplug.grammar import installation

    for line in installation.status().lines():
        click.echo(line)


@languagetool.command()
def install() -> None:
    """Download LanguageTool (about 259 MB) through language-tool-python, if none is there."""
    from docxplug.grammar import installation

    files = installation.install()
    click.echo(f"LanguageTool {files.version} can be used: --grammar languagetool")
