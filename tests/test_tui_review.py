"""The review screen in use: flags, sources, the filter, help, and what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import ContentSwitcher, Input
from tui_helpers import (
    paste,
    review_of,
    running,
    seen,
    settings_in,
    settle,
    stock,
    ticking_from,
    top_of,
    type_fast,
)

from tui.screens.help import HelpScreen
from verify.desk.desk import Desk
from verify.types import ClaimFilter, RelationState


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stock(settings_in(tmp_path).db)
    return tmp_path


@pytest.fixture
def marn(folder: Path) -> Iterator[Desk]:
    with Desk(settings_in(folder), clock=ticking_from()) as desk:
        yield desk


def statuses(desk: Desk) -> str:
    """The verdicts of the ten claims, by their first letters."""
    lines = desk.claim_lines(desk.claim_ids(ClaimFilter(article_id=1)))
    return "".join(line.status[0] for line in lines)


async def test_flags_are_confirmed_and_dismissed(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("j", "j")
        await settle(pilot)
        assert "One says six weeks, the other ten weeks." in seen(pilot)
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("f", "x")
        await settle(pilot)
        assert [flag.state for flag in marn.flags(claim_id=3)] == [RelationState.CONFIRMED, RelationState.DISMISSED]
        assert "duplicate dismissed · u undoes" in seen(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert {flag.state for flag in marn.flags(claim_id=3)} == {RelationState.CONFIRMED, RelationState.OPEN}


async def test_keys_typed_fast_decide_the_flag_they_led_to(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "j j f x k k c")
        assert [flag.state for flag in marn.flags(claim_id=3)] == [RelationState.OPEN, RelationState.DISMISSED]
        assert [flag.state for flag in marn.flags(claim_id=1)] == [RelationState.CONFIRMED]


async def test_the_filter_lists_counts_and_clears(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("slash")
        await paste(pilot, "speaker:ada")
        await pilot.press("enter")
        assert "Claims 2 of 10" in seen(pilot)
        await pilot.press("v", "v", "v")
        assert statuses(marn) == "pppvvppppp"
        await pilot.press("escape")
        assert review_of(pilot).claims.count() == 10
        assert review_of(pilot).claims.cursor == 4


async def test_the_first_letter_after_the_slash_is_part_of_the_filter(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "slash s i x enter")
        assert "[six] 1 of 10" in seen(pilot)


async def test_a_filter_that_matches_nothing_says_so_and_what_to_press(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("slash")
        await paste(pilot, "[zebra]")
        await pilot.press("enter")
        assert "No claim matches" in seen(pilot)
        assert "[zebra]" in seen(pilot)
        await pilot.press("v", "escape", "v")
        assert statuses(marn) == "vppppppppp"


async def test_a_filter_that_cannot_be_meant_keeps_the_list(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("slash")
        await paste(pilot, "status:maybe")
        await pilot.press("enter")
        assert "It takes pending, verified, disputed." in seen(pilot)
        assert review_of(pilot).claims.count() == 10
        assert review_of(pilot).query_one("#filter", Input).has_focus


async def test_the_text_of_the_article_is_shown_as_it_was_typed(marn: Desk) -> None:
    async with running(marn, size=(120, 40)) as pilot:
        await pilot.press("j", "j", "j", "j")
        await settle(pilot)
        assert "Ada Brandt: The repair will cost [red]4 million[/red] crowns." in seen(pilot)
        assert "the cost of the repair at [red]4 million[/red]" in seen(pilot)


async def test_what_would_act_on_the_terminal_is_made_visible(marn: Desk) -> None:
    async with running(marn, "ferry-to-run-while-the-marn-bridge-is-shut", size=(120, 40)) as pilot:
        assert "\ufffd[2J\ufffdThe bridge" in seen(pilot)
        assert "\x1b" not in seen(pilot)


async def test_a_source_is_attached_and_listed(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("s")
        await paste(pilot, "Road office, page 3")
        await pilot.press("tab")
        await paste(pilot, "closed")
        await pilot.press("tab")
        await paste(pilot, "ref")
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        await pilot.press("2")
        assert "refutes Road office, page 3" in seen(pilot)
        assert marn.evidence(1)[0].quote == "closed"


async def test_resizing_keeps_the_claim_and_shows_it(marn: Desk) -> None:
    async with running(marn, size=(120, 40)) as pilot:
        await pilot.press("G")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert review_of(pilot).claims.cursor == 9
        assert "About 9,000 people cross" in seen(pilot)
        article = review_of(pilot).article_view
        assert "each day" in "".join(article.render_line(y).text for y in range(article.size.height))


async def test_a_click_goes_to_the_claim_that_is_there(marn: Desk) -> None:
    async with running(marn, size=(120, 40)) as pilot:
        await pilot.click("#claims", offset=(5, 4))
        assert review_of(pilot).claims.cursor == 3
        await pilot.click("#tab-history")
        await settle(pilot)
        assert review_of(pilot).query_one("#panes", ContentSwitcher).current == "history"


async def test_help_shows_the_keys_of_this_screen_first(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("question_mark")
        assert isinstance(top_of(pilot), HelpScreen)
        assert "verified; on to the next open claim" in seen(pilot)
        await pilot.press("q")
        assert top_of(pilot) is review_of(pilot)
