"""People named in an answer, where their office would say more to the reader."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docxplug.analysis.model import Response
from docxplug.checks.context import Context, check
from docxplug.findings import Finding
from docxplug.kept import compiled
from docxplug.language.quotations import is_quoted
from docxplug.rubric import Rule
from docxplug.spans import Span

_NAME: Final = r"[A-Z][a-zà-ÿ’']+(?:-[A-Z][a-zà-ÿ]+)?"
_SURNAME: Final = r"(?:Mc|Mac|O[’']|D[’']|De|La|Van |Von )?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_PAIR: Final = compiled(rf"\b({_NAME})((?:\s[A-Z]\.)?\s{_SURNAME})\b")
#: How many characters before a name tell what it is.
_NEAR: Final = 40
_WORD_BEFORE: Final = compiled(r"\b([a-z]+)(?:,|,?\s(?:named|called))?\s$")
_WORK_AFTER: Final = compiled(
    r",\s(?:then\s)?(?:the|my|our|a|an|his|her|their|then)\s(?:[\w’'-]+\s){0,2}?([a-z]+)\b"
)
_ADJECTIVES: Final = frozenset({"General", "Major", "Justice"})
_ARTICLES: Final = frozenset({"The", "These", "Those", "Our", "My", "All", "Some", "Most", "Many", "Other"})
_THING_AFTER: Final = compiled(r"\s[a-z]")
_WHO: Final = compiled(r",\s(?:then\s)?who\b")
_CAPITALISED_BEFORE: Final = compiled(r"\b[A-Z][\w’'-]*\s$")
_CAPITALISED_AFTER: Final = compiled(r"(?:[’']s)?((?:\s+(?:[A-Z][\w’'-]*|of|and|the|for))+)")


@check("person.named")
def named(context: Context) -> Iterable[Finding]:
    """One finding for each person and answer, at the first mention, the others as further places."""
    rule = context.rule("person.named")
    titles, lists = _titles(rule.strings("titles")), _Lists(rule)
    for response in context.responses:
        people: dict[str, list[Span]] = {}
        found = [
            (context.view.quote(span), span)
            for index in response.indexes()
            for span in _names_in(context, index, titles, lists)
        ]
        places = {name for name, span in found if _stands_as_place(context, response, name)}
        for name, span in found:
            if name not in places:
                people.setdefault(name.split()[-1], []).append(span)
        for spans in people.values():
            quote = context.view.quote(spans[0])
            again = _surname_again(context, response, spans)
            yield context.finding(rule, rule.message(quote=quote), *spans, *again, response=response)


class _Lists:
    """What the pack says of names, read once: a list is looked at for every pair of capitalised words."""

    __slots__ = ("after", "before", "famous", "given", "not_names", "office_words", "offices")

    def __init__(self, rule: Rule) -> None:
        self.given = frozenset(rule.strings("given_names"))
        self.office_words = frozenset(rule.strings("office_words"))
        self.not_names = frozenset(rule.strings("not_names"))
        self.before = frozenset(rule.strings("before"))
        self.after = frozenset(rule.strings("after"))
        self.famous = rule.strings("famous")
        self.offices = [compiled(rf",\s(?:{office})\b") for office in rule.strings("offices")]


def _titles(titles: tuple[str, ...]) -> re.Pattern[str]:
    told = "|".join(re.escape(title) for title in titles)
    return compiled(rf"\b({told})\s+({_SURNAME}(?:\s(?:[A-Z]\.\s)?{_SURNAME})?)\b")


def _stands_as_place(context: Context, response: Response, name: str) -> bool:
    """Whether the answer says somewhere that it happened in a place of this name: "the laboratory in Ann Arbor"."""
    place = re.compile(rf"\b(?:in|near|outside|around)\s{re.escape(name)}\b(?!['’]s)")
    return any(place.search(context.view.paragraphs[index].text) for index in response.indexes())


def _names_in(context: Context, index: int, titles: re.Pattern[str], lists: _Lists) -> Iterator[Span]:
    text = context.view.paragraphs[index].text
    found = [match.span() for match in titles.finditer(text) if _is_titled_person(match, lists)]
    for match in _pairs(text):
        inside = any(start < match.end() and match.start() < end for start, end in found)
        if not inside and _is_given(match, lists) and _is_person(match, match.group(), lists):
            found.append(match.span())
    return (Span(index, *place) for place in sorted(found) if not is_quoted(text, place[0]))


def _surname_again(context: Context, response: Response, spans: list[Span]) -> Iterator[Span]:
    """Where the surname stands alone after the whole name: "Calloway signed it"."""
    surname = context.view.quote(spans[0]).split()[-1]
    alone = re.compile(rf"\b{re.escape(surname)}\b(?!\s[A-Z])")
    for index in range(spans[0].paragraph, response.last + 1):
        text = context.view.paragraphs[index].text
        for match in alone.finditer(text, spans[0].end if index == spans[0].paragraph else 0):
            place = Span(index, *match.span())
            part_of_name = _CAPITALISED_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
            if not part_of_name and not is_quoted(text, match.start()) and place not in spans:
                yield place


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """All pairs of capitalised words, "Hired Ana" and "Ana Ruiz" in "Hired Ana Ruiz"."""
    match = _PAIR.search(text)
    while match:
        yield match
        match = _PAIR.search(text, match.end(1))


def _is_given(match: re.Match[str], lists: _Lists) -> bool:
    """Whether the pair opens with a given name, or stands beside an office: "Ines Calloway, the deputy director"."""
    if _plain(match.group(1)) in lists.given:
        return True
    if match.group(1) in _ARTICLES:
        return False  # "The Canadians, who …"
    before = _WORD_BEFORE.search(_before(match))
    if before and before.group(1) in lists.office_words:
        return True
    following = match.string[match.end() : match.end() + 60]
    if _WHO.match(following):
        return True
    work = _WORK_AFTER.match(following)
    if work and work.group(1) in lists.office_words:
        return True
    return any(office.match(following) for office in lists.offices)


def _plain(name: str) -> str:
    """A name without the marks on its letters: the list has them plain."""
    if name.isascii():
        return name
    import unicodedata

    return "".join(letter for letter in unicodedata.normalize("NFD", name) if letter.isalpha())


def _is_titled_person(match: re.Match[str], lists: _Lists) -> bool:
    """Whether a title and a name are a person's; "General" and "Major" begin many other names, too."""
    title, name = match.groups()
    if title in _ADJECTIVES and name.split()[0] not in lists.given:
        return False
    return _is_person(match, name, lists)


def _is_person(match: re.Match[str], name: str, lists: _Lists) -> bool:
    """Not a law, place, school, storm or company that bears a name, nor a name that only sounds like one."""
    text = match.string
    words = name.replace("’s", "").replace("'s", "").split()
    if not set(words).isdisjoint(lists.not_names) or _is_famous(match.group(), lists):
        return False
    if words[-1].lower() in lists.office_words and words[0] not in lists.given:
        return False  # "Mr. Chairman", "Assistant Commissioner"
    following = _CAPITALISED_AFTER.match(text, match.end())
    if following and not set(following.group(1).split()).isdisjoint(lists.after):
        return False
    before = _before(match).split()
    if before and before[-1].lower() == "the" and _THING_AFTER.match(text, match.end()):
        return False  # "the Harlan Bend lock"
    return not (before and before[-1].strip("(“") in lists.before)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _NEAR) : match.start()]


def _is_famous(name: str, lists: _Lists) -> bool:
    return any(famous in name for famous in lists.famous)
