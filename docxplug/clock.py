"""The time and the day where nobody names one: those of comments, and the day that ages of stories are counted to."""

import os
from datetime import UTC, date, datetime

from docxplug.errors import RequestError


def now() -> datetime:
    """This moment in local time, or the one in SOURCE_DATE_EPOCH, so that builds can be repeated.

    Raises:
        RequestError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    return _asked_for() or datetime.now().astimezone()


def today() -> date:
    """The day of ``now``: the user's own calendar, or SOURCE_DATE_EPOCH's day in UTC.

    Raises:
        RequestError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    return now().date()


def _asked_for() -> datetime | None:
    """The time in SOURCE_DATE_EPOCH, in UTC; None where it is not set."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise RequestError(
            f"SOURCE_DATE_EPOCH is “{value}”; set it to a number of seconds since 1970."
        ) from None
