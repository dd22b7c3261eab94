"""Sources under watch: how their visits go, by which rules they are visited, and what the checker itself did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from verify.types.records import Presence, Priority, Status

_DECIDED = frozenset({Status.VERIFIED, Status.DISPUTED})
_HIGH, _LOW = frozenset({Priority.HIGH}), frozenset({Priority.LOW})


@dataclass(frozen=True, slots=True)
class Watched:
    """A page under watch, with all that decides when to visit it next.

    ``address`` is where the quote was last seen; it differs from ``url``, the cited address, once the page
    has moved. ``status`` and ``priority`` are the claim's, ``story_at`` is when its article was published or else
    taken in. ``presence`` and ``decayed`` are settled; ``last`` and ``note`` tell of the last visit alone, which was
    at ``checked_at``; ``looked_at`` is when a visit last saw the page. ``failures`` counts the visits in a row
    that failed and that ``presence`` does not tell of yet. ``not_before`` is when the host asked to be visited
    again at the earliest. ``etag`` and ``last_modified`` are those of the last page that was seen.
    ``lease_until`` is until when a run has it in hand.
    """

    evidence_id: int
    claim_id: int
    article: str
    url: str
    address: str
    quote: str
    status: Status
    priority: Priority
    story_at: datetime
    added_at: datetime
    presence: Presence | None
    decayed: bool
    last: Presence | None
    note: str | None
    checked_at: datetime | None
    looked_at: datetime | None
    failures: int
    not_before: datetime | None
    etag: str | None
    last_modified: str | None
    lease_until: datetime | None

    @property
    def failing(self) -> bool:
        """Whether the last visit did not see the page."""
        return self.last is not None and not self.last.looked


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often the sources of some claims are visited.

    It holds for claims in one of ``statuses`` and of one of ``priorities`` (any, when empty) whose story was no
    older than ``younger_than`` (any age, when None) at the last visit.
    """

    every: timedelta
    statuses: frozenset[Status] = frozenset()
    younger_than: timedelta | None = None
    priorities: frozenset[Priority] = frozenset()


CADENCES = (
    Cadence(timedelta(hours=2), _DECIDED, timedelta(days=2), _HIGH),
    Cadence(timedelta(hours=6), _DECIDED, timedelta(days=14), _HIGH),
    Cadence(timedelta(days=1), frozenset(), timedelta(days=90), _HIGH),
    Cadence(timedelta(days=7), frozenset(), timedelta(days=90), _LOW),
    Cadence(timedelta(hours=6), _DECIDED, timedelta(days=2)),
    Cadence(timedelta(days=1), _DECIDED, timedelta(days=14)),
    Cadence(timedelta(days=7), younger_than=timedelta(days=90)),
    Cadence(timedelta(days=30)),
)
"""The cadence of a desk that has set none: a fresh story is corrected within hours, an old one seldom.

What matters most is visited more often than the rest while its story is young, what matters least once a week.
"""


@dataclass(frozen=True, slots=True)
class WatchRules:
    """By which rules sources are visited; a newsroom sets them in ``recheck.toml``.

    Attributes:
        cadences: the first that fits holds; the last fits all.
        failures: visits in a row that must fail before a source counts as ``blocked`` or ``unreachable``.
        reopen_below: a quote that was reworded to something less alike than this (0 to 100) reopens its claim.
        retry: how long after a failed visit the next is due, where the cadence is slower.
        jitter: the share of the interval (0 to 0.5) by which a visit is moved to either side.
        quiet: from and until what time of day nobody is visited on schedule, None for never.
        zone: where those times hold.
        late_after: how long after it was due a source counts as not checked for too long.
        silent_after: how long after its last run the checker itself counts as stopped.
    """

    cadences: tuple[Cadence, ...] = CADENCES
    failures: int = 3
    reopen_below: float = 85.0
    retry: timedelta = timedelta(hours=2)
    jitter: float = 0.1
    quiet: tuple[time, time] | None = None
    zone: tzinfo | None = None
    late_after: timedelta = timedelta(days=1)
    silent_after: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckerRecord:
    """The last scheduled run of the checker; ``ended_at`` is None while it runs, and where it was stopped."""

    began_at: datetime
    ended_at: datetime | None
    checked: int


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What is to be kept of one visit: the fields of ``Watched`` that it changes.

    ``presence`` and ``decayed`` are what is settled after it; ``last`` and ``note`` what it found itself.
    """

    last: Presence
    note: str
    presence: Presence
    decayed: bool
    failures: int
    address: str
    etag: str | None = None
    last_modified: str | None = None
    not_before: datetime | None = None
