"""What leaves the desk and what stands behind it: reports, corrections, and the watch over the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from site_helpers import NewsSite, serving
from textual.pilot import Pilot
from tui_helpers import running, seen, settings_in, settle, ticking_from, top_of

from tui.screens.desk import ArticlesScreen
from tui.screens.reports import ReportsScreen
from tui.screens.watch import WatchScreen
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.exporting import Target
from verify.desk.reporting import ReportFormat
from verify.settings import Settings
from verify.types import Status

BRIDGE = "bridge-over-the-marn-closed"
PAGE = "<p>{}, the council said.</p><p>It was built in 1931, as a sign at its head says to those who come by.</p>"


@pytest.fixture
def tui_settings(tmp_path: Path) -> Settings:
    return replace(settings_in(tmp_path), allow_hosts=("127.0.0.1",), pace=0.0)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serving() as server:
        yield server


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    for _ in range(3):
        await settle(pilot)


async def test_a_report_out_of_date_is_told_on_the_desk_and_listed_with_what_changed(marn: Desk) -> None:
    marn.export(BRIDGE, {ReportFormat.HTML: Target(BytesIO(), "/srv/bridge.html")})
    async with running(marn, None) as pilot:
        assert "out of date" not in seen(pilot)
        marn.mark([1], Status.VERIFIED)
        await _press(pilot, "r")
        assert "! 1 report out of date · R: reports" in seen(pilot)
        await _press(pilot, "R")
        assert isinstance(top_of(pilot), ReportsScreen)
        assert f"! out of date  {BRIDGE}" in seen(pilot)
        assert "/srv/bridge.html" in seen(pilot)
        assert "since then, " in seen(pilot)
        await _press(pilot, "q")
        assert isinstance(top_of(pilot), ArticlesScreen)


async def test_corrections_are_noted_on_an_article_and_on_a_claim(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await _press(pilot, "c", *"It was Monday.", "enter")
        assert "Correction noted by ines" in seen(pilot)
        await _press(pilot, "enter", "j", "C", *"Two piers, not three.", "enter")
        assert "Correction noted by ines" in seen(pilot)
    report = marn.report(BRIDGE, ReportFormat.JSON).decode()
    assert "It was Monday." in report
    assert "Two piers, not three." in report


async def test_failing_sources_are_told_on_the_desk_and_visited_from_there(marn: Desk, site: NewsSite) -> None:
    url = site.put("/council", PAGE.format("The bridge was closed on Sunday"))
    marn.attach(1, Attachment(url=url, quote="closed on Sunday"))
    site.put("/council", "<p>Try again later.</p>", status=503)
    async with running(marn, None) as pilot:
        assert "the checker does not run · w: sources" in seen(pilot)
        await _press(pilot, "w", "r")
        assert "There was nothing to visit" in seen(pilot)
        await _press(pilot, "R")
        assert isinstance(top_of(pilot), WatchScreen)
        assert "1 source visited, 0 changes." in seen(pilot)
        assert "failing: 1" in seen(pilot)
        assert "claim 1 of bridge-over-the-marn-closed" in seen(pilot)
        site.put("/council", PAGE.format("Ferries run each hour"))
        await _press(pilot, "R")
        assert "1 source visited, 1 change." in seen(pilot)
        assert "source 1 of claim 1: gone" in seen(pilot)
        await _press(pilot, "escape")
        assert isinstance(top_of(pilot), ArticlesScreen)


async def test_rules_that_cannot_be_read_do_not_hide_the_articles(tmp_path: Path, marn: Desk) -> None:
    rules = tmp_path / "recheck.toml"
    rules.write_text("failures = 'many'", encoding="utf-8")
    with Desk(replace(settings_in(tmp_path), recheck_rules=rules), clock=ticking_from()) as desk:
        async with running(desk, None) as pilot:
            assert "failures" in seen(pilot)
            await _press(pilot, "escape")
            assert "Bridge over the Marn closed" in seen(pilot)
    assert marn.articles()
