"""Getting pages from the web: the only door between this program and the network."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import datetime

from verify import __version__
from verify.errors import FetchError
from verify.intake.body import ACCEPTED_ENCODING
from verify.intake.calling import make_call
from verify.intake.guard import GuardedBackend, Resolver, host_key, resolve
from verify.intake.pace import Pace, Sleep
from verify.intake.robots import Rules
from verify.intake.targets import host_of
from verify.intake.threads import Outlet, iterate
from verify.intake.transport import GuardedTransport
from verify.intake.visiting import Manners, Visitor
from verify.types import Call, Page, Visit

_Outcome = tuple[Visit, Page | FetchError]


def user_agent(contact: str = "") -> str:
    """What this program calls itself; ``contact`` is where its newsroom can be reached."""
    return f"claimdesk/{__version__} (checks sources for a newsroom{f'; {contact}' if contact else ''})"


class HttpFetcher:
    """Fetches pages over HTTP, from public addresses only, each host at its own pace.

    Args:
        allow_hosts: the hosts that may be fetched although their addresses are not public.
        timeout: seconds for one fetch, redirects and all, without the wait for its turn.
        max_bytes: the largest page taken in, decompressed.
        clock: tells when a page was fetched, as an aware time.
        pace: seconds from one request to a host to the next, 0 for no pause.
        hosts_at_once: how many hosts are visited at the same time.
        contact: where a webmaster can reach the newsroom, for the User-Agent.
        now: a clock that never goes back, in seconds; the pace is measured by it.
        sleep: waits for so many seconds of that clock.
        resolver: looks up the addresses of a host.
    """

    def __init__(
        self,
        allow_hosts: Iterable[str],
        timeout: float,
        max_bytes: int,
        clock: Callable[[], datetime],
        *,
        pace: float = 1.0,
        hosts_at_once: int = 20,
        contact: str = "",
        now: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        resolver: Resolver = resolve,
    ) -> None:
        self._allow_hosts = frozenset(map(host_key, allow_hosts))
        self._clock = clock
        self._hosts_at_once = hosts_at_once
        self._now = now
        self._resolver = resolver
        self._pace = Pace(pace, now=now, sleep=sleep)
        self._robots: dict[str, Rules] = {}
        self._manners = Manners(
            {
                "User-Agent": user_agent(contact),
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
                "Accept-Language": "en",
                "Accept-Encoding": ACCEPTED_ENCODING,
            },
            timeout,
            max_bytes,
        )

    def fetch(self, url: str) -> Page:
        """Get ``url`` because a person asked for it, following at most 5 redirects.

        An answer of any status is a page.

        Raises:
            FetchError: when the address cannot be used or may not be visited, there is no answer in time,
                or the answer is too large, damaged or leads nowhere.
        """
        ((_, outcome),) = self.fetch_each([Visit(url)])
        if isinstance(outcome, FetchError):
            raise outcome
        return outcome

    def call(self, call: Call) -> Page:
        """Make one request to a service that the newsroom has named; its host may be private.

        Raises:
            FetchError: when there is no answer in time, or one that is too large or damaged.
        """

        async def make(outlet: Outlet[Page]) -> None:
            outlet.put(await make_call(call, self._pace, self._manners, clock=self._clock, resolver=self._resolver))

        (page,) = iterate(make, places=1)
        return page

    def fetch_each(self, visits: Iterable[Visit]) -> Generator[tuple[Visit, Page | FetchError], None, None]:
        """Make many visits, one at a time to each host, many hosts at a time; they come in as they are done.

        Whoever stops asking for more before the end closes the generator; that stops the other visits.
        """
        by_host: dict[str, list[Visit]] = {}
        for visit in visits:
            by_host.setdefault(host_of(visit.url), []).append(visit)
        return iterate(lambda outlet: self._visit_hosts(by_host, outlet), places=self._hosts_at_once)

    async def _visit_hosts(self, by_host: dict[str, list[Visit]], outlet: Outlet[_Outcome]) -> None:
        backend = GuardedBackend(allow_hosts=self._allow_hosts, resolver=self._resolver)
        async with GuardedTransport(backend, connections=self._hosts_at_once) as transport:
            visitor = Visitor(transport, self._pace, self._manners, self._robots, clock=self._clock, now=self._now)
            await asyncio.gather(*(self._visit_host(host, visits, visitor, outlet) for host, visits in by_host.items()))

    async def _visit_host(self, host: str, visits: Sequence[Visit], visitor: Visitor, outlet: Outlet[_Outcome]) -> None:
        for visit in visits:
            await self._pace.free(host)  # before the place is taken: another host may use it meanwhile
            await outlet.reserve()
            outlet.put((visit, await visitor.outcome(visit)))
