"""Lists unfolded: what a member of a list shares with its neighbours."""

from collections.abc import Sequence
from typing import Final

from docxplug.kept import compiled
from docxplug.language.key_phrase_chunks import Chunk
from docxplug.language.key_phrase_roles import PLURAL, is_modifier, is_verb
from docxplug.language.key_phrase_words import OF_ITS_KIND

#: Endings of nouns of doing, and of people who do.
_KINDS: Final = (compiled(r"tion$"), compiled(r"(?:[eo]r|ist|ant)s$"))


def unfolded(chunk: Chunk, place: int) -> str:
    """The list member at ``place`` with what it shares with its neighbours."""
    member, own = chunk.members[place], " ".join(chunk.members[place])
    fuller = _fuller_after(chunk, place)
    if fuller is None:
        return own if len(member) > 1 else _with_shared_modifier(chunk, place)
    if len(member) > 1:
        waits = is_modifier(member[-1]) and member[-1].islower()
        return f"{own} {fuller[-1]}" if waits else own + _optional_head(chunk, member)
    if not (is_modifier(own) or (is_verb(own) and is_verb(fuller[0]))):
        return own + _optional_head(chunk, member) if chunk.by_or else _with_shared_modifier(chunk, place)
    if chunk.by_or:
        return f"{own} {fuller[-1]}" + _optional_head(chunk, fuller)
    return f"{own} {' '.join(_without_modifier(fuller))}"


def _optional_head(chunk: Chunk, member: Sequence[str]) -> str:
    """The last member's noun, in parentheses, after a member of a choice that has no noun in the plural of its own."""
    last = chunk.members[-1]
    has_own = not chunk.by_or or last is member or len(last) == 1 or PLURAL.search(member[-1])
    return "" if has_own else f" ({last[-1]})"


def _fuller_after(chunk: Chunk, place: int) -> Sequence[str] | None:
    """The next member of several words, if its noun may be shared: in a mere enumeration each has its own."""
    later = next((p for p in range(place + 1, len(chunk.members)) if len(chunk.members[p]) > 1), None)
    if later is None or (chunk.joints[later] == "," and not later == len(chunk.members) - 1 == place + 1):
        return None
    return chunk.members[later]


def _without_modifier(member: Sequence[str]) -> Sequence[str]:
    """What "large" shares with "complex construction projects" or "geographically dispersed offices"."""
    rest = member[2 if len(member) > 2 and member[0].endswith("ly") else 1 :]
    return rest or member[-1:]


def _with_shared_modifier(chunk: Chunk, place: int) -> str:
    """A single noun after a fuller member of its kind: "immigration law, policy and procedures"."""
    own = chunk.members[place][0]
    first = place
    while first and len(chunk.members[first]) == 1:
        first -= 1
    fuller = chunk.members[first]
    if len(fuller) == 1 or not _is_of_the_kind(own.lower(), fuller[-1].lower()):
        return own
    ends_list = place + 1 == len(chunk.members) or chunk.joints[place] == "and"
    goes_on = place + 1 == len(chunk.members) and chunk.ending in ("of", "into", "with")
    if goes_on or not (ends_list or chunk.joints[place] == ","):
        return own
    if is_modifier(fuller[-2]) or is_verb(fuller[0]) or is_modifier(own):
        return own
    return f"({' '.join(fuller[:-1])}) {own}"


def _is_of_the_kind(own: str, other: str) -> bool:
    """Whether two nouns are of a kind: "law" and "policy", "formulation" and "execution", "owners" and "tenants"."""
    return own in OF_ITS_KIND or any(ending.search(own) and ending.search(other) for ending in _KINDS)
