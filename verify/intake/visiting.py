"""One visit to one page: its turn at each host, its redirects, and what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import httpcore
import httpx

from verify.errors import FetchError, FetchFailure
from verify.intake.body import read_body
from verify.intake.pace import Pace, asked_to_wait
from verify.intake.robots import Robots, Rules
from verify.intake.targets import usable
from verify.intake.transport import GuardedTransport
from verify.types import Page, Redirect, Visit
from verify.wording import one_line

_MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Manners:
    """How visits are made: the ``headers`` they carry, the ``timeout`` of each in seconds, the largest page."""

    headers: Mapping[str, str]
    timeout: float
    max_bytes: int


class Visitor:
    """Makes visits within one event loop.

    Args:
        transport: sends the requests.
        pace: gives the turns.
        manners: how visits are made.
        known_robots: what is known of the robots.txt of sites; it is added to.
        clock: tells when a page was fetched, as an aware time.
        now: a clock that never goes back, in seconds.
    """

    def __init__(
        self,
        transport: GuardedTransport,
        pace: Pace,
        manners: Manners,
        known_robots: dict[str, Rules],
        *,
        clock: Callable[[], datetime],
        now: Callable[[], float],
    ) -> None:
        self._transport = transport
        self._pace = pace
        self._manners = manners
        self._clock = clock
        self._robots = Robots(known_robots, now=now, get=lambda url: self.visit(Visit(url)))

    async def outcome(self, visit: Visit) -> Page | FetchError:
        """What ``visit`` comes to: an answer of any status, or why there is none."""
        try:
            return await self.visit(visit)
        except FetchError as error:
            return error

    async def visit(self, visit: Visit) -> Page:
        """Make ``visit``, following at most 5 redirects; an answer of any status is a page.

        Raises:
            FetchError: when the address cannot be used or may not be visited, there is no answer in time,
                or the answer is too large, damaged or leads nowhere.
        """
        url = visit.url
        # A client of its own: what one page sets as cookies is sent to the next of its redirects, and to no other.
        client = httpx.AsyncClient(
            transport=self._transport,
            headers=self._manners.headers,
            timeout=self._manners.timeout,
            follow_redirects=False,
            trust_env=False,
        )
        with told(url):
            address = usable(url)
            headers = _conditions(visit)
            redirects: list[Redirect] = []
            left = self._manners.timeout
            while len(redirects) <= _MAX_REDIRECTS:
                await self._wait(address, scheduled=visit.scheduled)
                started = asyncio.get_running_loop().time()
                async with asyncio.timeout(left), client.stream("GET", address, headers=headers) as response:
                    retry_after = self._note_wait(address, response)
                    if response.next_request is None:
                        return await self._page(url, response, redirects, retry_after)
                    address = usable(str(response.next_request.url))
                    redirects.append(Redirect(response.status_code, str(address)))
                left -= asyncio.get_running_loop().time() - started
                headers = {}
        raise FetchError(f"{one_line(url)} redirects more than {_MAX_REDIRECTS} times.", "Open it in a browser.")

    async def _wait(self, address: httpx.URL, *, scheduled: bool) -> None:
        if scheduled:
            interval = await self._robots.check(address)
            if interval is not None:
                self._pace.slow(address.host, interval)
        await self._pace.turn(address.host)

    def _note_wait(self, address: httpx.URL, response: httpx.Response) -> float | None:
        wait = asked_to_wait(response.status_code, response.headers.get("retry-after"), self._clock())
        if wait is not None:
            self._pace.hold(address.host, wait)
        return wait

    async def _page(
        self, url: str, response: httpx.Response, redirects: list[Redirect], retry_after: float | None
    ) -> Page:
        return Page(
            url=url,
            final_url=str(response.url),
            status=response.status_code,
            content_type=response.headers.get("content-type", ""),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            body=await read_body(response, self._manners.max_bytes),
            fetched_at=self._clock(),
            redirects=tuple(redirects),
            retry_after=retry_after,
        )


def _conditions(visit: Visit) -> dict[str, str]:
    """The headers that let a server answer that nothing has changed (RFC 9110, 13.1)."""
    headers = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in headers.items() if value}


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn the failures of connections into one sentence about ``url``."""
    try:
        yield
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise FetchError(
            f"{one_line(url)} did not answer in time.", "Try again later.", kind=FetchFailure.TIMEOUT
        ) from error
    except httpcore.NetworkError as error:
        raise FetchError(
            f"{one_line(url)} could not be reached: {one_line(str(error)) or 'the connection failed'}.",
            "Check the address, or try again later.",
            kind=FetchFailure.UNREACHABLE,
        ) from error
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(
            f"{one_line(url)} gave an answer that cannot be read: {one_line(str(error))}.", "Open it in a browser."
        ) from error
