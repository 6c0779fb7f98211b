"""One page count from up to four witnesses: Word itself, LibreOffice, Word's last save and our own layout."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docxplug.page_facts import Certainty, PageCount, PageSource
from docxplug.pages.estimate import Estimate
from docxplug.pages.office import OfficeCount
from docxplug.pages.saved import SavedCount

if TYPE_CHECKING:
    from docxplug.pages.shown import ShownCount

_ODDITIES: Final = {
    "floating": "Pictures, text boxes or tables that text flows around cannot be laid out reliably outside Word.",
    "columns": "Text in columns cannot be laid out reliably outside Word.",
    "frame": "Framed paragraphs cannot be laid out reliably outside Word.",
    "import": "Another file is embedded in the document, and only Word can show it.",
}


def judge(
    estimate: Estimate,
    office: OfficeCount | None,
    saved: SavedCount | None,
    shown: "ShownCount | None" = None,
) -> PageCount:
    """The count of the whole document, its range, how sure it is, and why. What Word itself shows is the count."""
    if shown is not None and not shown.doubt:
        pages, ours = shown.pages, estimate.whole().pages
        return PageCount(pages, pages, pages, "word", "confirmed", (_agreement("Word itself", pages, ours),))
    counted = _without_word(estimate, office, saved)
    if shown is None:
        return counted
    doubt = f"{_capital(shown.doubt)}, so that count ({_pages(shown.pages)}) does not decide."
    return replace(counted, reasons=(doubt, *counted.reasons))


def layout_certainty(estimate: Estimate, document: PageCount) -> Certainty:
    """How sure our own layout is, by which answers are measured: as the document, unless Word itself counted that."""
    if document.source != "word":
        return document.certainty
    ours, low, high = _counts(estimate)
    return _certainty(estimate, ours, (low, high), [document.pages])


def _without_word(estimate: Estimate, office: OfficeCount | None, saved: SavedCount | None) -> PageCount:
    ours, low, high = _counts(estimate)
    theirs = office.pages if office is not None else None
    word = saved.pages if saved is not None and not saved.doubt else None
    witnesses = [pages for pages in (theirs, word) if pages is not None]
    certainty = _certainty(estimate, ours, (low, high), witnesses)
    if certainty == "high":
        low = high = ours
    pages, source = _best(ours, theirs, word)
    reasons = (*_witness_reasons(ours, theirs, saved), *layout_reasons(estimate), *_edge_reasons(estimate))
    return PageCount(
        pages, min(low, *witnesses, pages), max(high, *witnesses, pages), source, certainty, reasons
    )


def _counts(estimate: Estimate) -> tuple[int, int, int]:
    """Our own count, and the least and the most that it may be."""
    counts = [estimate.whole(stretch).pages for stretch in estimate.stretches]
    return counts[0], min(counts), max(counts)


def _best(ours: int, theirs: int | None, word: int | None) -> tuple[int, PageSource]:
    """LibreOffice's count before Word's last one, and that before our own where they differ."""
    if theirs is not None:
        return theirs, "libreoffice"
    return (ours, "estimate") if word is None or word == ours else (word, "word-saved")


def _certainty(estimate: Estimate, ours: int, limits: tuple[int, int], witnesses: list[int]) -> Certainty:
    """``high`` if all agree on a simple layout that small differences leave as it is; ``low`` never decides."""
    low, high = limits
    if not is_simple(estimate) or any(not low <= pages <= high for pages in witnesses):
        return "low"
    agreed = bool(witnesses) and all(pages == ours for pages in witnesses)
    return "high" if agreed and estimate.is_steady and not estimate.similar_fonts else "medium"


def is_simple(estimate: Estimate) -> bool:
    """Whether our layout can be relied on within its range."""
    return not estimate.oddities and not estimate.unknown_fonts


def layout_reasons(estimate: Estimate) -> list[str]:
    """What makes our own layout uncertain."""
    reasons = [sentence for oddity, sentence in _ODDITIES.items() if oddity in estimate.oddities]
    if estimate.unknown_fonts:
        reasons.append(f"The widths of {_listed(estimate.unknown_fonts)} are not known here; look in Word.")
    if estimate.similar_fonts:
        reasons.append(f"{_listed(estimate.similar_fonts)} was measured with a similar font.")
    return reasons


def _witness_reasons(ours: int, theirs: int | None, saved: SavedCount | None) -> Iterator[str]:
    if saved is not None and not saved.doubt:
        yield _agreement("Word, when it last saved the file,", saved.pages, ours)
    if theirs is not None:
        yield _agreement("LibreOffice", theirs, ours)
    elif saved is None or saved.doubt:
        yield "Laid out here from fonts and spacing alone; neither Word nor LibreOffice has confirmed it."
    if saved is not None and saved.doubt:
        yield f"{_capital(saved.doubt)}, so it does not count."


def _edge_reasons(estimate: Estimate) -> Iterator[str]:
    if not estimate.is_steady:
        yield "The text ends close to the edge of a page: a small difference in fonts decides."


def _agreement(witness: str, pages: int, ours: int) -> str:
    if pages == ours:
        return f"{witness} counted {_pages(pages)}, as our own layout does."
    return f"{witness} counted {_pages(pages)}, our own layout {ours}."


def _pages(number: int) -> str:
    return f"{number} page{'' if number == 1 else 's'}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
