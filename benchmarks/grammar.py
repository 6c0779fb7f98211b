"""What the grammar engines find, what they wrongly remark upon, and what they cost.

    python benchmarks/grammar.py                        Harper
    DOCXPLUG_LT_URL=http://127.0.0.1:8081 python benchmarks/grammar.py    LanguageTool at that address too
    python benchmarks/grammar.py --details              every missed mistake and every false alarm

A planted mistake counts as found if a remark touches it. A false alarm is a remark on the clean text; words that
look like names are only pointed to and are counted apart.
"""

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from docxplug.grammar import Choice, Proofreader, open_engine
from docxplug.grammar_facts import GrammarMatch
from docxplug.view import TextView

PLANTED: Final = Path(__file__).with_name("grammar_texts") / "planted.txt"
_MISTAKE: Final = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_RUNS: Final = 5
_START: Final = "import time; t = time.perf_counter(); {} ; print(time.perf_counter() - t)"
_OPEN_HARPER: Final = "from docxplug.grammar.harper_engine import HarperEngine; HarperEngine()"


class Mistake(NamedTuple):
    """A planted mistake: its paragraph and place in the text with mistakes, and what should be there."""

    paragraph: int
    start: int
    end: int
    wrong: str
    right: str


def texts() -> tuple[list[str], list[str], list[Mistake]]:
    """The paragraphs with mistakes, the clean ones, and where the mistakes are."""
    wrong, clean, mistakes = [], [], []
    for index, marked in enumerate(PLANTED.read_text(encoding="utf-8").splitlines()):
        clean.append(_MISTAKE.sub(r"\2", marked))
        wrong.append(_MISTAKE.sub(r"\1", marked))
        mistakes += _mistakes(index, marked)
    return wrong, clean, mistakes


def _mistakes(paragraph: int, marked: str) -> Iterator[Mistake]:
    markup = 0
    for found in _MISTAKE.finditer(marked):
        start = found.start() - markup
        yield Mistake(paragraph, start, start + len(found[1]), found[1], found[2])
        markup += len(found[0]) - len(found[1])


def found_in(mistakes: list[Mistake], matches: list[GrammarMatch]) -> list[Mistake]:
    """The mistakes that a remark touches."""
    return [
        mistake
        for mistake in mistakes
        if any(
            m.paragraph == mistake.paragraph and m.start < mistake.end and mistake.start < m.end
            for m in matches
        )
    ]


def measure(proofreader: Proofreader, *, details: bool) -> None:
    """Prints what one engine finds and how long it takes."""
    wrong, clean, mistakes = texts()
    in_wrong = proofreader.matches(TextView.from_texts(wrong))
    in_clean = proofreader.matches(TextView.from_texts(clean))
    found = found_in(mistakes, in_wrong)
    alarms = [match for match in in_clean if match.kind != "name"]
    words = sum(len(text.split()) for text in clean)
    print(proofreader.statement)
    print(f"  {words} words, {len(mistakes)} planted mistakes: {len(found)} found")
    print(
        f"  clean text: {len(alarms)} false alarms, {len(in_clean) - len(alarms)} places pointed to as possible names"
    )
    print(f"  {_seconds(proofreader, clean) / words * 1e6:.0f} ms for 1,000 words")
    if details:
        for mistake in mistakes:
            if mistake not in found:
                print(f"  missed: {mistake.wrong} (for: {mistake.right})")
        for match in alarms:
            quote = clean[match.paragraph][match.start : match.end]
            print(f"  false alarm: {quote} ({match.rule}: {match.message})")


def _seconds(proofreader: Proofreader, paragraphs: list[str]) -> float:
    """The fastest of some runs, once the engine is warm."""
    view = TextView.from_texts(paragraphs)
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        proofreader.matches(view)
        times.append(time.perf_counter() - start)
    return min(times)


def start_up() -> None:
    """Prints what loading Harper costs a fresh process."""
    command = [sys.executable, "-c", _START.format(_OPEN_HARPER)]
    times = sorted(float(subprocess.check_output(command, text=True)) for _ in range(_RUNS))
    print(f"  start-up: {times[_RUNS // 2]:.2f} s (median of {_RUNS} fresh processes)")


def main() -> None:
    """Measures Harper, and LanguageTool where DOCXPLUG_LT_URL names one."""
    details = "--details" in sys.argv
    url = os.environ.get("DOCXPLUG_LT_URL")
    choices: list[tuple[Choice, str | None]] = [("harper", None), *([("languagetool", url)] if url else [])]
    for choice, address in choices:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with open_engine(choice, languagetool_url=address) as proofreader:
            measure(proofreader, details=details)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(f"  memory in this process: {grown / 1024:.0f} MB")
        if choice == "harper":
            start_up()


if __name__ == "__main__":
    main()
