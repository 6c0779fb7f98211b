"""A plain text's paragraphs: hard-wrapped lines are joined, but no list's items and no labels."""

from docxplug.intake import paragraphs_of_text

WRAPPED = """\
Action
In the spring of 2022 I moved the laboratories of the region into
one building and put their records into one system, which nobody
had tried before.
- I closed the two oldest sites and let their leases run out, first
- I bought the scanners with money that the travel budget left over
- I trained the ninety people who had never used either of the two
Result
The backlog fell from 900 samples to 40, and the time that a town
waits for its answer from three weeks to four days.
"""


def test_the_items_of_a_list_and_a_label_below_it_stay_paragraphs_of_their_own() -> None:
    lines = WRAPPED.splitlines()
    assert paragraphs_of_text(WRAPPED) == [
        lines[0],
        " ".join(lines[1:4]),
        *lines[4:8],
        " ".join(lines[8:]),
    ]


def test_lines_of_a_text_that_nobody_wrapped_are_its_paragraphs() -> None:
    assert paragraphs_of_text("Action\n\nI closed two sites.\nResult\n") == [
        "Action",
        "I closed two sites.",
        "Result",
    ]
