"""How a sentence is put that may say a belief: as an opinion, a likeness or a contrast, or as a changed state."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from docxplug.checks.belief_words import CONVINCED, CREED
from docxplug.kept import compiled
from docxplug.language.word_lists import word_set

_THINKS: Final = (
    "(?:believe|think|find|found|hold|contend|maintain|submit|suspect|say|argue|suppose|like to think|see it)"
)


#: Words of being and having, which also stand in "it's".
_IS: Final = ("is", "are", "be", "has", "have", "isn't")
_ADVERBS: Final = r"(?:(?:have|now|still|firmly|long|come|to|would|always)\s)*"


class _Way(NamedTuple):
    """A way of putting a belief: an expression, and words of which one stands in whatever it finds."""

    needs: frozenset[str]
    expression: str


#: The ways by the names of their weights. That a word is there is known more quickly than what an expression finds.
_WAYS: Final = {
    "aside": _Way(
        word_set("i my me end analysis all heart core bottom"),
        rf",\s(?:as\s)?I\s{_ADVERBS}{_THINKS}\s?,|\b(?i:(?:in|to) my (?:\w+ )?(?:mind|eyes|book|view"
        r"|experience|opinion|judgment)|as I see it)\b|\b(?:[Tt]o|[Ff]or) me,|, (?:to|for) me\b|\bmeans to me\b"
        r"|\b[Ii]n the (?:end|(?:final|last) analysis)\b|\bafter all\b|\b[Aa]t (?:my )?(?:heart|core|bottom)\b",
    ),
    "likeness": _Way(
        frozenset(_IS),
        r"(?:\b(?:is|are|be|isn't)|'s)(?:,[^,]{2,40},)?\s(?:\w+ly\s|not\s|never\s|but\s|like\s|less\s|only\s|often\s)*"
        r"(?:an?|the|to|about|what|how|where|when|why)\s[a-z]",
    ),
    "contrast": _Way(
        word_set("not neither isn't less more never only rather nothing instead without it it's"),
        r"\b(?:not|neither|isn't|less)\s[^.;]{2,60}\b(?:but|nor|it's|than)\b|\bnot\s(?:merely|only|just|simply|about)\b"
        r"|\bmore than\b|\bnever\b|\bonly\b|\brather than\b|\bnothing\b|\binstead of\b|\bwithout\b"
        r"|\bnot\s[^.;]{2,60}[;,]\s(?:it|they|we|he|she)\b"
        r"|^It(?: is|'s) (?:not |only )?(?:by|in|through|from|with) [^.;]* that\b",
    ),
    "condition": _Way(
        word_set("if when unless where until before while"),
        r"\b(?i:when|if|unless|where|until|before|while)\s(?:an?|the|we|you|people|one|they|everyone)\s",
    ),
    "handed_down": _Way(
        word_set(
            "say saying adage proverb maxim tell taught teach teaches remind reminds told believe think hold ask call"
        ),
        r"\b(?:they|people|some|as (?:\w+ ){1,3})\s?(?:like to |used to )?say\b"
        r"|\b(?:a|an|the|this|that|old) (?:saying|adage|proverb|maxim)\b|\bused to (?:say|tell)\b"
        r"|\b(?:taught|teach(?:es)?|reminds?) (?:me|us|you) (?:that|to|how|what)\b|\btold us that\b"
        r"|\b(?:raised|brought up|reared|taught) to (?:believe|think)\b"
        r"|\b(?:those|some|many|people) who (?:hold|say|believe)\b"
        r"|\b[Oo]ne (?:might|may|could) (?:as well |well )?(?:ask|say|call)\b",
    ),
    "question": _Way(
        word_set("who what when where why which whose how is are can"),
        r"^(?:(?:And|But|For) )?(?:[Ww]h\w+|[Hh]ow|[Ii]s|[Aa]re|[Cc]an)\b[^.:]*\?$",
    ),
    "my_creed": _Way(
        word_set("my"),
        rf"\b(?i:my) (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(CREED))})\b",
    ),
    "convinced": _Way(
        word_set("i i'm"),
        rf"\bI(?:'m| am| remain| feel) (?:\w+ ){{0,3}}(?:{'|'.join(sorted(CONVINCED))})\b",
    ),
    "changed": _Way(
        frozenset(_IS),
        r"(?:\b(?:is|are|has|have)|'s)\s(?:now\s|since\s|also\s|all\s|both\s)*(?:been|become|grown|come|gone|up|down"
        r"|back|high|higher|low|lower|good|better|complete|in (?:place|use|force)|under|\w+ed|made|built|kept|held"
        r"|written|taken|run)\b(?! to (?:believe|see|under))",
    ),
}


def manner_of(sentence: str, words: Sequence[str]) -> dict[str, float]:
    """Which of these ways of putting a belief or a fact a sentence shows, each 0 or 1, by the names of the weights.

    ``words`` are the sentence's, in lower case.
    """
    there = set(words)
    if any(word.endswith("'s") for word in there):
        there.update(_IS)
    return {
        name: float(
            not way.needs.isdisjoint(there) and _compiled(way.expression).search(sentence) is not None
        )
        for name, way in _WAYS.items()
    }


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return compiled(expression)
