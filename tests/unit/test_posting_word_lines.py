"""An announcement in a Word table keeps together what stands in one row."""

import pytest

from docxplug.posting.read import read_posting
from docxplug.posting.word_lines import announcement_lines
from docxplug.view import Paragraph, TextView


def table(*rows: tuple[str, ...]) -> TextView:
    cells = [(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return TextView(
        tuple(
            Paragraph(index, text, where="table", cell=(0, row, column))
            for index, (row, column, text) in enumerate(cells)
        )
    )


def test_a_length_in_one_cell_is_for_what_another_names() -> None:
    view = table(("Paper", "Who", "Limit"), ("Resume", "All", "5 pages"), ("SF-50", "Employees", "2 pages"))
    lines = list(announcement_lines(view))
    assert lines == ["Paper", "Who", "Limit", "Resume: All, 5 pages", "SF-50: Employees, 2 pages"]
    limits = read_posting("\n".join(["TQ 1: Knowledge of tides.", "Required Documents", *lines])).limits
    assert [(limit.scope, limit.value) for limit in limits] == [("resume", 5)]


@pytest.mark.parametrize(
    "row",
    [("TQ 1", "Knowledge of tides.", "2 pages"), ("1", "Knowledge of tides.", "2 pages"), ("Resume", "One")],
)
def test_other_rows_stay_cells(row: tuple[str, ...]) -> None:
    assert list(announcement_lines(table(row))) == list(row)


def test_the_number_word_prints_stands_before_its_paragraph() -> None:
    view = TextView((Paragraph(0, "Knowledge of tides.", label="2."),))
    assert list(announcement_lines(view)) == ["2. Knowledge of tides."]
