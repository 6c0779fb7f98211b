"""Word families: "epidemiologist" answers to "epidemiology" though their stems differ.

Stems belong together where they share a long beginning and differ only by endings that English derives words with.
A table names families that this cannot see ("respond", "response") and another one what it would confuse
("organ", "organize").
"""

from functools import cache, lru_cache
from typing import Final

from docxplug.language.word_lists import data_lines, word_set
from docxplug.language.words import stem

_LONG_ENOUGH: Final = 5
#: Where British and American stems part.
_SPELLINGS: Final = ("sz", "zs")
_INDEXED: Final = 3
#: What may be left of a Porter2 stem behind the part that two words share.
_ENDINGS: Final = word_set(
    "a abl ac acy ag al an anc ant ar ari ary at ati ation ativ ator e eer en enc ent er eri ery es est",
    "et ia ial ian iat iati iatr ibl ic ical ican icat icist if ifi il in ing ion ious ir is ism ist ista",
    "it iti itor iv iz ment or ori orial ory ous s ship su t th tion tiv tor u ual ur us y i o og ogi",
    "ogist istr st ologist olog ologi",
)


def same_family(one: str, other: str) -> bool:
    """Whether two stems belong to one word family; equal stems do, and so do "organise" and "organize"."""
    if one == other:
        return True
    if not _lines_with("families.txt", one).isdisjoint(_lines_with("families.txt", other)):
        return True
    return _derives(one, other) and _lines_with("not_families.txt", one).isdisjoint(
        _lines_with("not_families.txt", other)
    )


def _derives(one: str, other: str) -> bool:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    if shared < _LONG_ENOUGH or shared < 0.6 * max(len(one), len(other)):
        return False
    left, right = one[shared:], other[shared:]
    return (_is_ending(left) and _is_ending(right)) or left + right in _SPELLINGS


def _is_ending(rest: str) -> bool:
    return not rest or rest in _ENDINGS


@lru_cache(maxsize=8192)
def _lines_with(table: str, word_stem: str) -> frozenset[int]:
    """The numbers of the table's lines that hold a word of this stem."""
    lines = _by_beginning(table).get(word_stem[:_INDEXED], ())
    return frozenset(number for number, word in lines if stem(word) == word_stem)


@cache
def _by_beginning(table: str) -> dict[str, list[tuple[int, str]]]:
    """The table's words by their first letters, so that only a few have to be brought to their stems."""
    index: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(data_lines(table)):
        for word in line.split():
            index.setdefault(word[:_INDEXED], []).append((number, word))
    return index
