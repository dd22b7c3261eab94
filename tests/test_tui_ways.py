"""Ways of getting about: jump mode, the archive, pasting an article, exporting a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_tui_desk import NoClaims
from textual import events
from textual.widgets import TextArea
from tui_helpers import FERRY, paste, review_of, running, seen, settings_in, settle, stock, ticking_from, type_fast

from tui.screens.desk import ArticlesScreen
from tui.screens.jump import JumpScreen
from tui.screens.review import ReviewScreen
from tui.widgets.article_view import ArticleView
from verify.desk.desk import Desk


@pytest.fixture
def marn(tmp_path: Path) -> Iterator[Desk]:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from(), decomposer=NoClaims()) as desk:
        yield desk


async def test_jump_leads_to_a_tab_a_pane_and_a_claim(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("semicolon")
        await settle(pilot)
        assert "a1 flags" in seen(pilot)
        assert "\nj○ pending" in seen(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert review_of(pilot).query_one("#history").display
        await pilot.press("semicolon", "g")
        assert isinstance(pilot.app.focused, ArticleView)
        await type_fast(pilot, "semicolon k")
        assert review_of(pilot).claims.cursor == 1
        assert review_of(pilot).claims.has_focus


async def test_any_other_key_and_another_size_end_the_jump_and_nothing_else_happens(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "semicolon escape semicolon Z semicolon slash")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert review_of(pilot).claims.cursor == 0
        await pilot.press("semicolon")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert not isinstance(pilot.app.screen, JumpScreen)


async def test_jump_on_the_desk_goes_to_an_article(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await type_fast(pilot, "semicolon s enter")
        text = review_of(pilot).text
        assert text is not None
        assert text.article.slug.startswith("ferry")


async def test_what_was_checked_before_is_found_from_the_claim(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "v j h")
        assert "Have we checked this before?" in seen(pilot)
        assert "claim 12 of ferry-to-run" in seen(pilot)
        assert "claim 2 of" not in seen(pilot), "the claim that is asked about is no answer"
        await pilot.press("ctrl+u")
        await paste(pilot, "bridge closed Sunday")
        await pilot.press("enter")
        await settle(pilot)
        assert "✓ verified  by ines 2026-01-05  claim 1 of" in seen(pilot)
        await pilot.press("ctrl+u")
        await paste(pilot, "xylophone")
        await pilot.press("enter")
        await settle(pilot)
        assert "Nothing like it was checked before" in seen(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_an_article_is_pasted(tmp_path: Path) -> None:
    with Desk(settings_in(tmp_path), clock=ticking_from(), decomposer=NoClaims()) as desk:
        async with running(desk, None) as pilot:
            await pilot.press("p")
            await settle(pilot)
            await pilot.press("tab", "enter")
            assert "There is no text yet." in seen(pilot)
            await pilot.press("shift+tab")
            await settle(pilot)
            assert isinstance(pilot.app.focused, TextArea)
            pilot.app.focused.post_message(events.Paste(FERRY))
            await pilot.press("tab", *"monday", "enter")
            assert "A day is written as 2024-12-08." in seen(pilot)
            await pilot.press("ctrl+u", *"2026-01-05", "enter")
            await settle(pilot)
            await settle(pilot)
            assert isinstance(pilot.app.screen, ArticlesScreen)
            assert "Ferry to run while the Marn bridge is shut" in seen(pilot)
        assert desk.articles()[0][0].published == "2026-01-05"


async def test_a_report_is_written_once(marn: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(marn, None) as pilot:
        await pilot.press("e")
        await paste(pilot, "xml")
        await pilot.press("enter")
        assert "One of md, html" in seen(pilot)
        await pilot.press("ctrl+u", "h", "enter")
        await settle(pilot)
        written = tmp_path / "bridge-over-the-marn-closed.html"
        assert "Report written to bridge-over-the-marn-closed.html" in seen(pilot)
        before = written.read_bytes()
        assert b"Bridge over the Marn closed" in before
        await pilot.press("e", "h", "enter")
        await settle(pilot)
        assert "exists already" in seen(pilot)
        assert written.read_bytes() == before
    assert len(marn.exported()) == 1
