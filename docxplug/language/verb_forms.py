"""English verb forms: which verb a form belongs to, and the forms of a verb.

Regular verbs are a list of lemmas and the rules of spelling; the irregular ones are a table. A prefix ("co-led",
"reprioritized") is taken off a known verb. British spellings in -ise answer to their -ize verbs.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.word_lists import data_lines, data_words, word_set

BE: Final = word_set("am is are was were be been being")
HAVE: Final = word_set("have has had having")
_VOWELS: Final = "aeiou"
_ONE_SYLLABLE: Final = compiled(r"[^aeiou]*[aeiou][^aeiouwxy]")
_PREFIX: Final = compiled(r"\w{2,5}-(?=\w{2})|(?:co|re|over|under|pre|out|mis)(?=\w{5})")
_S_FORMS: Final = {"is": "be", "has": "have", "does": "do", "goes": "go"}


class _Irregular(NamedTuple):
    past: dict[str, str]
    participle: dict[str, str]
    forms: dict[str, tuple[str, ...]]


@cache
def _regular() -> frozenset[str]:
    return data_words("verbs.txt")


@cache
def _irregular() -> _Irregular:
    past: dict[str, str] = {}
    participle: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for line in data_lines("irregular_verbs.txt"):
        verb, pasts, participles = line.split()
        past |= dict.fromkeys(pasts.split("/"), verb)
        participle |= dict.fromkeys(participles.split("/"), verb)
        forms[verb] = (*pasts.split("/"), *participles.split("/"))
    return _Irregular(past, participle, forms)


@cache
def states() -> frozenset[str]:
    """Participles that tell of a state after "be" and not of something done."""
    return data_words("states.txt")


def base_lemma(word: str) -> str | None:
    """The verb whose base form ("lead") this is."""
    low = word.lower()
    return _known(low)


@lru_cache(maxsize=4096)
def past_lemma(word: str) -> str | None:
    """The verb whose simple past ("led", "wrote", "briefed") this is."""
    low = word.lower()
    return _irregular().past.get(low) or _from_ed(low) or _prefixed(low, past_lemma)


@lru_cache(maxsize=4096)
def participle_lemma(word: str) -> str | None:
    """The verb whose past participle ("led", "written", "briefed") this is."""
    low = word.lower()
    return _irregular().participle.get(low) or _from_ed(low) or _prefixed(low, participle_lemma)


@lru_cache(maxsize=4096)
def gerund_lemma(word: str) -> str | None:
    """The verb whose -ing form this is."""
    low = word.lower()
    if not low.endswith("ing") or len(low) < 5:
        return None
    return _first_known(_before_ending(low[:-3])) or _prefixed(low, gerund_lemma)


@lru_cache(maxsize=4096)
def third_lemma(word: str) -> str | None:
    """The verb whose third person singular ("leads") this is."""
    low = word.lower()
    if low in _S_FORMS:
        return _S_FORMS[low]
    if not low.endswith("s") or low.endswith("ss"):
        return None
    candidates = [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]
    return _first_known([*candidates, low[:-3] + "y"] if low.endswith("ies") else candidates)


def lemma(word: str) -> str | None:
    """The verb a form belongs to, None where no known verb has it."""
    if word.lower() in BE:
        return "be"
    return (
        past_lemma(word)
        or participle_lemma(word)
        or base_lemma(word)
        or third_lemma(word)
        or gerund_lemma(word)
    )


def is_past(word: str) -> bool:
    """Whether the word can be a simple past."""
    return past_lemma(word) is not None


def is_participle(word: str) -> bool:
    """Whether the word can be a past participle."""
    return participle_lemma(word) is not None


def is_only_past(word: str) -> bool:
    """Whether the word is a simple past and can be no participle ("wrote", "gave")."""
    return is_past(word) and not is_participle(word)


def lemma_by_shape(word: str) -> str | None:
    """The likely lemma of an unknown word in -ed at a place where only a verb can stand."""
    low = word.lower()
    if not low.endswith("ed") or len(low) < 5:
        return None
    if low.endswith("ied"):
        return low[:-3] + "y"
    stem = low[:-2]
    if stem[-1] == stem[-2] and stem[-1] not in "slfz":
        return stem[:-1]
    return stem + "e" if _wants_e(stem) else stem


@cache
def forms_of(verb: str) -> tuple[str, ...]:
    """All forms of a verb, the base form first; for "be" every form of it."""
    if verb == "be":
        return ("be", *sorted(BE - {"be"}))
    irregular = _irregular().forms.get(verb)
    past = irregular or (_with_ending(verb, "ed"),)
    return tuple(dict.fromkeys((verb, *past, _with_s(verb), _with_ending(verb, "ing"))))


def _known(low: str) -> str | None:
    if low in _regular() or low in _irregular().forms:
        return low
    if low.endswith(("ise", "yse")):
        american = low[:-2] + "ze"
        return american if american in _regular() else None
    return None


def _first_known(candidates: list[str]) -> str | None:
    return next((verb for candidate in candidates if (verb := _known(candidate))), None)


def _from_ed(low: str) -> str | None:
    if not low.endswith("ed") or len(low) < 4:
        return None
    if low.endswith("ied"):
        return _known(low[:-3] + "y") or _known(low[:-1])
    verb = _first_known(_before_ending(low[:-2]))
    # "builded" and "leaded" are no forms: an irregular verb has its own
    return None if verb in _irregular().forms else verb


def _before_ending(stem: str) -> list[str]:
    """What may stand before -ed or -ing: "brief", "handl(e)", "plan(n)"."""
    candidates = [stem + "e"] if _doubles(stem) else [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    if stem.endswith("ck"):
        candidates.append(stem[:-1])
    return candidates


def _prefixed(low: str, lemma_of: Callable[[str], str | None]) -> str | None:
    match = _PREFIX.match(low)
    if not match:
        return None
    verb = lemma_of(low[match.end() :])
    return low[: match.end()] + verb if verb else None


def _wants_e(stem: str) -> bool:
    if stem.endswith(
        ("at", "iz", "is", "us", "yz", "v", "c", "u", "rg", "dg", "ut", "ot", "id", "od", "ud", "ur", "ir")
    ):
        return True
    return len(stem) > 2 and stem[-1] == "l" and stem[-2] not in _VOWELS + "lrw"


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _consonant_y(verb) else verb + "s"


def _with_ending(verb: str, ending: str) -> str:
    if _consonant_y(verb) and ending == "ed":
        return verb[:-1] + "ied"
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "oe", "ye"))):
        return verb[:-1] + ending
    if _doubles(verb):
        return verb + verb[-1] + ending
    return verb + ending


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS


def _doubles(verb: str) -> bool:
    """One-syllable verbs in consonant-vowel-consonant ("plan") and a few longer ones ("refer") double."""
    short = _ONE_SYLLABLE.fullmatch(verb) is not None
    return short or verb in _DOUBLING


_DOUBLING: Final = word_set(
    "refer prefer defer confer transfer incur occur recur deter permit submit commit admit omit transmit",
    "remit allot control compel propel repel expel dispel excel rebut regret equip forget begin upset",
    "offset format reset retrofit",
)
