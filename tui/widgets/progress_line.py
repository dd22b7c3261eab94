"""Progress in figures, each with its glyph, its word and its colour."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from tui.rows import FLAG_GLYPHS, state_words
from verify.types import ClaimLine, Progress, Status


def adjusted(progress: Progress, before: ClaimLine, now: ClaimLine) -> Progress:
    """The progress after one claim has changed."""
    count = Counter({Status.PENDING: progress.pending, Status.VERIFIED: progress.verified})
    count[Status.DISPUTED] = progress.disputed
    count[before.status] -= 1
    count[now.status] += 1
    flagged = progress.flagged + bool(now.flags) - bool(before.flags)
    return Progress(progress.total, count[Status.PENDING], count[Status.VERIFIED], count[Status.DISPUTED], flagged)


def progress_figures(progress: Progress) -> list[tuple[str, str]]:
    """``✓ verified 3``, ``✗ disputed 1``, ``○ pending 80``, ``≠ flagged 5``, each with its role."""
    return [
        (f"{state_words(Status.VERIFIED)} {progress.verified}", "verified"),
        (f"{state_words(Status.DISPUTED)} {progress.disputed}", "disputed"),
        (f"{state_words(Status.PENDING)} {progress.pending}", "pending"),
        (f"{FLAG_GLYPHS['conflict']} flagged {progress.flagged}", "flag"),
    ]


def progress_content(progress: Progress) -> Content:
    """The figures on one line."""
    return Content("  ").join(Content.styled(text, f"${role}") for text, role in progress_figures(progress))
