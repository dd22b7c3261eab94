"""What services around the desk answer: published checks, archived copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """A check that somebody has published, as the index of such checks has it.

    ``rating`` is in the words of ``publisher`` and never becomes a verdict of this desk. Dates are as they came. Every
    part but ``url`` may be missing.
    """

    url: str
    text: str | None
    claimant: str | None
    claim_date: str | None
    publisher: str | None
    site: str | None
    title: str | None
    review_date: str | None
    rating: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy of a page in an archive: where it is and when it was made."""

    url: str
    original: str
    at: datetime
