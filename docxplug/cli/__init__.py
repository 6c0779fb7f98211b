"""The command line: what is typed becomes a call of the library, what it raises becomes one line and an exit code."""

from docxplug.cli.main import main

__all__ = ["main"]
