"""Word lists of the language room: short ones written in the code, long ones in its data folder."""

from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())


def data_lines(name: str) -> list[str]:
    """The lines of a file of the data folder without comments and blank lines."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def data_words(name: str) -> frozenset[str]:
    """All words of a file of the data folder."""
    return word_set(*data_lines(name))
