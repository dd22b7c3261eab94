"""One row of an archive as an earlier check: the names its fields may have, ClaimReview, and what must hold.

Fields of ClaimReview: https://schema.org/ClaimReview. A rating is kept in the words of those who gave it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from verify.types import EarlierCheck
from verify.wording import one_line

# What each field may be called, in lower case with "_" for spaces and hyphens; the first that holds something counts.
_NAMES = {
    "key": ("id", "key"),
    "text": ("text", "claim", "claim_text", "statement"),
    "title": ("title", "headline"),
    "verdict": ("verdict", "rating", "textual_rating"),
    "explanation": ("explanation", "verdict_text", "rating_explanation"),
    "checked_by": ("checked_by", "publisher", "reviewer"),
    "url": ("url", "link"),
    "date": ("date", "review_date", "published"),
    "speaker": ("speaker", "claimant"),
}
_REDUCED = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII)
_KEY_DIGITS = 16


def is_aside(row: Mapping[str, Any]) -> bool:
    """Whether a row is a thing of schema.org that stands beside reviews: the page they are on, who made them."""
    return "@type" in row and not _is_review(row)


def check_of(row: Mapping[str, Any]) -> EarlierCheck:
    """The check that a row tells of.

    Raises:
        ValueError: when there is no claim in it, or its date is none.
    """
    is_review = _is_review(row)
    values = _review_values(row) if is_review else _flat_values(row)
    text, url = values["text"], values["url"]
    if text is None:
        raise ValueError("it has no claimReviewed" if is_review else "it has no text")
    digest = hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:_KEY_DIGITS]
    return EarlierCheck(
        key=values["key"] or digest,
        text=text,
        title=values["title"],
        verdict=values["verdict"],
        explanation=values["explanation"],
        checked_by=values["checked_by"],
        url=url,
        date=_iso(values["date"]),
        speaker=values["speaker"],
    )


def _is_review(row: Mapping[str, Any]) -> bool:
    return "claimReviewed" in row or "ClaimReview" in _listed(row.get("@type"))


def _flat_values(row: Mapping[str, Any]) -> dict[str, str | None]:
    fields = {re.sub(r"[\s-]+", "_", str(name).strip().lower()): _text(value) for name, value in row.items()}
    return {field: next(filter(None, map(fields.get, names)), None) for field, names in _NAMES.items()}


def _review_values(row: Mapping[str, Any]) -> dict[str, str | None]:
    rating, claim = _first(row.get("reviewRating")), _first(row.get("itemReviewed"))
    return {
        "key": _text(row.get("@id")),
        "text": _text(row.get("claimReviewed")),
        "title": _text(row.get("headline")) or _text(row.get("name")),
        "verdict": _text(rating.get("alternateName")) or _stars(rating),
        "explanation": _text(rating.get("ratingExplanation")),
        "checked_by": _text(row.get("author")) or _text(row.get("publisher")),
        "url": _text(row.get("url")),
        "date": _text(row.get("datePublished")),
        "speaker": _text(claim.get("author")),
    }


def _stars(rating: Mapping[str, Any]) -> str | None:
    """A rating that has a number only: the number, with the best there is."""
    value, best = _text(rating.get("ratingValue")), _text(rating.get("bestRating"))
    return f"{value} of {best}" if value and best else value


def _first(value: Any) -> Mapping[str, Any]:
    return next((each for each in _listed(value) if isinstance(each, dict)), {})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    """A value as one line of text: a name of a thing, several joined, None for nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, (None if isinstance(each, list) else _text(each) for each in value))) or None
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "@value", "@id") if isinstance(value.get(key), str)), None)
    return (one_line(str(value)) or None) if isinstance(value, (str, int, float)) else None


def _iso(value: str | None) -> str | None:
    if value is None or _REDUCED.fullmatch(value):
        return value
    day = _DAY.fullmatch(value)
    try:
        return date.fromisoformat(day[1] if day else value).isoformat()
    except ValueError as error:
        raise ValueError(f"the date {value!r} is not written as 2024-12-08") from error
