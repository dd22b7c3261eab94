"""A month of a desk on a clock that is moved: many sources on many hosts, which change, fail and come back.

The sites are real (one server on this machine under many names), and so are fetcher, database and checker. The
server writes down when it was asked for what and what it answered; from that alone it is worked out anew what the
desk should have told.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from fetch_helpers import Answer, Asked, Site, serving
from store_helpers import make_document as document
from store_helpers import new_store, sentence_claims

from verify.desk.rechecking import Checker
from verify.intake.fetch import HttpFetcher
from verify.intake.pace import Pace
from verify.recheck.schedule import due_at, interval
from verify.store import Store, Writer
from verify.types import Decomposition, Page, Status, WatchRules

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
PACE = 2.0
TICK = timedelta(hours=3)
_OLDEST = 200  # days that a story may be old at the start
_PATIENCE = 3

_AROUND = ("The council met in the old town hall for the last time.", "The next meeting is in the new building.")
_TEXTS = {
    "present": "The vote was 12 to 9 in favour of the new bridge.",
    "number-changed": "The vote was 13 to 8 in favour of the new bridge.",
    "reworded": "The vote was 12 to 9 against the new bridge.",
    "gone": "",
}
QUOTE = "The vote was 12 to 9 in favour of the new bridge"
_FAILURES = {"unreachable": 500, "blocked": 403, "later": 429}
_LOOKED = frozenset(_TEXTS)


class SimulatedClock:
    """A clock that only sleeping and the simulation move."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._under_way = 0
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        end = self.seconds + seconds
        await asyncio.sleep(0)  # the others go to sleep first: all of them wake up in order
        for _ in iter(lambda: self._under_way, 0):  # a request takes no time here: none may still be on its way
            await asyncio.sleep(0.0005)
        self.seconds = max(self.seconds, end)

    def sent(self, number: int) -> None:
        """Note that so many more requests are under way."""
        with self._lock:
            self._under_way += number


class CountedPace(Pace):
    """Gives the turns as ever, and tells the clock of each."""

    def __init__(self, clock: SimulatedClock) -> None:
        super().__init__(PACE, now=clock.monotonic, sleep=clock.sleep)
        self._clock = clock

    async def turn(self, host: str) -> None:
        await super().turn(host)
        self._clock.sent(1)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: when, on which host, for which source, and what it showed of the quote."""

    at: float
    host: str
    source: int
    shown: str


class Sites(Site):
    """All sites; what a source shows changes by its script of (day, state)."""

    def __init__(self, clock: SimulatedClock, scripts: Sequence[Sequence[tuple[float, str]]]) -> None:
        super().__init__()
        self.clock = clock
        self.scripts = scripts
        self.given: list[Given] = []

    def shown(self, source: int) -> str:
        day = self.clock.seconds / 86_400
        return [state for since, state in self.scripts[source] if since <= day][-1]

    def answer(self, asked: Asked) -> Answer:
        try:
            return Answer() if asked.path == "/robots.txt" else self._page(asked)
        finally:
            self.clock.sent(-1)

    def _page(self, asked: Asked) -> Answer:
        source = int(asked.path.strip("/"))
        shown = self.shown(source)
        host = asked.headers["host"].partition(":")[0]
        self.given.append(Given(self.clock.seconds, host, source, shown))
        if shown in _FAILURES:
            return Answer(_FAILURES[shown], {"Retry-After": "7200"} if shown == "later" else {}, b"no")
        etag = f'"{source}-{shown}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(304, {"ETag": etag}, b"")
        return Answer(200, {"ETag": etag, "Content-Type": "text/html"}, body_of(shown))


def body_of(shown: str) -> bytes:
    return f"<html><body><p>{_AROUND[0]}</p><p>{_TEXTS[shown]}</p><p>{_AROUND[1]}</p></body></html>".encode()


def scripts_of(count: int, chance: random.Random) -> list[list[tuple[float, str]]]:
    """What becomes of each source within the month: most stay, some change, fail for a while, or come and go."""
    scripts: list[list[tuple[float, str]]] = []
    for _ in range(count):
        script = [(0.0, "present")]
        if chance.random() < 0.4:
            day = chance.uniform(0, 28)
            script.append((day, chance.choice([*_TEXTS, *_FAILURES])))
            if chance.random() < 0.5:
                script.append((day + chance.uniform(0.1, 10), "present"))
        scripts.append(script)
    return scripts


@dataclass
class Month:
    """What a simulated month came to."""

    given: list[Given] = field(default_factory=list)
    told: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    latest: timedelta = timedelta(0)
    whole: bool = False

    def expected(self) -> dict[int, list[tuple[str, str]]]:
        """What should have been told, worked out from the answers that were given."""
        told: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        settled: dict[int, str] = {}
        failures: dict[int, int] = {}
        for each in self.given:
            before = settled.setdefault(each.source, "present")
            shown = "unreachable" if each.shown == "later" else each.shown
            if shown in _LOOKED:
                failures[each.source] = 0
            elif shown == before:
                failures[each.source], shown = 0, before
            else:
                failures[each.source] = failures.get(each.source, 0) + 1
                if failures[each.source] < _PATIENCE:
                    continue
                failures[each.source] = 0
            if shown != before:
                told[each.source].append((before, shown))
                settled[each.source] = shown
        return dict(told)

    def shortest_pause(self) -> float:
        """The shortest time between two requests to one host, in seconds."""
        times: defaultdict[str, list[float]] = defaultdict(list)
        for each in self.given:
            times[each.host].append(each.at)
        return min(later - sooner for of_host in times.values() for sooner, later in pairwise(of_host))


def simulate(folder: Path, *, sources: int, hosts: int, days: int, seed: int) -> Month:
    """Let a desk with so many sources live through so many days, looking for what is due every three hours."""
    chance = random.Random(seed)
    clock = SimulatedClock()
    names = [f"host{number}.test" for number in range(hosts)]
    rules = WatchRules()
    month = Month()
    with _desk(folder, clock) as store, serving(Sites(clock, scripts_of(sources, chance))) as sites:
        urls = [sites.url(f"/{number}", names[number % hosts]) for number in range(sources)]
        _stock(store, urls, chance)
        fetcher = HttpFetcher(
            names, 30.0, 100_000, clock, pace=PACE, now=clock.monotonic, sleep=clock.sleep,
            resolver=lambda _host, _port: ["127.0.0.1"],
        )  # fmt: skip
        fetcher._pace = CountedPace(clock)
        checker = Checker(store, fetcher, rules, clock)
        while clock.seconds < days * 86_400:
            list(checker.check_due(lambda _message: None))
            clock.seconds += TICK.total_seconds()
        with store.read() as reader:
            for each in reader.watched():
                month.latest = max(month.latest, clock() - due_at(each, rules))
                assert each.checked_at or interval(each, rules) * (1 + rules.jitter) >= timedelta(days=days)
            for notice in reader.notices():
                told = (str(notice.before), str(notice.after))
                month.told.setdefault(notice.evidence_id - 1, []).append(told)
            month.whole = reader.verify_log().broken is None
        month.given = sites.given
    return month


@contextmanager
def _desk(folder: Path, clock: SimulatedClock) -> Iterator[Store]:
    with closing(new_store(folder / "month.db")) as store:
        store._clock = clock
        yield store


def _stock(store: Store, urls: Sequence[str], chance: random.Random) -> None:
    """Articles of ten claims each, of all ages, every claim verified on a source of its own."""
    for first in range(0, len(urls), 10):
        wanted = urls[first : first + 10]
        article = document(
            f"Story {first}", tuple(f"Thing {number} of {first} happened." for number in range(len(wanted)))
        )
        with store.write("ines") as writer:
            record = writer.add_article(article, Decomposition((), ()))
            _age(writer, record.id, chance.uniform(0, _OLDEST))
            for claim_id, url in zip(
                writer.add_claims(record, [(claim, {}, ()) for claim in sentence_claims(article)]), wanted, strict=True
            ):
                page = Page(url, url, 200, "text/html", None, None, body_of("present"), START)
                evidence_id = writer.add_evidence(claim_id, url=url, quote=QUOTE)
                writer.add_snapshot(evidence_id, page, "\n".join((_AROUND[0], _TEXTS["present"], _AROUND[1])))
                writer.set_status(claim_id, Status.VERIFIED, reason="seen")


def _age(writer: Writer, article_id: int, days: float) -> None:
    """Let an article have come out so many days ago."""
    from verify.store.tables import ARTICLE  # noqa: PLC0415 - nothing else has to know the tables

    day = (START - timedelta(days=days)).date().isoformat()
    writer._connection.execute(ARTICLE.update().where(ARTICLE.c.id == article_id).values(published=day))
