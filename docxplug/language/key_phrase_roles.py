"""What a word does in a qualification: ask, say what a manager does, modify a noun or name a thing."""

from collections.abc import Sequence
from typing import Final

from docxplug.kept import compiled
from docxplug.language.key_phrase_words import (
    ASKING,
    ATTRIBUTES,
    GENERIC,
    MODIFIERS,
    NOT_MODIFIERS,
    NOUN_VERBS,
    PERSONS,
    RANKS,
)
from docxplug.language.verb_forms import base_lemma, gerund_lemma

#: "States, Tribes and private partners" are three; no "States partners". "Veterans programs" there are.
PLURAL: Final = compiled(r"(?<!Veteran)[^isu]s$")
_MODIFIER: Final = compiled(
    r".(?:ic|al|ory|ary|ive|ous|ed|ar|able|ible|(?<!m)ent|ant|less|ful|ern|ian|wide|scale|year|dollar|term)$"
)


def is_act(word: str) -> bool:
    """Whether a word is what any manager does: "directing", "manage"."""
    return (gerund_lemma(word) or base_lemma(word)) in GENERIC


def is_generic_gerund(low: str) -> bool:
    """Whether a word, in lower case, is an -ing form of what any manager does."""
    return gerund_lemma(low) in GENERIC and low.endswith("ing")


def without_ask(member: list[str], *, governed: bool = False) -> list[str]:
    """The words of a list member that tell of its subject; behind "oversight of" a verb form does too."""
    member = _without_ranks(member)
    if member[-1].lower() in ("level", "levels"):
        return []
    around = ["", *(word.lower() for word in member), ""]
    words = [
        word for word, *near in zip(member, around, around[1:], around[2:], strict=False) if _tells(*near)
    ]
    last = len(words) - 1
    opening = (
        place for place, word in enumerate(words) if place == last or governed or not _opens_as_act(word)
    )
    words = words[next(opening, 0) :]
    if len(words) == 1 and is_generic_gerund(words[0].lower()):
        return []
    return words


def _without_ranks(member: list[str]) -> list[str]:
    """The words of a chunk without the rank before "experience": "senior executive experience directing"."""
    low = [word.lower() for word in member]
    for place, word in enumerate(low):
        if word in ("experience", "ability") and all(before in RANKS | ASKING for before in low[:place]):
            return member[place:]
    return member


def _tells(before: str, low: str, after: str) -> bool:
    """Whether a word between two others tells of the subject and does not only ask."""
    if low == "experience" and before in PERSONS:
        return True
    is_subject = bool(after) and after not in ASKING and gerund_lemma(after) is None
    return low not in ASKING or (low in ATTRIBUTES and is_subject)


def _opens_as_act(word: str) -> bool:
    """Whether a word before others is a manager's verb; in "program management" and "work force" it is none."""
    return is_act(word) and word.lower() not in ("work", "plan", "project", "program", "group", "head")


def are_verbs(members: Sequence[list[str]]) -> bool:
    """Whether a list is one of verbs alone: "plan, fund and complete", "planning and funding"."""
    words = [member[0] for member in members if len(member) == 1]
    if len(words) < len(members):
        return False
    are_base = all(base_lemma(word) for word in words) and any(is_verb(word) for word in words)
    return are_base or (len(words) > 1 and all(gerund_lemma(word) for word in words))


def is_verb(word: str) -> bool:
    """Whether a word is a verb's base form and not as often a noun: "negotiate", not "design"."""
    low = word.lower()
    return (
        base_lemma(low) is not None
        and not low.endswith(("ment", "tion", "sign", "ice"))
        and low not in NOUN_VERBS
    )


def is_modifier(word: str) -> bool:
    """Whether a word waits for a noun: "tribal", "complex", "employee", "Federal"."""
    low = word.lower()
    return (
        (word[0].isupper() and not PLURAL.search(word) and " " not in word)
        or low in MODIFIERS
        or (_MODIFIER.search(low) is not None and low not in NOT_MODIFIERS)
    )
