"""What many tests start from: clocks that only move when read, a desk with the sample articles on it, a web site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fetch_helpers import Site, serving
from store_helpers import Clock
from tui_helpers import settings_in, stock, ticking_from

from verify.desk.desk import Desk
from verify.resources import seed_path
from verify.settings import Settings

SEEDS = ("assad-leaves-syria.txt", "harbour-fire-day-1.txt", "harbour-fire-day-2.txt")


def ticking(start: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> Callable[[], datetime]:
    """A clock that is one second later each time it is read."""
    ticks = 0

    def now() -> datetime:
        nonlocal ticks
        ticks += 1
        return start + timedelta(seconds=ticks)

    return now


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(db=tmp_path / "desk.db", reviewer="ines")


@pytest.fixture(scope="session")
def stocked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample articles on it; copy it, do not change it."""
    path = tmp_path_factory.mktemp("stocked") / "desk.db"
    with Desk(Settings(db=path, reviewer="ines"), clock=ticking()) as desk:
        for name in SEEDS:
            desk.add(str(seed_path(name)))
    return path


@pytest.fixture
def desk(stocked_file: Path, settings: Settings) -> Iterator[Desk]:
    """A desk of this test's own with the sample articles on it."""
    shutil.copyfile(stocked_file, settings.db)
    with Desk(settings, clock=ticking(datetime(2026, 1, 6, 9, 0, tzinfo=UTC))) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """A clock that moves a second each time it is read, and more when the test says so."""
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine, empty."""
    with serving(Site()) as server:
        yield server


@pytest.fixture
def tui_settings(tmp_path: Path) -> Settings:
    """The settings of the desk that the terminal UI is tried on."""
    return settings_in(tmp_path)


@pytest.fixture
def marn(tui_settings: Settings) -> Iterator[Desk]:
    """The desk that the terminal UI is tried on, with its two articles about a bridge."""
    stock(tui_settings.db)
    with Desk(tui_settings, clock=ticking_from()) as opened:
        yield opened
