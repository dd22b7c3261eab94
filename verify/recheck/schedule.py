"""When a source is to be visited next. Pure: the same source and rules give the same moment."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from verify.types import Cadence, Watched, WatchRules

# Sources that fell due in the quiet hours are spread over this long after them.
_SPREAD = timedelta(hours=1)


def due_each(sources: Sequence[Watched], rules: WatchRules) -> list[datetime]:
    """The moments from which sources are due, in their order.

    A host that asked one of them to wait is left alone by all of them (RFC 6585, 4: a host counts requests, not pages).
    """
    waits: dict[str, datetime] = {}
    for source in sources:
        if source.not_before is not None:
            host = _host(source.address)
            waits[host] = max(source.not_before, waits.get(host, source.not_before))
    if not waits:
        return [due_at(source, rules) for source in sources]
    return [due_at(source, rules, waits.get(_host(source.address))) for source in sources]


def due_at(source: Watched, rules: WatchRules, not_before: datetime | None = None) -> datetime:
    """The moment from which ``source`` is due, never within the quiet hours and not before its host wants visits.

    It is counted from the last visit, or from when the source was attached. The jitter is drawn from the
    address and that moment, so that it can be computed again, and so that quotes on one page stay together.
    """
    base = source.checked_at or source.added_at
    every = interval(source, rules)
    first, second = _draws(source.address, base)
    due = base + every * (1 + rules.jitter * (2 * first - 1))
    due = max(due, source.not_before or due, not_before or due)
    return _awake(due, rules, second)


def interval(source: Watched, rules: WatchRules) -> timedelta:
    """How long after its last visit a source is due, before jitter."""
    age = (source.checked_at or source.added_at) - source.story_at
    every = next((each.every for each in rules.cadences if _fits(each, source, age)), rules.cadences[-1].every)
    return min(every, rules.retry) if source.failures else every


def quiet_until(now: datetime, rules: WatchRules) -> datetime | None:
    """The end of the quiet hours that ``now`` lies in, None outside of them."""
    if rules.quiet is None:
        return None
    begins, ends = rules.quiet
    local = now.astimezone(rules.zone)
    clock = local.time().replace(tzinfo=None)
    if not _between(clock, begins, ends):
        return None
    day = local.date() + timedelta(days=1) if clock >= ends else local.date()
    end = datetime.combine(day, ends)
    return (end.replace(tzinfo=rules.zone) if rules.zone else end.astimezone()).astimezone(now.tzinfo)


def _awake(moment: datetime, rules: WatchRules, draw: float) -> datetime:
    end = quiet_until(moment, rules)
    if end is None:
        return moment
    late = end + _SPREAD * draw
    return end if quiet_until(late, rules) else late


def _between(clock: time, begins: time, ends: time) -> bool:
    """Whether a time of day lies in a span that may go over midnight."""
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def _fits(cadence: Cadence, source: Watched, age: timedelta) -> bool:
    return (
        (not cadence.statuses or source.status in cadence.statuses)
        and (not cadence.priorities or source.priority in cadence.priorities)
        and (cadence.younger_than is None or age < cadence.younger_than)
    )


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _draws(address: str, base: datetime) -> tuple[float, float]:
    """Two numbers of [0, 1) that look random."""
    digest = hashlib.sha256(f"{base.isoformat()} {address}".encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32, int.from_bytes(digest[4:8]) / 2**32
