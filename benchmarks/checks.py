"""How long the checks take on a text that is open already: per 1,000 words, and whether ten times as many cost ten.

Every figure is the best of several runs in one process whose patterns are compiled, on one processor. Exit code 1
where a thousand words take longer than they may, or a longer text more than its share.
"""

import datetime
import statistics
import sys
import time
from itertools import cycle
from pathlib import Path

from docxplug.intake import read_document_source, read_posting_file
from docxplug.posting import Posting
from docxplug.reviewing import review
from docxplug.rubric import load
from docxplug.view import TextView

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
AS_OF = datetime.date(2026, 11, 1)
WORDS = (1_000, 10_000, 100_000)
RUNS = {1_000: 9, 10_000: 3, 100_000: 1}
LIMIT = 0.040  # seconds for 1,000 words
SHARE = 2.0  # times as long for each word as in the shortest text


def answer_of(words: int) -> TextView:
    """The example answer, its stories told again under the one heading until it has so many words."""
    texts = [paragraph.text for paragraph in read_document_source(str(EXAMPLES / "tq2.docx")).view.paragraphs]
    stories = [text for text in texts if not text.startswith(("TQ", "Technical"))]
    told = texts[:1]
    count = 0
    for text in cycle(stories):
        told.append(text)
        count += len(text.split())
        if count >= words:
            return TextView.from_texts(told)
    raise AssertionError("the example has no stories")


def seconds(view: TextView, posting: Posting) -> float:
    """The processor time of one review."""
    start = time.process_time()
    review(view, posting, load("tq"), as_of=AS_OF)
    return time.process_time() - start


def main() -> int:
    """Measures each length and prints a table."""
    posting = read_posting_file(str(EXAMPLES / "announcement.txt"))
    seconds(answer_of(WORDS[0]), posting)  # compiles what the text needs
    failed = False
    shortest = 0.0
    for words in WORDS:
        view = answer_of(words)
        times = [seconds(view, posting) for _ in range(RUNS[words])]
        each = min(times) * 1000 / words
        shortest = shortest or each
        slow = each > (LIMIT if words == WORDS[0] else SHARE * shortest)
        failed = failed or slow
        print(f"{words:>7,} words: {min(times):7.3f} s (median {statistics.median(times):.3f}), ", end="")
        print(f"{each * 1000:.1f} ms for 1,000 words{' - too slow' if slow else ''}")
    print(
        f"limits: {LIMIT * 1000:.0f} ms for 1,000 words, {SHARE} times as much for each word of a longer text"
    )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
