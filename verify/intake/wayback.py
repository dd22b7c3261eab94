"""Copies of pages in the Internet Archive: finding one (CDX server), and having one made (Save Page Now 2)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from verify.errors import FetchError, FetchFailure
from verify.types import ArchivedCopy, Call, Caller, Page
from verify.wording import one_line

_NAME = "The archive"
_STAMP = "%Y%m%d%H%M%S"
_STAMPED = re.compile(r"[0-9]{14}")
_POLL_SECONDS = 5.0
_MOST_POLLS = 30  # a capture takes two minutes at most
# What Save Page Now calls faults that stay; the others pass.
_PERMANENT = frozenset(
    (
        "error:blocked-url", "error:invalid-url-syntax", "error:not-found", "error:no-access", "error:filesize-limit",
        "error:unauthorized", "error:forbidden", "error:gone",
    )
)  # fmt: skip


def nearest_copy(caller: Caller, base: str, url: str, before: datetime) -> ArchivedCopy | None:
    """The last copy of ``url`` made by ``before`` (an aware time) that had the page itself, None when there is none.

    Raises:
        FetchError: when the archive at ``base`` cannot be asked, or its answer cannot be read.
    """
    query = {
        "url": url,
        "output": "json",
        "to": before.astimezone(UTC).strftime(_STAMP),
        "filter": "statuscode:200",
        "limit": "-1",  # the last one
    }
    page = caller.call(Call(f"{base.rstrip('/')}/cdx/search/cdx?{urlencode(query)}", _NAME))
    rows = [] if page.ok and not page.body.strip() else _json(page)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise _unreadable()
    copies = [_copy(base, dict(zip(rows[0], row, strict=False))) for row in rows[1:]]
    return max((copy for copy in copies if copy and copy.at <= before), key=lambda copy: copy.at, default=None)


def save_page(caller: Caller, base: str, key: str, url: str, sleep: Callable[[float], object]) -> ArchivedCopy:
    """Ask the archive to save ``url`` now, and wait until it has; ``key`` is the account's ``key:secret``.

    Raises:
        FetchError: when it cannot be asked, refuses, fails, or does not say within some minutes.
    """
    headers = {"Authorization": f"LOW {key}", "Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"url": url, "skip_first_archive": "1"}).encode()
    asked = _object(caller.call(Call(f"{base.rstrip('/')}/save", _NAME, headers=headers, body=body)))
    job = asked.get("job_id")
    if not isinstance(job, str) or not re.fullmatch(r"[\w-]+", job):
        raise _failed(asked)
    for state in _states(caller, f"{base.rstrip('/')}/save/status/{job}", headers["Authorization"], sleep):
        # The address after redirects: a copy is found under that one.
        copy = _copy(base, {"timestamp": state.get("timestamp"), "original": state.get("original_url")})
        if state.get("status") == "success" and copy:
            return copy
        if state.get("status") != "pending":
            raise _failed(state)
    raise FetchError(
        f"{_NAME} was asked to save the page, but has not said whether it did.",
        "Look for the copy later, with: claimdesk evidence archived.",
        kind=FetchFailure.TIMEOUT,
    )


def _states(
    caller: Caller, address: str, authorization: str, sleep: Callable[[float], object]
) -> Iterator[dict[str, Any]]:
    for _ in range(_MOST_POLLS):
        sleep(_POLL_SECONDS)
        yield _object(caller.call(Call(address, _NAME, headers={"Authorization": authorization})))


def _copy(base: str, row: dict[Any, Any]) -> ArchivedCopy | None:
    stamp, original = row.get("timestamp"), row.get("original")
    if not isinstance(stamp, str) or not _STAMPED.fullmatch(stamp) or not isinstance(original, str) or not original:
        return None
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return ArchivedCopy(f"{base.rstrip('/')}/web/{stamp}/{original}", original, at)


def _object(page: Page) -> dict[str, Any]:
    found = _json(page)
    if not isinstance(found, dict):
        raise _unreadable()
    return found


def _json(page: Page) -> Any:
    if not page.ok:
        raise FetchError(
            f"{_NAME} answered with status {page.status}.",
            "Check the key in CLAIMDESK_ARCHIVE_KEY." if page.status in (401, 403) else "Try again later.",
            retry_after=page.retry_after,
        )
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error


def _unreadable() -> FetchError:
    return FetchError(f"{_NAME} gave an answer of another form.", "Try again later.")


def _failed(state: dict[str, Any]) -> FetchError:
    code = state.get("status_ext")
    why = one_line(code.removeprefix("error:")) if isinstance(code, str) else "no reason was given"
    hint = "It will not do so later either." if code in _PERMANENT else "Try again later."
    return FetchError(f"{_NAME} did not save the page: {why}.", hint, kind=FetchFailure.UNREADABLE)
