"""What a ClaimReview must hold: schema.org's types, the rules of the search engines that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verify.report.links import web_link

# Words of ratings: a summary of a claim that has one gives the verdict away, or reads as one.
_VERDICT_WORD = re.compile(
    "bogus|debunked|disputed|fabricated|fake|false|hoax|inaccurate|incorrect|misattributed|misleading|refuted|true"
    "|unfounded|unproven|untrue|verified"
)
_SHORT = 75  # characters of a summary that are shown before it is cut
_WORST, _BEST = 1, 5  # what schema.org assumes where a rating names no scale
_SHORTENERS = frozenset({"bit.ly", "buff.ly", "goo.gl", "is.gd", "ow.ly", "t.co", "tinyurl.com"})
_NOBODY = frozenset({"", "?", "anonymous", "n/a", "none", "unknown"})
_UNDECIDED = frozenset({"pending", "not checked", "unchecked", "not checkable", "in progress"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one field. Without ``required`` it is advice: the markup is read as it is."""

    field: str
    text: str
    required: bool = True


def check_review(review: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with one ClaimReview, then what is missing that readers would like."""
    rating = review.get("reviewRating")
    yield from _summary(review, rating)
    yield from _address("url", review.get("url"), needed=True)
    yield from _rating(rating)
    yield from _publisher(review.get("author"))
    yield from _date("datePublished", review.get("datePublished"))
    yield from _item(review.get("itemReviewed"), review)


def is_type(node: object, *names: str) -> bool:
    """Whether a JSON-LD node has one of these schema.org types, however the type is written."""
    if not isinstance(node, dict):
        return False
    types = node.get("@type")
    known = [each for each in (types if isinstance(types, list) else [types]) if isinstance(each, str)]
    return any(re.sub(r"^(?:https?://schema\.org/|schema:)", "", each) in names for each in known)


def _summary(review: Mapping[str, Any], rating: object) -> Iterator[Finding]:
    summary = review.get("claimReviewed")
    if not isinstance(summary, str) or not summary.strip():
        yield Finding("claimReviewed", "it is missing: say in a short sentence what was claimed")
        return
    told = _verdict_in(summary, rating)
    if told:
        yield Finding("claimReviewed", f"it holds a verdict word ({told}): say what was claimed, not what was found")
    if len(summary) > _SHORT:
        yield Finding("claimReviewed", f"{len(summary)} characters; {_SHORT} are shown", required=False)


def _verdict_in(summary: str, rating: object) -> str | None:
    words = re.findall(r"[\w']+", summary.casefold())
    label = rating.get("alternateName") if isinstance(rating, dict) else None
    if isinstance(label, str) and label.strip():
        rated = re.findall(r"[\w']+", label.casefold())
        if rated and f" {' '.join(rated)} " in f" {' '.join(words)} ":
            return label.strip()
    return next(filter(_VERDICT_WORD.fullmatch, words), None)


def _address(field: str, value: object, *, needed: bool) -> Iterator[Finding]:
    if value is None and not needed:
        return
    link = web_link(value) if isinstance(value, str) else None
    if link is None:
        missing = "it is missing" if not value else "it is no public http or https address"
        yield Finding(field, f"{missing}: give the page that readers can open")
    elif link.split("/")[2].casefold() in _SHORTENERS:
        yield Finding(field, "it is a shortened address: give the page itself")


def _rating(rating: object) -> Iterator[Finding]:
    if not isinstance(rating, dict):
        yield Finding("reviewRating", "it is missing")
        return
    label = rating.get("alternateName")
    if not isinstance(label, str) or not label.strip():
        yield Finding("reviewRating.alternateName", "it is missing: give the verdict in words")
    elif label.strip().casefold() in _UNDECIDED:
        yield Finding("reviewRating.alternateName", f"“{label.strip()}” is no verdict: wait until there is one")
    yield from _scale(rating)
    if not rating.get("ratingExplanation"):
        yield Finding("reviewRating.ratingExplanation", "it is missing", required=False)


def _scale(rating: Mapping[str, Any]) -> Iterator[Finding]:
    if "ratingValue" not in rating:
        yield Finding("reviewRating.ratingValue", "it is missing", required=False)
        return
    numbers = {}
    for name, default in (("worstRating", _WORST), ("ratingValue", None), ("bestRating", _BEST)):
        number = _number(rating.get(name, default))
        if number is None:
            yield Finding(f"reviewRating.{name}", "it is not a number")
            return
        numbers[name] = number
    worst, value, best = numbers.values()
    if worst < 1:
        yield Finding("reviewRating.worstRating", "it is below 1")
    if best <= worst:
        yield Finding("reviewRating.bestRating", "it is not above the worst")
    elif not worst <= value <= best:
        yield Finding("reviewRating.ratingValue", f"{value:g} is outside the scale from {worst:g} to {best:g}")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def _publisher(author: object) -> Iterator[Finding]:
    if author is None:
        yield Finding("author", "it is missing: name who publishes the check", required=False)
    elif not isinstance(author, dict) or not (author.get("name") or author.get("url")):
        yield Finding("author", "it has neither a name nor an address")


def _item(item: object, review: Mapping[str, Any]) -> Iterator[Finding]:
    if item is None:
        yield Finding("itemReviewed", "it is missing: tell who made the claim and where", required=False)
        return
    if not isinstance(item, dict):
        yield Finding("itemReviewed", "it is not an object")
        return
    yield from _claimant(item.get("author"), review.get("author"))
    yield from _date("itemReviewed.datePublished", item.get("datePublished"))
    places = [*_listed(item.get("appearance")), *_listed(item.get("firstAppearance"))]
    if not places:
        yield Finding("itemReviewed.appearance", "it is missing: link to where it was claimed", required=False)
    for place in places:
        yield from _address(
            "itemReviewed.appearance", place.get("url") if isinstance(place, dict) else place, needed=True
        )


def _claimant(author: object, publisher: object) -> Iterator[Finding]:
    if author is None:
        yield Finding("itemReviewed.author", "it is missing, which is right where nobody knows", required=False)
        return
    name = author.get("name") if isinstance(author, dict) else None
    if not isinstance(name, str) or name.strip().casefold() in _NOBODY:
        yield Finding("itemReviewed.author", "it names nobody: leave it out where the author is unknown")
    elif isinstance(publisher, dict) and publisher.get("name") == name:
        yield Finding("itemReviewed.author", "the publisher checks its own statement")


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _date(field: str, value: object) -> Iterator[Finding]:
    if value is None:
        return
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        yield Finding(field, "it is not an ISO 8601 date, as in 2026-11-20")
