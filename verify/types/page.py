"""A source as it came over the wire, and the one way to get it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one request, whatever its status. ``body`` is decoded from its transfer encoding."""

    url: str
    final_url: str
    status: int
    content_type: str
    etag: str | None
    last_modified: str | None
    body: bytes
    fetched_at: datetime

    @property
    def ok(self) -> bool:
        """Whether the server answered with the page itself and not with a refusal or an error."""
        return 200 <= self.status < 300  # noqa: PLR2004 - the success class of RFC 9110, 15.3


class Fetcher(Protocol):
    """The seam between the desk and the network; tests pass one that never touches it."""

    def fetch(self, url: str) -> Page:
        """Get ``url``, following redirects.

        Raises:
            FetchError: when there is no answer, or the address or the answer is refused.
        """
        ...
