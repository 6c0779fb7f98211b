"""The time that comments carry when nobody names one."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """This moment in local time, or the one in SOURCE_DATE_EPOCH, so that builds can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    return datetime.now().astimezone()
