"""Sentences that lead over to another story: "A second episode concerned …"."""

from typing import Final

from docxplug.kept import compiled
from docxplug.language.word_lists import word_set

_WORD: Final = compiled(r"\d[\d,.]*|[a-z]+")
_OTHER: Final = word_set(
    "second third another other earlier different further previous smaller larger bigger harder quieter tougher",
    "longer newer separate later",
)
_PLACE_ORDER: Final = word_set("second third other next last")
_COMES: Final = word_set("came was concerned involved took began is concerns involves arose")
_SEASONS: Final = word_set("year spring summer fall autumn winter")
_STORIES: Final = word_set(
    "story example case episode accomplishment instance matter assignment effort project occasion experience",
    "illustration situation achievement test challenge initiative",
)


def announces_story(text: str) -> bool:
    """Whether a sentence leads over to another story ("A second episode concerned …")."""
    words = _WORD.findall(text[:60].lower())[:6]
    if words[:2] in (["the", "next"], ["the", "following"]) and not _SEASONS.isdisjoint(words[2:3]):
        return True
    if words[:1] == ["the"] and not _PLACE_ORDER.isdisjoint(words[1:2]) and not _COMES.isdisjoint(words[2:3]):
        return True  # "The second came in 2014"
    return not _OTHER.isdisjoint(words[:3]) and not _STORIES.isdisjoint(words[1:])
