"""How often a host is asked: never more than its pace allows, and not at all while it wants to be left alone."""

from __future__ import annotations

import math
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

from verify.errors import FetchError, FetchFailure
from verify.wording import one_line

Sleep = Callable[[float], Awaitable[object]]

# A host that wants to be left alone for longer than this is not waited for: the visit is for later.
_PATIENCE = 30.0
_LONGEST_HOLD = 7 * 86_400.0  # a server that says "in ten years" has made a mistake
_UNSAID_HOLD = 60.0  # after a 429 that does not say how long
_LONGEST_INTERVAL = 30.0  # of what a robots.txt asks for: more would keep other visits to the host from their turn
_TICK = 1e-6  # what a clock may lose in rounding
_BUSY, _UNAVAILABLE = 429, 503


class Pace:
    """The turns of all hosts; threads may share it.

    Args:
        interval: seconds from one request to a host to the next, 0 or more.
        now: a clock that never goes back, in seconds.
        sleep: waits for so many seconds of that clock.
    """

    def __init__(self, interval: float, *, now: Callable[[], float], sleep: Sleep) -> None:
        self._interval = interval
        self._now = now
        self._sleep = sleep
        self._lock = threading.Lock()
        self._intervals: dict[str, float] = {}
        self._free: dict[str, float] = {}
        self._held: dict[str, float] = {}

    async def free(self, host: str) -> None:
        """Wait until ``host`` could be asked; that takes no turn, and another may come first."""
        while (wait := self._wait(host)) > _TICK and not self._held_for(host) > _PATIENCE:
            await self._sleep(wait)

    async def turn(self, host: str) -> None:
        """Wait for a turn at ``host`` and take it.

        Raises:
            FetchError: when the host asked to be left alone for longer than is worth waiting.
        """
        while (wait := self._take(host)) > 0:
            await self._sleep(wait)

    def slow(self, host: str, interval: float) -> None:
        """Leave at least ``interval`` seconds between requests to ``host``, up to half a minute."""
        with self._lock:
            self._intervals[host] = max(self._interval, min(interval, _LONGEST_INTERVAL))

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for so many seconds."""
        with self._lock:
            self._held[host] = max(self._now() + seconds, self._held.get(host, 0.0))

    def _take(self, host: str) -> float:
        """Take the turn and give 0, or give the seconds to wait before asking again."""
        with self._lock:
            held = self._held_for(host)
            if held > _PATIENCE:
                raise FetchError(
                    f"{one_line(host)} asked to be left alone for another {math.ceil(held):,} seconds.",
                    "Try again then.",
                    kind=FetchFailure.RATE_LIMITED,
                    retry_after=held,
                )
            wait = self._wait(host)
            if wait > _TICK:
                return wait
            self._free[host] = self._now() + self._intervals.get(host, self._interval)
            return 0.0

    def _wait(self, host: str) -> float:
        return max(self._free.get(host, 0.0) - self._now(), self._held_for(host))

    def _held_for(self, host: str) -> float:
        return max(0.0, self._held[host] - self._now()) if host in self._held else 0.0


def asked_to_wait(status: int, retry_after: str | None, now: datetime) -> float | None:
    """The seconds for which an answer of ``status`` asks to be left alone (RFC 9110, 10.2.3), at most a week.

    ``retry_after`` is its header, as seconds or as a date; ``now`` an aware time. None when it does not ask.
    """
    if status not in (_BUSY, _UNAVAILABLE):
        return None
    seconds = _seconds(retry_after.strip(), now) if retry_after else None
    if seconds is None:
        return _UNSAID_HOLD if status == _BUSY else None
    return min(max(seconds, 0.0), _LONGEST_HOLD)


def _seconds(written: str, now: datetime) -> float | None:
    if written.isascii() and written.isdigit():
        return float(written[:12])
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    if moment.tzinfo is None:  # "-0000": a time in UTC whose place is not told (RFC 5322, 3.3)
        moment = moment.replace(tzinfo=now.tzinfo)
    return (moment - now).total_seconds()
