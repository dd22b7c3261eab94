"""Lists of claims: of all articles, longer than a screen, filtered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tui_helpers import START, paste, review_of, running, seen, settings_in, settle, ticking_from, type_fast

from tui.app import Start
from tui.widgets.claim_list import ClaimList
from verify.desk.desk import Desk
from verify.store import Store
from verify.types import Block, BlockKind, Claim, ClaimFilter, Decomposition, Document, SavedFilter, Status

LONG = 700  # more than is read before the list is shown


def current(pilot: object) -> int | None:
    """The claim at the cursor."""
    line = review_of(pilot).claims.current  # type: ignore[arg-type]  # any pilot will do
    return None if line is None else line.id


@pytest.fixture
def long_desk(tmp_path: Path) -> Iterator[Desk]:
    """Two articles with the same many claims, of the second of which all but the last but one are decided."""
    store = Store.open(settings_in(tmp_path).db, clock=lambda: START)
    with store.write("ines") as writer:
        for name in ("first", "second"):
            texts = [f"{name.capitalize()} {number}." for number in range(LONG)]
            text = " ".join(texts)
            at, claims = 0, []
            for each in texts:
                claims.append(Claim(each, at, at + len(each), each, at, at + len(each)))
                at += len(each) + 1
            blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
            article = writer.add_article(Document(text, f"{name}.txt", name, blocks), Decomposition((), ()))
            writer.add_claims(article, [(claim, {}, ()) for claim in claims])
    store.close()
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        desk.mark([number for number in range(LONG + 1, 2 * LONG + 1) if number != 2 * LONG - 1], Status.VERIFIED)
        yield desk


async def test_all_claims_are_one_list_and_the_article_follows(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await pilot.press("A")
        await settle(pilot)
        assert "All claims 12" in seen(pilot)
        assert "Bridge over the Marn" in seen(pilot)
        await pilot.press("G")
        await settle(pilot)
        assert "2026-01-05 · Lowick · Ferry to run" in seen(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert "✓ verified 1  ✗ disputed 0  ○ pending 11" in seen(pilot)
        assert current(pilot) == 1
        await pilot.press("u")
        await settle(pilot)
        assert current(pilot) == 12
        assert "○ pending 12" in seen(pilot)


async def test_a_long_list_is_read_to_its_end_behind_the_screen(long_desk: Desk) -> None:
    async with running(long_desk, Start(None), size=(120, 40)) as pilot:
        assert f"All claims {2 * LONG}" in seen(pilot)
        assert current(pilot) == 1
        await pilot.press("N")
        await settle(pilot)
        assert current(pilot) == 2 * LONG - 1
        await pilot.press("v")
        await settle(pilot)
        assert f"{LONG} of {2 * LONG} open left" in seen(pilot)
        assert current(pilot) == 1


async def test_a_key_for_what_is_not_read_yet_waits_for_it(long_desk: Desk) -> None:
    async with running(long_desk, None) as pilot:
        await type_fast(pilot, "A G k")
        await settle(pilot)
        assert current(pilot) == 2 * LONG - 1


async def test_a_filter_counts_keeps_the_claim_and_is_taken_back_in_parts(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await pilot.press("slash")
        await settle(pilot)
        await paste(pilot, "speaker:mayor status:p")
        await pilot.press("enter")
        await settle(pilot)
        assert "[speaker:mayor] [status:p] 2 of 12" in seen(pilot)
        await pilot.press("j", "backspace")
        await settle(pilot)
        assert "[speaker:mayor] 2 of 12" in seen(pilot)
        assert current(pilot) == 12
        await pilot.press("backspace")
        await settle(pilot)
        assert "[speaker" not in seen(pilot)
        assert current(pilot) == 12


async def test_a_filter_is_saved_and_called_by_its_name(marn: Desk) -> None:
    async with running(marn, Start(None, "flag:conflict")) as pilot:
        await pilot.press("at")
        await paste(pilot, "two words")
        await pilot.press("enter")
        await settle(pilot)
        assert "cannot be saved as" in seen(pilot)
        await pilot.press("enter", "ctrl+u")
        await paste(pilot, "@hot")
        await pilot.press("enter")
        await settle(pilot)
        assert marn.saved_filters() == [SavedFilter("hot", "flag:conflict", "ines")]
        await pilot.press("escape", "slash")
        await settle(pilot)
        await paste(pilot, "@hot speaker:mayor")
        await pilot.press("enter")
        await settle(pilot)
        assert "[flag:conflict] [speaker:mayor] 2 of 12" in seen(pilot)


async def test_a_filter_that_cannot_be_read_is_told_and_can_be_mended(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("slash")
        await paste(pilot, "@cold")
        await pilot.press("enter")
        await settle(pilot)
        assert "No filter is saved as cold. Nothing is saved yet." in seen(pilot)
        await pilot.press("home", "delete", "enter")
        await settle(pilot)
        assert "[cold] 0 of 10" in seen(pilot)


async def test_what_is_decided_stays_in_the_filtered_list(marn: Desk) -> None:
    async with running(marn, Start("bridge-over-the-marn-closed", "status:pending")) as pilot:
        await pilot.press("v", "v")
        await settle(pilot)
        assert "[status:pending] 10 of 10" in seen(pilot)
        assert len(marn.claim_ids(ClaimFilter(status=Status.VERIFIED))) == 2


async def test_a_step_draws_the_two_claims_it_concerns_and_no_other(
    marn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = set()
    pieces = ClaimList.pieces

    def watched(claims: ClaimList, row: int, part: int, width: int) -> list[tuple[str, str]] | None:
        drawn.add(row)
        return pieces(claims, row, part, width)

    async with running(marn) as pilot:
        monkeypatch.setattr(ClaimList, "pieces", watched)
        await pilot.press("down")
        await settle(pilot)
    assert drawn == {0, 1}
