"""A web that never leaves the test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.errors import FetchError
from verify.types import Fetcher, Page, Visit


class StandIn(Fetcher):
    """A fetcher whose pages are what the test's ``fetch`` gives, one visit after the other."""

    def fetch(self, url: str) -> Page:
        raise NotImplementedError

    def fetch_each(self, visits: Iterable[Visit]) -> Iterator[tuple[Visit, Page | FetchError]]:
        for visit in visits:
            try:
                yield visit, self.fetch(visit.url)
            except FetchError as error:
                yield visit, error
