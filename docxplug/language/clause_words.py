"""Words and marks of a sentence, and the closed classes of words that its clauses are read by."""

from typing import Final, NamedTuple

from docxplug.kept import compiled
from docxplug.language.verb_forms import base_lemma, gerund_lemma, participle_lemma, past_lemma
from docxplug.language.word_lists import word_set

_ITEM: Final = compiled(
    r"[$€£]?\d[\d,.]*\d[%\w-]*|[$€£]?\d[%\w-]*"  # amounts and numbers
    r"|[^\W\d_]+n['’]t\b"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’](?:ve|d|m|ll|re)\b"
    r"|[^\W\d_]+(?:[-‐‑/&][^\W_]+)*(?:['’]s?(?!\w))?"
    r"|\S"
)

CONJUNCTIONS: Final = word_set("and or but then & yet nor")
DETERMINERS: Final = word_set(
    "the a an this that these those my our your his her its their all each every both some any no more",
    "most several many few fewer less two three four five six seven eight nine ten eleven twelve one half",
    "another other what whatever such over nearly almost about approximately hundreds thousands dozens me",
    "us them him it myself you everyone anyone key new major senior federal national regional local",
    "congressional annual weekly daily monthly",
)
PREPOSITIONS: Final = word_set(
    "of in on at by for from to with within into onto as about against across through throughout over",
    "under between among during after before until toward towards upon without beyond despite behind",
    "beside off out up down back around forward together via per along ahead aside above below than",
)
#: Words that open a clause which does not stand by itself.
SUBORDINATORS: Final = word_set(
    "when while after before because since although though if unless until once whereas wherever whenever",
    "as whether that which who whom whose where how why what than so-that lest",
)
RELATIVES: Final = word_set("that which who whom whose where")
MODALS: Final = word_set(
    "will would can could may might must should shall do does did don't doesn't didn't won't wouldn't",
    "can't couldn't cannot shouldn't 'll",
)
ADVERBS: Final = word_set(
    "also then first second third next last soon often always never not just even still once twice now",
    "again later both all each myself ourselves together alone too therefore thus instead meanwhile",
    "further likewise ever yet fast hard already almost nearly right thereby largely only simply",
    "sometimes",
)
_NOT_ADVERBS: Final = word_set(
    "apply supply rely comply reply ally multiply rally tally bully fly imply family assembly july italy",
    "early daily weekly monthly quarterly only",
)
_COPULAR_BE: Final = word_set("am is are was were be been being 'm isn't aren't wasn't weren't")
_GET: Final = word_set("get gets got gotten getting")


class Item(NamedTuple):
    """A word or mark with its place in the paragraph (code points)."""

    text: str
    low: str
    start: int
    end: int


def items_of(text: str, start: int, end: int) -> list[Item]:
    """The words and marks of a stretch of text, in order."""
    found = _ITEM.finditer(text, start, end)
    return [Item(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end()) for m in found]


def is_word(item: Item) -> bool:
    """Whether it is a word or number, not a mark."""
    return item.text[0].isalnum() or item.text[0] in "$€£" or (item.text[0] in "'’" and len(item.text) > 1)


def is_be(item: Item) -> bool:
    """Whether it is a form of "be"."""
    return item.low in _COPULAR_BE


def is_get(item: Item) -> bool:
    """Whether it is a form of "get"."""
    return item.low in _GET


def is_adverb(item: Item) -> bool:
    """Whether it is a word that may stand between a subject and its verb."""
    low = item.low
    return low in ADVERBS or (low.endswith("ly") and low not in _NOT_ADVERBS and base_lemma(low) is None)


def is_past_form(item: Item) -> bool:
    """Whether it can be a simple past."""
    return past_lemma(item.text) is not None


def is_participle_form(item: Item) -> bool:
    """Whether it can be a past participle; unknown words in -ed can."""
    return participle_lemma(item.text) is not None or looks_like_ed(item)


def looks_like_ed(item: Item) -> bool:
    """Whether an unknown word has the shape of a regular past form."""
    return (
        len(item.low) > 4 and item.low.endswith("ed") and not item.low.endswith("eed") and item.text.isalpha()
    )


def is_gerund(item: Item) -> bool:
    """Whether it is the -ing form of a known verb."""
    return gerund_lemma(item.text) is not None
