"""What a visit saw of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from verify.errors import FetchError
from verify.types import Page, PageHints


@dataclass(frozen=True, slots=True)
class Sight:
    """What came of one visit.

    ``page`` is the answer, whatever its status, None when there was none; ``text`` its visible text and
    ``hints`` what it says of itself beside its text. ``error`` says why there is no page, or no text of it.
    """

    page: Page | None
    text: str = ""
    hints: PageHints = field(default_factory=PageHints)
    error: FetchError | None = None
