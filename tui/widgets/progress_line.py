"""Progress in figures, each with its glyph, its word and its colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.content import Content

from tui.rows import FLAG_GLYPHS, state_words
from verify.types import ClaimLine, Progress, Status


def progress_of(lines: Iterable[ClaimLine]) -> Progress:
    """The progress of the claims given."""
    lines = list(lines)
    count = Counter(line.status for line in lines)
    flagged = sum(1 for line in lines if line.flags)
    return Progress(len(lines), count[Status.PENDING], count[Status.VERIFIED], count[Status.DISPUTED], flagged)


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
