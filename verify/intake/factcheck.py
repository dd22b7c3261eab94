"""Published checks, from the Google Fact Check Tools API (v1alpha1, ``claims:search``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from verify.errors import FetchError, FetchFailure
from verify.types import Call, Caller, Page, PublishedCheck

_NAME = "The index of published checks"
_PAGE_SIZE = 20
_MOST_PAGES = 10  # an index that always has one more page is not followed for ever
_MOST_TEXT = 1_000  # characters of a query
_KEY_REFUSED = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


def published_checks(caller: Caller, base: str, key: str, text: str, *, language: str) -> Iterator[PublishedCheck]:
    """The published checks of what ``text`` says, nearest first, page by page as they are asked for.

    Args:
        caller: makes the requests.
        base: the address of the API, without ``/claims:search``.
        key: the newsroom's key for it; it is shown nowhere.
        text: a claim, or words of it.
        language: in which the checks are, as ``en``; empty for any.

    Raises:
        FetchError: when the index cannot be asked, or its answer cannot be read.
    """
    query = {"query": text[:_MOST_TEXT], "pageSize": str(_PAGE_SIZE)}
    if language:
        query["languageCode"] = language
    for _ in range(_MOST_PAGES):
        url = f"{base.rstrip('/')}/claims:search?{urlencode(query)}"
        answer = _object(caller.call(Call(url, _NAME, secrets={"key": key})))
        for claim in _list(answer.get("claims")):  # an answer without checks has no such key
            for review in _list(claim.get("claimReview")):
                check = _check(claim, review)
                if check is not None:
                    yield check
        token = _text(answer.get("nextPageToken"))
        if token is None or token == query.get("pageToken"):
            return
        query["pageToken"] = token


def _check(claim: dict[str, Any], review: dict[str, Any]) -> PublishedCheck | None:
    """One review of a claim, None where it has no address to be looked up at."""
    url = _text(review.get("url"))
    publisher = review.get("publisher")
    named = publisher if isinstance(publisher, dict) else {}
    if url is None:
        return None
    return PublishedCheck(
        url=url,
        text=_text(claim.get("text")),
        claimant=_text(claim.get("claimant")),
        claim_date=_text(claim.get("claimDate")),
        publisher=_text(named.get("name")),
        site=_text(named.get("site")),
        title=_text(review.get("title")),
        review_date=_text(review.get("reviewDate")),
        rating=_text(review.get("textualRating")),
        language=_text(review.get("languageCode")),
    )


def _object(page: Page) -> dict[str, Any]:
    if not page.ok:
        raise FetchError(
            f"{_NAME} answered with status {page.status}.",
            "Check the key in CLAIMDESK_FACTCHECK_KEY." if page.status in _KEY_REFUSED else "Try again later.",
            kind=FetchFailure.REFUSED if page.status in _KEY_REFUSED else FetchFailure.UNREADABLE,
            retry_after=page.retry_after,
        )
    try:
        found = json.loads(page.body)
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{_NAME} gave an answer that is not JSON.", "Try again later.") from error
    if not isinstance(found, dict):
        raise FetchError(f"{_NAME} gave an answer of another form.", "Try again later.")
    return found


def _list(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
