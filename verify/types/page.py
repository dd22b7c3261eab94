"""A source as it came over the wire, and the one way to get it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from verify.errors import FetchError

_PERMANENT = frozenset({301, 308})  # RFC 9110, 15.4
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step on the way to a page: the ``status`` it was answered with, and the ``url`` it led to."""

    status: int
    url: str

    @property
    def permanent(self) -> bool:
        """Whether the server said that the page has moved for good."""
        return self.status in _PERMANENT


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to be fetched.

    ``etag`` and ``last_modified`` are those of the last answer of this very ``url``, None to get the page whatever it
    is now; they go with the first request only, because behind a redirect they would speak of another page.
    ``scheduled`` when no person asked for it: then the site's robots.txt is respected.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one request, whatever its status. ``body`` is decoded from its transfer encoding.

    ``redirects`` led from ``url`` to ``final_url``, in order. ``retry_after`` is for how many seconds the
    server asked to be left alone, None when it did not.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    etag: str | None
    last_modified: str | None
    body: bytes
    fetched_at: datetime
    redirects: tuple[Redirect, ...] = ()
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the server answered with the page itself and not with a refusal or an error."""
        return 200 <= self.status < 300  # noqa: PLR2004 - the success class of RFC 9110, 15.3

    @property
    def not_modified(self) -> bool:
        """Whether the page is still the one that the visit's validators are of; there is no body then."""
        return self.status == _NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class PageHints:
    """What a page says of itself beside its text; all addresses are absolute.

    ``canonical`` is the address it calls its own, ``refresh`` where it sends its readers by itself, ``successors``
    where links in its text lead that say it has moved. ``paid`` when it declares that it is not free to read.
    """

    canonical: str | None = None
    refresh: str | None = None
    successors: tuple[str, ...] = ()
    paid: bool = False
    gate: bool = False


class Fetcher(Protocol):
    """The seam between the desk and the network; tests pass one that never touches it."""

    def fetch(self, url: str) -> Page:
        """Get ``url`` because a person asked for it, following redirects.

        Raises:
            FetchError: when there is no answer, or the address or the answer is refused.
        """
        ...

    def fetch_each(self, visits: Iterable[Visit]) -> Iterator[tuple[Visit, Page | FetchError]]:
        """Make many visits, each host at its own pace; they come in as they are done, each exactly once.

        A visit that fails gives its error; it stops no other.
        """
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a service that the newsroom has named, such as a webhook or an archive: it is no source.

    ``name`` is what messages call it, because its address may be a secret, too. ``secrets`` are added to the query
    and ``headers`` to the headers; neither is ever shown, kept or sent elsewhere, and a redirect is not followed.
    ``body`` goes with POST; without one it is GET.
    """

    url: str = field(repr=False)
    name: str
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


class Caller(Protocol):
    """The seam between the desk and the services around it."""

    def call(self, call: Call) -> Page:
        """Make one request; an answer of any status is a page, whose address is the call's name.

        The host may be private: the newsroom named it itself.

        Raises:
            FetchError: when there is no answer, or one that cannot be used.
        """
        ...


class Network(Fetcher, Caller, Protocol):
    """All ways out of this program."""
