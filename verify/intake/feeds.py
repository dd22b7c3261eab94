"""The entries of an RSS or Atom feed."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from verify.errors import InputError
from verify.intake.files import source_name
from verify.intake.reading import Entry, Feed

_DAYS = ("published", "updated")


def read_entries(raw: bytes, *, source: str, content_type: str) -> Feed:
    """Read a feed; entries go by their days where each has one, else as they stand.

    Raises:
        InputError: when it is no feed, or has no entries.
    """
    headers = {"content-location": source} if source.startswith(("http://", "https://")) else {}
    if content_type:
        headers["content-type"] = content_type
    # A stream: bytes would be taken for the name of a file first.
    parsed = feedparser.parse(BytesIO(raw), response_headers=headers, sanitize_html=False)
    if not parsed.version and not parsed.entries:
        raise InputError(f"{source_name(source)} is not an RSS or Atom feed.", "Give the address of a feed or a page.")
    if not parsed.entries:
        raise InputError(f"The feed {source_name(source)} has no entries.", "Try again later.")
    found = list(parsed.entries)
    if all(map(_moment, found)):
        found.sort(key=_moment, reverse=True)
    return Feed(tuple(Entry(each.get("title", ""), each.get("link", ""), _day(each)) for each in found))


def _moment(entry: Any) -> tuple[int, ...]:
    """When the entry was published in UTC, as a sortable tuple; empty when it does not say."""
    found = next((entry[f"{name}_parsed"] for name in _DAYS if entry.get(f"{name}_parsed")), ())
    return tuple(found)


def _day(entry: Any) -> date | None:
    """The day of publication where the publisher is, which is the one that "on Sunday" is counted from."""
    written = next((entry[name] for name in _DAYS if entry.get(name)), "")
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(written).date()
        except ValueError:
            continue  # written in the other form, or in none of the two
    moment = _moment(entry)
    return date(*moment[:3]) if moment else None
