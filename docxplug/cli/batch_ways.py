"""How each file of a batch is reviewed: what was typed, else what the settings of its own folder say."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import click

from docxplug.batch.running import Ways
from docxplug.cli.options import settings_of, with_settings
from docxplug.pipeline import Choices, Signature
from docxplug.rubric import Rubric, load


class WaysOfFolders:
    """The choices of each folder, read once; days and times are the batch's."""

    def __init__(self, context: click.Context) -> None:
        self._context = context
        self._of_folder: dict[Path, Ways] = {}

    def __call__(self, file: Path, as_of: datetime.date, time: datetime.datetime) -> Ways:
        """How a file is reviewed in a batch of that day and time."""
        if file.parent not in self._of_folder:
            self._of_folder[file.parent] = self._read(file, as_of, time)
        return self._of_folder[file.parent]

    def _read(self, file: Path, as_of: datetime.date, time: datetime.datetime) -> Ways:
        from docxplug.batch.orders import Tools

        settings = settings_of(str(file))
        values = with_settings(self._context, settings)
        choices = Choices(
            as_of=values["as_of"] or as_of,
            rubric=values["rubric"],
            pages=values["pages"],
            only=values["only"] or (),
            disable=values["disable"] or (),
            with_info=values["with_info"],
            again=values["again"],
            accept=settings.accept,
            messages=settings.messages,
        )
        signature = Signature(values["author"], values["initials"], values["time"] or time)
        return Ways(_with_pack(choices), signature, Tools(*_tools(values)), values["paragraphs"])


def _tools(values: Any) -> tuple[str, str | None]:
    return values["grammar"], values["languagetool_url"]


def _with_pack(choices: Choices) -> Choices:
    """A pack of the user's own travels with the order: workers may not see its file."""
    if not choices.rubric.endswith(".toml"):
        return choices
    return choices._replace(pack=_pack(choices.rubric))


@cache
def _pack(name: str) -> Rubric:
    return load(name)
