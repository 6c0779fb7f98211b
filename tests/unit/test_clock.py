"""One clock for everything that nobody names a time for."""

import datetime
import time

import pytest

from docxplug.clock import today
from docxplug.reviewing import review
from docxplug.view import TextView

VIEW = TextView.from_texts(["TQ 1", "I led 12 people in 2024."])


def test_a_review_counts_ages_to_the_day_of_the_repeatable_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")

    assert review(VIEW).as_of == today() == datetime.date(2025, 12, 31)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no zone for one process")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_review_counts_ages_to_the_users_own_day(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """These two zones never have the same day, so one of them differs from the day in UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = datetime.date.today()  # noqa: DTZ011 - the user's calendar is meant
        counted = review(VIEW).as_of
        after = datetime.date.today()  # noqa: DTZ011
    finally:
        monkeypatch.undo()
        time.tzset()

    assert before <= counted <= after
