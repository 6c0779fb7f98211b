"""How far a long call is, on one line of a terminal; silent where standard error goes elsewhere."""

import sys
import time
from typing import Final

_BAR: Final = 20
_EVERY: Final = 0.2


class Progress:
    """Files done of all, how many a second, and how long it will still take."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._worked, self._failed = total, 0, 0, 0
        self._began = self._told = time.monotonic()
        self._is_shown = sys.stderr.isatty()

    def step(self, *, is_new: bool, is_failed: bool) -> None:
        """Counts a file; work of an earlier call counts as done and says nothing of the rate."""
        self._done += 1
        self._worked += is_new
        self._failed += is_failed
        now = time.monotonic()
        if self._is_shown and (now - self._told > _EVERY or self._done == self._total):
            self._told = now
            sys.stderr.write(f"\r\x1b[K{self.line(now - self._began)}")
            sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """What the line says after so many seconds."""
        full = _BAR * self._done // max(self._total, 1)
        failed = f", {self._failed} not done" if self._failed else ""
        rate = self._worked / seconds if seconds > 0 else 0.0
        left = f", {_clock((self._total - self._done) / rate)} left" if rate else ""
        bar = "█" * full + "░" * (_BAR - full)
        return f"{bar} {self._done}/{self._total} files{failed}, {rate:.1f} a second{left}"

    def end(self) -> None:
        """Leaves the line."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
