"""What a site's robots.txt lets programs visit that nobody sits in front of (RFC 9309)."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

import httpx
from protego import Protego

from verify.errors import FetchError, FetchFailure
from verify.types import Page
from verify.wording import one_line

AGENT = "claimdesk"
"""The name that a robots.txt may address this program by."""

_KEPT_SECONDS = 86_400.0  # RFC 9309, 2.4: not longer than a day
_FAILED_SECONDS = 600.0
_MAX_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are read


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of a site's robots.txt: until when it holds, what it says, or why it could not be had."""

    until: float
    said: Protego | None = None
    failure: FetchError | None = None


class Robots:
    """The robots.txt of each site, asked for once.

    Args:
        known: what earlier runs found, by site; it is added to.
        now: a clock that never goes back, in seconds.
        get: fetches an address within the pace of its host; it raises FetchError.
    """

    def __init__(
        self, known: dict[str, Rules], *, now: Callable[[], float], get: Callable[[str], Awaitable[Page]]
    ) -> None:
        self._known = known
        self._now = now
        self._get = get
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def check(self, address: httpx.URL) -> float | None:
        """The seconds that the site wants between requests, None where it does not say.

        Raises:
            FetchError: when the site wants programs to keep out of ``address``, or did not say whether.
        """
        site = f"{address.scheme}://{address.netloc.decode('ascii')}"
        async with self._locks[site]:
            rules = self._known.get(site)
            if rules is None or rules.until <= self._now():
                rules = self._known[site] = await self._ask(site)
        if rules.failure is not None:
            raise rules.failure
        if rules.said is None:
            return None
        if not rules.said.can_fetch(str(address), AGENT):
            raise FetchError(
                f"{one_line(site)} asks programs not to visit {one_line(address.path)} (robots.txt).",
                "Look at it in a browser; a visit that somebody asks for is still made.",
                kind=FetchFailure.ROBOTS,
            )
        return rules.said.crawl_delay(AGENT)

    async def _ask(self, site: str) -> Rules:
        now = self._now()
        try:
            page = await self._get(f"{site}/robots.txt")
        except FetchError as error:
            return Rules(now + _FAILED_SECONDS, failure=error)
        if page.ok:
            return Rules(now + _KEPT_SECONDS, Protego.parse(page.body[:_MAX_BYTES].decode("utf-8", "replace")))
        if page.status >= HTTPStatus.INTERNAL_SERVER_ERROR or page.status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = max(page.retry_after or 0.0, _FAILED_SECONDS)
            return Rules(now + wait, failure=_unsaid(site, page))
        return Rules(now + _KEPT_SECONDS)  # RFC 9309, 2.3.1.3: no such file, no rules


def _unsaid(site: str, page: Page) -> FetchError:
    """The error for a site that has rules, but did not tell them: it may not be visited now (RFC 9309, 2.3.1.4)."""
    return FetchError(
        f"{one_line(site)} answered with status {page.status} when asked what programs may visit (robots.txt).",
        "Try again later.",
        kind=FetchFailure.RATE_LIMITED if page.retry_after is not None else FetchFailure.UNREACHABLE,
        retry_after=page.retry_after,
    )
