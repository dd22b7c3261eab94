"""What the watch over the sources looks like: what is due, what fails, what was forgotten, and is anybody watching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from verify.recheck.schedule import due_each, quiet_until
from verify.store import Reader
from verify.types import CheckerRecord, Watched, WatchRules


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A source, when it is (or was) due, and what is to be said about that.

    ``due`` when it is to be visited now; ``late`` when it was due so long ago that it counts as forgotten;
    ``in_hand`` while a run has it.
    """

    source: Watched
    due_at: datetime
    due: bool
    late: bool
    in_hand: bool


@dataclass(frozen=True, slots=True)
class WatchStatus:
    """The watch at the moment ``now``.

    ``checker`` is the last scheduled run, None when there was none. ``silent`` says in a sentence that the
    checker itself does not run, None where it does or has nothing to do. ``quiet_until`` is the end of the quiet
    hours while they last.
    """

    now: datetime
    sources: tuple[WatchedSource, ...]
    checker: CheckerRecord | None
    silent: str | None
    quiet_until: datetime | None

    @property
    def due(self) -> tuple[WatchedSource, ...]:
        """What is to be visited now."""
        return tuple(each for each in self.sources if each.due)

    @property
    def failing(self) -> tuple[WatchedSource, ...]:
        """Pages that the last visit did not get to see."""
        return tuple(each for each in self.sources if each.source.failing)

    @property
    def late(self) -> tuple[WatchedSource, ...]:
        """What has not been checked for too long."""
        return tuple(each for each in self.sources if each.late)

    @property
    def decayed(self) -> tuple[WatchedSource, ...]:
        """Sources whose words stand no more."""
        return tuple(each for each in self.sources if each.source.decayed)

    @property
    def next_due(self) -> datetime | None:
        """When the next source falls due that is not due yet."""
        return min((each.due_at for each in self.sources if not each.due), default=None)


def watch_status(reader: Reader, rules: WatchRules, now: datetime, claim_ids: Sequence[int] | None) -> WatchStatus:
    """The watch over the sources of some claims, or over all."""
    sources = []
    watched = reader.watched(claim_ids)
    for each, due in zip(watched, due_each(watched, rules), strict=True):
        late = now - due > rules.late_after
        in_hand = each.lease_until is not None and each.lease_until > now
        sources.append(WatchedSource(each, due, due=due <= now, late=late, in_hand=in_hand))
    checker = reader.checker()
    silent = _silence(checker, rules, now) if sources else None
    return WatchStatus(now, tuple(sources), checker, silent, quiet_until(now, rules))


def _silence(checker: CheckerRecord | None, rules: WatchRules, now: datetime) -> str | None:
    if checker is None:
        return "The checker has never run: sources are visited only when somebody asks."
    if now - checker.began_at <= rules.silent_after:
        return None
    if checker.ended_at is None:
        return f"The checker was stopped in the middle of its run of {checker.began_at:%Y-%m-%d %H:%M} UTC."
    return f"The checker has not run since {checker.began_at:%Y-%m-%d %H:%M} UTC."
