"""Getting a page from the web: the only door between this program and the network."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from ssl import SSLContext

import httpcore
import httpx

from verify import __version__
from verify.errors import FetchError, FetchFailure
from verify.intake.body import ACCEPTED_ENCODING, read_body
from verify.intake.guard import Deadline, GuardedBackend, Resolver, host_key, resolve
from verify.intake.transport import GuardedTransport
from verify.types import Page, Redirect, Visit
from verify.wording import one_line

USER_AGENT = f"claimdesk/{__version__} (checks sources for a newsroom)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": ACCEPTED_ENCODING,
}
_MAX_REDIRECTS = 5
_PORTS = range(65_536)
_SCHEMES = frozenset({"http", "https"})


class HttpFetcher:
    """Fetches pages over HTTP, from public addresses only.

    Args:
        allow_hosts: the hosts that may be fetched although their addresses are not public.
        timeout: seconds for one fetch, redirects and all. Only the look-up of a name cannot be cut
            short; the system's resolver has a limit of its own.
        max_bytes: the largest page taken in, decompressed.
        clock: tells when a page was fetched, as an aware time.
        now: a clock that never goes back, in seconds; it measures the timeout.
        resolver: looks up the addresses of a host.
    """

    def __init__(
        self,
        allow_hosts: Iterable[str],
        timeout: float,
        max_bytes: int,
        clock: Callable[[], datetime],
        *,
        now: Callable[[], float] = time.monotonic,
        resolver: Resolver = resolve,
    ) -> None:
        self._allow_hosts = frozenset(map(host_key, allow_hosts))
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._clock = clock
        self._now = now
        self._resolver = resolver

    def fetch(self, url: str) -> Page:
        """Get ``url``, following at most 5 redirects; an answer of any status is a page.

        Raises:
            FetchError: when the address cannot be used or may not be visited, there is no answer in time,
                or the answer is too large, damaged or leads nowhere.
        """
        return self._visit(Visit(url))

    def fetch_each(self, visits: Iterable[Visit]) -> Iterator[tuple[Visit, Page | FetchError]]:
        """Make many visits; one that fails gives its error and stops no other."""
        for visit in visits:
            try:
                yield visit, self._visit(visit)
            except FetchError as error:
                yield visit, error

    def _visit(self, visit: Visit) -> Page:
        url = visit.url
        headers = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
        with self._client() as client, _told(url):
            address = _usable(url)
            redirects: list[Redirect] = []
            while len(redirects) <= _MAX_REDIRECTS:
                asked = {} if redirects else {name: value for name, value in headers.items() if value}
                with client.stream("GET", address, headers=asked) as response:
                    if response.next_request is None:
                        return self._page(url, response, tuple(redirects))
                    address = _usable(str(response.next_request.url))
                    redirects.append(Redirect(response.status_code, str(address)))
            raise FetchError(f"{one_line(url)} redirects more than {_MAX_REDIRECTS} times.", "Open it in a browser.")

    @contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        backend = GuardedBackend(
            allow_hosts=self._allow_hosts, deadline=Deadline(self._timeout, self._now), resolver=self._resolver
        )
        with httpx.Client(
            transport=GuardedTransport(backend, _ssl_context()),
            headers=_HEADERS,
            timeout=self._timeout,
            follow_redirects=False,
            trust_env=False,
        ) as client:
            yield client

    def _page(self, url: str, response: httpx.Response, redirects: tuple[Redirect, ...]) -> Page:
        return Page(
            url=url,
            final_url=str(response.url),
            status=response.status_code,
            content_type=response.headers.get("content-type", ""),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            body=read_body(response, self._max_bytes),
            fetched_at=self._clock(),
            redirects=redirects,
        )


@functools.cache
def _ssl_context() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _usable(url: str) -> httpx.URL:
    """``url`` as an address that may be asked for.

    Raises:
        FetchError: when it is none, is not on the web, or carries a user name or password.
    """
    try:
        address = httpx.URL(url)
        host, port = address.host, address.port or 0
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a name that is no IDNA
        raise FetchError(f"{one_line(url)} is not an address.", "Copy it from the browser again.") from error
    if address.scheme not in _SCHEMES or not host or port not in _PORTS:
        raise FetchError(f"{one_line(url)} is not a web address.", "Give one that begins with http:// or https://.")
    if address.userinfo:
        raise FetchError(
            f"The address of {one_line(host)} carries a user name or password.", "Leave it out of the address."
        )
    return address


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn the failures of connections into one sentence about ``url``."""
    try:
        yield
    except httpcore.TimeoutException as error:
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
