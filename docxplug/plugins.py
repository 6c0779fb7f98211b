"""What other installed packages add to docxplug, by the entry points they name."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docxplug.errors import RequestError

#: Checks: objects as docxplug.checks.context describes them.
CHECKS: Final = "docxplug.checks"
#: Packs: the path of a TOML file; the entry point's name is the pack's.
RUBRICS: Final = "docxplug.rubrics"


def installed(group: str) -> dict[str, object]:
    """The objects that packages name in an entry-point group, by the entry points' names, in their order.

    Raises:
        RequestError: one of them cannot be loaded; the sentence names it.
    """
    if not any(_names_group(path, group) for path in _entry_point_files()):
        return {}
    from importlib.metadata import (
        entry_points,
    )  # costs more than all checks of a page: only where it is needed

    found: dict[str, object] = {}
    for entry_point in sorted(entry_points(group=group), key=lambda e: e.name):
        try:
            found[entry_point.name] = entry_point.load()
        except Exception as error:
            raise RequestError(
                f"The plug-in “{entry_point.name}” ({entry_point.value}) cannot be loaded "
                f"({type(error).__name__}: {error}); repair or uninstall it."
            ) from error
    return found


def _entry_point_files() -> Iterator[Path]:
    for folder in dict.fromkeys(sys.path):
        try:
            entries = os.scandir(folder or ".")
        except OSError:  # a folder that is not there, an archive
            continue
        with entries:
            for entry in entries:
                if entry.name.endswith((".dist-info", ".egg-info")):
                    yield Path(entry.path, "entry_points.txt")


def _names_group(path: Path, group: str) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # most packages have no such file
        return False
    heading = rf"^\s*\[\s*{re.escape(group)}\s*\]"
    return group in text and re.search(heading, text, re.MULTILINE) is not None
