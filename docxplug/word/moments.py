"""The time that comments carry when nobody names one."""

import os
from datetime import UTC, datetime

from docxplug.errors import RequestError


def now() -> datetime:
    """This moment in local time, or the one in SOURCE_DATE_EPOCH, so that builds can be repeated.

    Raises:
        RequestError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    return _asked_for() or datetime.now().astimezone()


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
