"""The command palette: actions, claims and articles by their words."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from tui_helpers import paste, review_of, running, seen, settle, type_fast

from tui.app import Start
from verify.desk.desk import Desk
from verify.types import ClaimFilter, Status

FERRY = "ferry-to-run-while-the-marn-bridge-is-shut"


async def choose(pilot: Pilot[None], words: str) -> None:
    """Open the palette, type, and take the first that is found."""
    await pilot.press("colon")
    await settle(pilot)
    await paste(pilot, words)
    await settle(pilot)
    while isinstance(pilot.app.screen, CommandPalette):
        await pilot.press("enter")
        await settle(pilot)


async def test_an_action_is_found_by_what_it_does(marn: Desk) -> None:
    async with running(marn) as pilot:
        await choose(pilot, "verified; on to")
        assert marn.claim(1).status is Status.VERIFIED
        await choose(pilot, "keys of this screen")
        assert "Keys · while reviewing" in seen(pilot)


async def test_a_claim_is_found_by_its_words_even_behind_a_filter(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "slash s i x enter")
        await pilot.press("colon")
        await settle(pilot)
        await paste(pilot, "repair will cost [red]")
        await settle(pilot)
        assert "Ada Brandt: The repair will cost [red]4 million[/red] crowns." in seen(pilot)
        await pilot.press("escape")
        await choose(pilot, "repair will cost [red]")
        current = review_of(pilot).claims.current
        assert current is not None
        assert current.id == 5


async def test_an_article_is_found_by_its_title(marn: Desk) -> None:
    async with running(marn) as pilot:
        await choose(pilot, "Ferry to run")
        text = review_of(pilot).text
        assert text is not None
        assert text.article.slug == FERRY


@pytest.mark.parametrize("start", [None, Start(None), "bridge-over-the-marn-closed"])
async def test_a_claim_of_another_article_is_found_by_its_words(marn: Desk, start: Start | str | None) -> None:
    async with running(marn, start) as pilot:
        await choose(pilot, "ferry carry people")
        current = review_of(pilot).claims.current
        assert current is not None
        assert current.id == 11


async def test_keys_that_outrun_the_list_decide_nothing(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "colon u n d o enter")
        await type_fast(pilot, "enter")
        assert {line.status for line in marn.claim_lines(marn.claim_ids(ClaimFilter()))} == {Status.PENDING}
