"""``docxplug languagetool``: what of LanguageTool is on this machine, and the download of it when asked for."""

import click


@click.group()
def languagetool() -> None:
    """See whether LanguageTool can be used, or download it."""


@languagetool.command()
def status() -> None:
    """Say what of LanguageTool is there and what is missing.

    Nothing is downloaded.
    """
    from docxplug.grammar import installation

    for line in installation.status().lines():
        click.echo(line)


@languagetool.command()
def install() -> None:
    """Download LanguageTool (about 259 MB), if none is there.

    This needs Java 17 and the package language-tool-python.
    """
    from docxplug.grammar import installation

    files = installation.install()
    click.echo(f"LanguageTool {files.version} can be used: --grammar languagetool")
