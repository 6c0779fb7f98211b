"""One page count from up to three witnesses: LibreOffice, Word's last save and our own layout."""

from typing import Final

from docxplug.page_facts import Certainty, PageCount
from docxplug.pages.estimate import Estimate
from docxplug.pages.office import OfficeCount
from docxplug.pages.saved import SavedCount

_ODDITIES: Final = {
    "floating": "Pictures, text boxes or tables that text flows around cannot be laid out reliably outside Word.",
    "columns": "Text in columns cannot be laid out reliably outside Word.",
    "frame": "Framed paragraphs cannot be laid out reliably outside Word.",
    "import": "Another file is embedded in the document, and only Word can show it.",
}


def judge(estimate: Estimate, office: OfficeCount | None, saved: SavedCount | None) -> PageCount:
    """The count of the whole document, its range, how sure it is, and why."""
    ours, low, high = (estimate.whole(stretch).pages for stretch in estimate.stretches)
    low, high = min(low, ours), max(high, ours)
    word = saved.pages if saved is not None and not saved.doubt else None
    reasons = [*layout_reasons(estimate)]
    if office is not None:
        reasons.insert(0, _agreement("LibreOffice", office.pages, ours))
    if word is not None:
        reasons.insert(0, _agreement("Word, when it last saved the file,", word, ours))
    elif saved is not None and saved.doubt:
        reasons.append(f"{saved.doubt[0].upper()}{saved.doubt[1:]}, so it does not count.")
    if low < high:
        reasons.append("The text ends close to the edge of a page: a small difference in fonts decides.")
    witnesses = [pages for pages in (office.pages if office else None, word) if pages is not None]
    certainty = _certainty(estimate, ours, (low, high), witnesses)
    if certainty == "high":
        low = high = ours
    low, high = min([low, *witnesses]), max([high, *witnesses])
    if office is not None:
        return PageCount(office.pages, low, high, "libreoffice", certainty, tuple(reasons))
    if word is not None and word != ours:
        return PageCount(word, low, high, "word-saved", certainty, tuple(reasons))
    return PageCount(ours, low, high, "estimate", certainty, tuple(reasons))


def _certainty(estimate: Estimate, ours: int, limits: tuple[int, int], witnesses: list[int]) -> Certainty:
    """``high`` if all agree on a simple layout that small differences leave as it is; ``low`` never decides."""
    low, high = limits
    if not is_simple(estimate) or any(not low <= pages <= high for pages in witnesses):
        return "low"
    agreed = bool(witnesses) and all(pages == ours for pages in witnesses)
    return "high" if agreed and low == high and not estimate.similar_fonts else "medium"


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


def _agreement(witness: str, pages: int, ours: int) -> str:
    counted = f"{pages} page{'' if pages == 1 else 's'}"
    if pages == ours:
        return f"{witness} counted {counted}, as our own layout does."
    return f"{witness} counted {counted}, our own layout {ours}."


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
