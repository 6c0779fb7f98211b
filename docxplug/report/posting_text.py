"""What was understood from an announcement, for a person to check."""

import textwrap
from collections.abc import Iterator

from docxplug.posting import Posting
from docxplug.report.limits_text import limit_text


def posting_text(posting: Posting, width: int = 90) -> str:
    """Qualifications, limits and instructions, each with the sentence it was read from."""
    return "\n".join(_filled(line, width) for line in _lines(posting)) + "\n"


def _filled(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line.strip(), width, initial_indent=indent, subsequent_indent=indent + "  ")


def _lines(posting: Posting) -> Iterator[str]:
    yield f"Qualifications: {len(posting.qualifications) or 'none found; give the announcement whole, as it is'}"
    for asked in posting.qualifications:
        label = f" (“{asked.label}”)" if asked.label else ""
        yield f"  {asked.id}{label}: {asked.text}"
        if asked.phrases:
            yield f"    Key phrases: {', '.join(asked.phrases)}"
    yield ""
    yield f"Limits: {len(posting.limits) or 'none stated'}"
    for limit in posting.limits:
        yield f"  {limit_text(limit)}: “{limit.sentence}”"
    yield ""
    yield f"Instructions: {len(posting.instructions) or 'none found'}"
    for instruction in posting.instructions:
        yield f"  {instruction.what}: “{instruction.sentence}”"
    if posting.unread:
        yield ""
        yield "Looked like a rule, and was not understood; please read it yourself:"
        for sentence in posting.unread:
            yield f"  “{sentence}”"
