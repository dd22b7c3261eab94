"""How the review desk behaves with a million claims, in one table.

    python benchmarks/review_speed.py FILE

FILE is a desk of a million claims of ``make_million.py``; one of a thousand is made beside it for comparison. Each
desk is measured in a process of its own, on the app itself without a terminal: a key is given to it as a terminal
would, and counts until the screen has nothing left to paint. Opening and deciding are by the clock, medians; Textual
paints 60 times a second, which is part of it. A ``down`` key is in seconds of the processor: the list by itself against
a DataTable by itself, and the whole screen, whose article and details follow.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import DataTable, Static
from textual.worker import WorkerError

import tui.app
from tui.actions import Scope
from tui.app import ClaimdeskApp
from tui.gateway import Detail, Opened
from tui.screens.review_list import ClaimListing, worklist_of
from tui.steady import steady
from tui.widgets.claim_list import ClaimList
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.resources import seed_path
from verify.settings import Settings
from verify.types import ClaimFilter, Status

_SMALL = 1_000
_SIZE = (120, 40)
_OPENINGS, _KEYS, _DECISIONS, _SOURCES = 5, 100, 21, 100
_BEAT = 0.001  # seconds between two beats of the heart
_PATIENCE = 60.0  # seconds
_REST = 0.1  # seconds that what is posted takes to be begun
_ON_THE_DESK = ("harbour-fire-day-1.txt", "harbour-fire-day-2.txt")
_STALL = 0.05  # seconds that nobody should wait for a key
_ARTICLE = "assad-leaves-syria.txt"


class Watched(App[None]):
    """An app that knows when it painted last."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._painted = asyncio.Event()
        self._painted_at = 0.0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        self._painted_at = time.perf_counter()
        self._painted.set()

    def press(self, key: str) -> None:
        """Give the app a key, as the terminal would."""
        self.post_message(events.Key(key, key if len(key) == 1 else None))

    async def until(self, done: Callable[[], bool]) -> float:
        """Wait until something is so and nothing is left to paint; gives the time of the last paint."""
        began = time.perf_counter()
        while time.perf_counter() < began + _PATIENCE:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._painted.wait(), _REST)
            self._painted.clear()
            screen = self.screen
            left = screen._layout_required or screen._dirty_widgets  # noqa: SLF001 - nothing public says it
            if done() and not left and self._painted_at > began:
                return self._painted_at
        sys.exit(f"Nothing came of a key for {_PATIENCE} seconds.")

    async def at_rest(self) -> None:
        """Wait until nothing is being read and all is shown."""
        await asyncio.sleep(_REST)
        for worker in list(self.workers):
            with suppress(WorkerError):  # what another one has replaced is cancelled
                await worker.wait()
        await asyncio.sleep(_REST)


class WatchedDesk(Watched, ClaimdeskApp):
    """The review desk, watched."""

    CSS_PATH: ClassVar = sorted(Path(tui.app.__file__).parent.glob("styles/*.tcss"))


class JustTable(Watched):
    """A DataTable of a thousand rows and nothing else."""

    def compose(self) -> ComposeResult:
        """The table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(DataTable)
        table.add_columns("state", "claim")
        table.add_rows(("○ pending", f"Claim {row} of the harbour.") for row in range(_SMALL))


class ListScreen(ClaimListing):
    """The list of claims and nothing else."""

    SCOPE = Scope.REVIEW
    BINDINGS = [Binding("down", "move(1)")]  # noqa: RUF012 - Textual declares it without ClassVar

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened

    def compose(self) -> ComposeResult:
        """The list, and what its base class wants to be there."""
        yield ClaimList(worklist_of(self._opened.listing), id="claims")
        yield Static(id="empty")
        yield Static(id="status")

    def on_mount(self) -> None:
        """Read the list to its end."""
        self.show_listing(self._opened.listing, "")

    def show_counts(self) -> None:
        """Nothing is counted here."""

    def show_current(self, detail: Detail | None = None) -> None:
        """Nothing follows the cursor here."""


def peak_mb() -> float:
    """The most memory this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def one_down(app: Watched, row: Callable[[], int]) -> None:
    """Press ``down`` and wait until all of it has been painted."""
    before = row()
    app.press("down")
    await app.until(lambda: row() > before)


async def downs(app: Watched, row: Callable[[], int]) -> float:
    """Milliseconds of the processor that a ``down`` key takes, painting included."""
    for _ in range(10):
        await one_down(app, row)
    await app.at_rest()
    began = time.process_time()
    for _ in range(_KEYS):
        await one_down(app, row)
    return (time.process_time() - began) / _KEYS * 1000


async def one_decision(app: Watched, desk: Desk, claims: ClaimList) -> float:
    """Seconds from the key until the verdict is stored and the next claim is painted."""
    at, decided = claims.cursor, claims.current
    began = time.perf_counter()
    app.press("v")
    took = await app.until(lambda: claims.cursor > at) - began
    if decided is None or desk.claim(decided.id).status is not Status.VERIFIED:
        sys.exit("A verdict was not stored.")
    await app.at_rest()
    return took


async def measure_list(settings: Settings) -> dict[str, float]:
    """The list by itself."""
    with Desk(settings) as desk:
        app = WatchedDesk(desk=desk)
        async with app.run_test(size=_SIZE):
            await app.at_rest()
            await app.push_screen(ListScreen(app.gateway.open_all()))
            await app.at_rest()
            claims = app.screen.query_one(ClaimList)
            return {"list_down": await downs(app, lambda: claims.cursor)}


async def measure_table(_: Settings) -> dict[str, float]:
    """A DataTable by itself."""
    app = JustTable()
    async with app.run_test(size=_SIZE):
        await app.at_rest()
        table = app.query_one(DataTable)
        return {"table_down": await downs(app, lambda: table.cursor_row)}


def is_shown(app: App[None]) -> bool:
    """Whether the list of claims is on the screen, its first claim known."""
    lists = app.screen.query(ClaimList)
    return bool(lists) and lists.first().current is not None


async def measure_review(settings: Settings) -> dict[str, float]:
    """Opening the list of all claims, moving in it, and deciding."""
    with Desk(settings) as desk:
        app = WatchedDesk(desk=desk)
        async with app.run_test(size=_SIZE):
            await app.at_rest()
            openings = []
            for number in range(_OPENINGS):
                if number:
                    app.press("q")
                    await app.at_rest()
                began = time.perf_counter()
                app.press("A")
                openings.append(await app.until(lambda: is_shown(app)) - began)
                await app.at_rest()
            claims = app.screen.query_one(ClaimList)
            listed = claims.count()
            down = await downs(app, lambda: claims.cursor)
            decisions = [await one_decision(app, desk, claims) for _ in range(_DECISIONS)]
            app.press("G")
            await app.until(lambda: claims.cursor == listed - 1)
            await app.at_rest()
    return {
        "claims": listed,
        "first_paint": statistics.median(openings) * 1000,
        "screen_down": down,
        "decide": statistics.median(decisions) * 1000,
        "memory": peak_mb(),
    }


async def measure_stall(settings: Settings) -> dict[str, float]:
    """The longest time the app could not take a key while an article was added and sources were fetched."""
    from site_of_sources import serving  # noqa: PLC0415 - a server is no part of what the other measurements measure

    with serving(_SOURCES) as (urls, quote), Desk(replace(settings, pace=0)) as desk:
        for name in _ON_THE_DESK:
            desk.add(str(seed_path(name)))
        for claim_id, url in zip(cycle(desk.claim_ids(ClaimFilter())), urls, strict=False):
            desk.attach(claim_id, Attachment(url=url, quote=quote))
        app = WatchedDesk(desk=desk)
        async with app.run_test(size=_SIZE):
            await app.at_rest()
            gaps: list[float] = []
            began = time.perf_counter()
            article = [str(seed_path(_ARTICLE))]
            adding = app.run_worker(partial(app.gateway.add_each, article, lambda _: None, lambda _: None), thread=True)
            fetching = app.run_worker(desk.recheck, thread=True)
            while not (adding.is_finished and fetching.is_finished):
                before = time.perf_counter()
                await asyncio.sleep(_BEAT)
                gaps.append(time.perf_counter() - before - _BEAT)
            took = time.perf_counter() - began
            checked = fetching.result
    if checked is None or len(checked) != _SOURCES:
        sys.exit("Not every source was fetched.")
    return {"stall": max(gaps) * 1000, "late": sum(gap > _STALL for gap in gaps), "stall_took": took}


_CHILDREN = {"list": measure_list, "table": measure_table, "review": measure_review, "stall": measure_stall}


def in_child(name: str, file: Path) -> dict[str, float]:
    """What one of the measurements gives, in a process of its own."""
    command = [sys.executable, __file__, str(file), "--measure", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def table(file: Path) -> None:
    """Print the table of the figures and what each must reach."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "thousand.db"
        make = Path(__file__).with_name("make_million.py")
        subprocess.run([sys.executable, make, small, "--claims", str(_SMALL)], check=True)
        few, many = in_child("review", small), in_child("review", file)
        data_table, alone = in_child("table", small)["table_down"], in_child("list", file)["list_down"]
        stall = in_child("stall", Path(folder) / "empty.db")
    print(f"{few['claims']:,.0f} and {many['claims']:,.0f} claims, {_SIZE[0]}x{_SIZE[1]}")
    rows = [
        ("first paint of the list", few["first_paint"], many["first_paint"], 1.5),
        ("decide and advance, median", few["decide"], many["decide"], 1.3),
        ("a down key, whole screen, processor", few["screen_down"], many["screen_down"], None),
        ("a down key, DataTable of 1,000 / list", data_table, alone, 0.6),
    ]
    for what, small_ms, large_ms, most in rows:
        told = f"  (at most {most})" if most else ""
        print(f"{what:<40} {small_ms:7.1f} ms {large_ms:7.1f} ms  ratio {large_ms / small_ms:.2f}{told}")
    print(f"{'memory, peak':<40} {few['memory']:7.0f} MB {many['memory']:7.0f} MB  (below 120)")
    took = f"in {stall['stall_took']:.1f} s, {stall['late']:.0f} above 50 ms"
    print(
        f"longest stall while an article is added and {_SOURCES} sources are fetched: {stall['stall']:.0f} ms ({took})"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--measure", choices=list(_CHILDREN), help="one measurement, as JSON")
    asked = parser.parse_args()
    if asked.measure is None:
        table(asked.file)
        return
    settings = Settings(db=asked.file, reviewer="benchmark", allow_hosts=("127.0.0.1",))
    with steady():
        print(json.dumps(asyncio.run(_CHILDREN[asked.measure](settings))))


if __name__ == "__main__":
    main()
