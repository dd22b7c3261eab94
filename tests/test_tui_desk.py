"""The desk screen: the way in, and what it says when there is nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from site_helpers import serving
from textual.widgets import Input
from tui_helpers import BRIDGE, FERRY, paste, running, seen, settings_in, settle, stock, ticking_from

from tui.screens.desk import ArticlesScreen
from tui.screens.review import ReviewScreen
from tui.sources import line_of, named_sources
from verify.desk.desk import Desk
from verify.types import Decomposition, Document


class NoClaims:
    """Finds nothing; these tests are not about what is found."""

    def decompose(self, document: Document) -> Decomposition:  # noqa: ARG002 - the seam's signature
        """No claims."""
        return Decomposition((), ())


async def test_an_empty_desk_says_what_to_press(tmp_path: Path) -> None:
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        async with running(desk, None) as pilot:
            assert "There is nothing on the desk yet." in seen(pilot)
            assert "Press a" in seen(pilot)
            await pilot.press("enter", "j")
            assert isinstance(pilot.app.screen, ArticlesScreen)


async def test_enter_reviews_an_article_and_q_comes_back_to_its_progress(tmp_path: Path) -> None:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        async with running(desk, None) as pilot:
            await pilot.press("j", "enter", "v", "q")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ArticlesScreen)
            assert "✓ verified 1" in seen(pilot)
            await pilot.press("q")
        assert pilot.app.return_value is None


async def test_an_article_is_taken_in_and_one_without_claims_says_so(tmp_path: Path) -> None:
    source = tmp_path / "ferry.txt"
    source.write_text(FERRY, encoding="utf-8")
    with Desk(settings_in(tmp_path), clock=ticking_from(), decomposer=NoClaims()) as desk:
        async with running(desk, None) as pilot:
            await pilot.press("a")
            await paste(pilot, str(source))
            await pilot.press("enter")
            await settle(pilot)
            await settle(pilot)
            assert "Ferry to run while the Marn bridge is shut" in seen(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ReviewScreen)
            assert "No claims were found in this article." in seen(pilot)
            await pilot.press("v", "n", "G", "d", "c", "u", "escape", "q")
            assert isinstance(pilot.app.screen, ArticlesScreen)


async def test_several_files_and_a_feed_are_taken_in_and_what_is_not_there_stays_to_be_mended(tmp_path: Path) -> None:
    (tmp_path / "the bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    settings = replace(settings_in(tmp_path), allow_hosts=("127.0.0.1",), pace=0.0)
    with (
        serving() as site,
        Desk(settings, clock=ticking_from(), decomposer=NoClaims()) as desk,
    ):
        story = site.put("/story", f"<h1>Road shut</h1>{'<p>The road is shut, the mayor said.</p>' * 9}")
        gone = site.url("/gone")
        items = "".join(f"<item><title>{each}</title><link>{each}</link></item>" for each in (story, gone))
        feed = site.put("/feed", f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
        async with running(desk, None) as pilot:
            await pilot.press("a")
            await paste(pilot, f"'{tmp_path}/the b'* {tmp_path}/ferry.txt nowhere.txt {feed}")
            await pilot.press("enter")
            for _ in range(3):
                await settle(pilot)
            assert "These 2 were not taken in" in seen(pilot)
            assert "nowhere.txt" in seen(pilot)
            await pilot.press("escape")
            assert "3 articles taken in." in seen(pilot)
            assert len(desk.articles()) == 3
            await pilot.press("a")
            assert pilot.app.screen.query_one(Input).value == f"nowhere.txt {gone}"


def test_a_line_names_sources_as_a_shell_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("a b.txt", "c's.txt", "d[1].txt", "e.txt"):
        Path(name).touch()
    assert named_sources("a b.txt") == ["a b.txt"]
    assert named_sources("'a b.txt' e.txt") == ["a b.txt", "e.txt"]
    assert named_sources("c's.txt") == ["c's.txt"]
    assert named_sources("*.txt") == ["a b.txt", "c's.txt", "d[1].txt", "e.txt"]
    assert named_sources("d[1].txt ~/e.txt") == ["d[1].txt", f"{tmp_path}/e.txt"]
    assert named_sources("https://example.org/?q=* none*.txt") == ["https://example.org/?q=*", "none*.txt"]
    assert named_sources(line_of(["a b.txt", "c's.txt"])) == ["a b.txt", "c's.txt"]


async def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        async with running(desk, None) as pilot:
            await pilot.press("a")
            await paste(pilot, "nowhere.txt")
            await pilot.press("enter")
            await settle(pilot)
            await settle(pilot)
            assert "nowhere.txt" in seen(pilot)
            assert "Enter or Esc: go on" in seen(pilot)


async def test_an_article_that_is_not_stored_is_told(tmp_path: Path) -> None:
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        async with running(desk, "no-such-article") as pilot:
            assert "no-such-article" in seen(pilot)


@pytest.mark.parametrize("theme", ["desk-dark", "desk-light"])
async def test_both_themes_have_every_colour(tmp_path: Path, theme: str) -> None:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        async with running(desk) as pilot:
            pilot.app.theme = theme
            await settle(pilot)
            assert "Claims 10" in seen(pilot)


async def test_what_is_assigned_to_me_is_told_and_one_key_away(tmp_path: Path) -> None:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        desk.assign([3, 12], "ines")
        desk.assign([4], "omar")
        async with running(desk, None) as pilot:
            assert "12 claims pending · 2 for you" in seen(pilot)
            await pilot.press("m")
            await settle(pilot)
            assert "[assignee:me] [status:pending] 2 of 12" in seen(pilot)
