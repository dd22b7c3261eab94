"""A change of state that people are told of, and what became of telling them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from verify.types.records import Presence, Terms


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """What a re-check changed: the settled outcome of a source ``before`` and ``after``, ``note`` in words.

    ``before`` is None for the first outcome. ``reopened`` when the claim's verdict fell with it. ``key`` is unique
    among all desks and stays the same however often a notice is sent, so that a receiver can tell a repetition.
    """

    id: int
    key: str
    at: datetime
    claim_id: int
    article: str
    claim: str
    evidence_id: int
    url: str | None
    locator: str | None
    quote: str | None
    terms: Terms
    before: Presence | None
    after: Presence
    note: str
    reopened: bool


class DeliveryState(StrEnum):
    """How far a notice is on its way to one receiver. ``skipped``: it is older than the receiver."""

    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One notice on its way to one receiver.

    ``attempts`` have been made so far; ``next_at`` is when the next one is due; ``error`` says in words why the last
    one failed, None after success.
    """

    notice_id: int
    receiver: str
    state: DeliveryState
    attempts: int
    next_at: datetime
    sent_at: datetime | None
    error: str | None
