"""Our stems against those of Snowball's own package."""

import re
from itertools import product
from pathlib import Path

import pytest

import docxplug
from docxplug.language.porter2 import porter2

FOLDER = Path(docxplug.__file__).parent
ENDINGS = re.findall(
    r"\S+",
    """ed ing ingly edly eed eedly s es ies ied ational ization fulness biliti ly li ally ment ement ive ative ize er
    al ion tion ogist lessly icate ability iciti ance ence ible ous ism e l ll y s's '""",
)
ROOTS = re.findall(
    r"\w+",
    """arsen commun gener past hop hopp fall tr cr toy boy play plan edd egg inn even dy ly succ exc beaut eye""",
)


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Every word of the rubrics and word lists, and made-up ones with every ending."""
    texts = (
        path.read_text(encoding="utf-8") for path in FOLDER.rglob("*") if path.suffix in (".toml", ".txt")
    )
    real = {word.lower() for text in texts for word in re.findall(r"[A-Za-z]+(?:'[a-z]+)?", text)}
    endings = [*ENDINGS, *("".join(pair) for pair in product(ENDINGS, repeat=2))]
    return real | {root + ending for root in ROOTS for ending in endings}


def test_every_stem_is_the_one_of_the_snowball_package(words: set[str]) -> None:
    english = pytest.importorskip("snowballstemmer").stemmer("english")
    assert len(words) > 10_000
    assert [(word, porter2(word)) for word in words if porter2(word) != english.stemWord(word)] == []
