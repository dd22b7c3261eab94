"""Pages under watch, on a web that a test can change, and a checker to visit them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from store_helpers import make_document, sentence_claims

from verify.desk.outcomes import Rechecked
from verify.desk.rechecking import Checker
from verify.errors import FetchError
from verify.intake.pages import page_text
from verify.store import Store, Writer
from verify.types import Decomposition, Fetcher, Page, Redirect, Stance, Status, Visit, WatchRules

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
QUOTE = "The bridge was closed on Friday"
_PROSE = f"The town said so on Saturday at noon. {QUOTE}. Nobody knows yet when it opens again."
BODY = f"<html><body><p>{_PROSE}</p></body></html>"


class Moving:
    """A clock that stands until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Web(Fetcher):
    """Pages by address: what is not there answers 404; an error is raised. It remembers who was visited."""

    clock: Callable[[], datetime]
    pages: dict[str, str | int | FetchError] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    retry_after: float | None = None
    visits: list[Visit] = field(default_factory=list)

    def fetch(self, url: str) -> Page:
        return self._visit(Visit(url))

    def fetch_each(self, visits: Iterable[Visit]) -> Iterator[tuple[Visit, Page | FetchError]]:
        for visit in visits:
            try:
                yield visit, self._visit(visit)
            except FetchError as error:
                yield visit, error

    def _visit(self, visit: Visit) -> Page:
        self.visits.append(visit)
        final = self.moved.get(visit.url, visit.url)
        steps = (Redirect(301, final),) if final != visit.url else ()
        found = self.pages.get(final, 404)
        if isinstance(found, FetchError):
            raise found
        status, body = (found, "") if isinstance(found, int) else (200, found)
        etag = f'"{hash(body):x}"' if body else None
        if etag and visit.etag == etag and not steps:
            status, body = 304, ""
        at = self.clock()
        kind = "text/html; charset=utf-8"
        return Page(visit.url, final, status, kind, etag, None, body.encode(), at, steps, self.retry_after)


def url_of(number: int) -> str:
    return f"https://host{number % 7}.example/{number}"


def watch_pages(
    store: Store, web: Web, count: int = 1, *, stance: Stance = Stance.SUPPORTS, status: Status = Status.VERIFIED
) -> None:
    """Stock an article with ``count`` claims, each verified on a page of its own."""
    sentences = tuple(f"Thing number {number} happened." for number in range(count))
    document = make_document("Things", sentences)
    with store.write("ines") as writer:
        article = writer.add_article(document, Decomposition((), ()))
        ids = writer.add_claims(article, [(claim, {}, ()) for claim in sentence_claims(document)])
        for number, claim_id in enumerate(ids):
            attach(writer, web, claim_id, url_of(number), stance=stance)
            writer.set_status(claim_id, status, reason="seen")


def attach(writer: Writer, web: Web, claim_id: int, url: str, *, stance: Stance = Stance.SUPPORTS) -> int:
    """Put a page with the quote on the web, and attach it."""
    web.pages.setdefault(url, BODY)
    page = web.fetch(url)
    web.visits.clear()
    evidence_id = writer.add_evidence(claim_id, url=url, quote=QUOTE, stance=stance)
    writer.add_snapshot(evidence_id, page, page_text(page))
    return evidence_id


@dataclass
class Desk:
    """A store, its web, its clock, and a checker over them."""

    store: Store
    web: Web
    clock: Moving
    rules: WatchRules = field(default_factory=WatchRules)

    @property
    def checker(self) -> Checker:
        return Checker(self.store, self.web, self.rules, self.clock)

    def check(self, *claim_ids: int) -> list[Rechecked]:
        return list(self.checker.check(claim_ids, _silent))

    def check_due(self) -> list[Rechecked]:
        return list(self.checker.check_due(_silent))


def _silent(_message: str) -> None:
    """Nobody watches the progress."""
