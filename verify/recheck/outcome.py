"""What a visit to a source says about the quote that a verdict rests on.

Only ``gone`` speaks against a verdict. A page that could not be had, or a wall in front of it, says
nothing about its words.
"""

from __future__ import annotations

from http import HTTPStatus

from verify.errors import FetchError
from verify.recheck.presence import Found, find_quote
from verify.recheck.walls import is_wall
from verify.types import Page, Presence

_REMOVED = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 407, 429, 451})


def outcome_of(page: Page | None, text: str, error: FetchError | None, quote: str) -> tuple[Presence, str]:
    """Judge one visit.

    Args:
        page: the answer, whatever its status; None when there was none.
        text: the visible text of ``page``.
        error: why there is no page, or no text of it.
        quote: the exact words to look for.

    Returns:
        The outcome, and a sentence that says it to an editor.
    """
    if page is None or error is not None:
        return Presence.UNREACHABLE, error.what if error else "The page did not answer."
    return _judge(page, text, quote) if page.ok else _refusal(page.status)


def _refusal(status: int) -> tuple[Presence, str]:
    """What an answer other than the page itself means."""
    answer = _answer(status)
    if status in _REMOVED:
        return Presence.GONE, f"The page is gone ({answer})."
    if status in _REFUSED:
        return Presence.BLOCKED, f"The page may not be read by a program ({answer})."
    return Presence.UNREACHABLE, f"The page did not come ({answer})."


def _judge(page: Page, text: str, quote: str) -> tuple[Presence, str]:
    if not text.strip():
        return Presence.UNREACHABLE, "The page came back empty."
    found = find_quote(quote, text)
    if found.span is not None:
        return Presence.PRESENT, "The quote is there."
    if is_wall(text, url=page.url, final_url=page.final_url):
        return Presence.BLOCKED, "A login, consent, payment or robot check stands in front of the page."
    return Presence.GONE, _missing(found)


def _missing(found: Found) -> str:
    if found.nearest is None:
        return "The quote is not on the page any more, nor anything like it."
    return f"The quote is not on the page any more; nearest, {found.score:.0f} % alike: {found.nearest}"


def _answer(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:  # servers make codes up
        return str(status)
