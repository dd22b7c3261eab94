"""Checks that were made before, here or elsewhere, and what a search for them finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EarlierCheck:
    """A claim that somebody checked before, as it was imported.

    ``key`` is the id it was imported under. ``verdict`` is the rating in the words of those who gave it and is
    never turned into a verdict of ours; ``explanation`` is their reason. ``date`` is the day of the check, in ISO
    8601 of reduced precision. ``speaker`` made the claim, ``checked_by`` checked it.
    """

    key: str
    text: str
    title: str | None = None
    verdict: str | None = None
    explanation: str | None = None
    checked_by: str | None = None
    url: str | None = None
    date: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many checks are new, how many replaced what was known, how many were known."""

    added: int
    changed: int
    known: int

    @property
    def told(self) -> str:
        """The same in words."""
        checks = "1 check" if self.added == 1 else f"{self.added} checks"
        return f"{checks} imported, {self.changed} changed, {self.known} known already"


class Origin(StrEnum):
    """Where a hit was checked: on this desk, or elsewhere and imported."""

    DESK = "desk"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer to "have we checked this before?", with the verdict it was given then.

    ``id`` is the number of a claim of the desk, or the id that a check was imported under. ``score`` is the
    negated bm25 of the full-text index: higher is nearer, comparable within one search only. For a claim of the
    desk ``verdict`` is its status, ``explanation`` the reason given, ``checked_by`` and ``date`` who decided and
    when, ``article`` its article; a pending one has not been decided.
    """

    origin: Origin
    id: str
    score: float
    text: str
    title: str | None
    verdict: str | None
    explanation: str | None
    checked_by: str | None
    url: str | None
    date: str | None
    speaker: str | None
    article: str | None = None
