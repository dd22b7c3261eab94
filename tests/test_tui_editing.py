"""Editing claims, notes and assignment from the keyboard, as the database has them afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static
from tui_helpers import BRIDGE, review_of, running, seen, settings_in, settle, stock, ticking_from, top_of

from tui.screens.passage import PassageScreen
from tui.screens.wording import AddDialog, SplitDialog, WordingDialog
from tui.selecting import Selection
from verify.desk.desk import Desk
from verify.desk.editing import Part
from verify.types import Block, BlockKind, ClaimFilter, Passage, PassageKind, Priority, RevisionRecord, Standing, Status


@pytest.fixture
def marn(tmp_path: Path) -> Iterator[Desk]:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        yield desk


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


def _text(desk: Desk, claim_id: int) -> str:
    return desk.claim(claim_id).claim.text


async def test_a_claim_is_reworded_and_the_list_shows_it(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "v", "k", "e")
        assert isinstance(top_of(pilot), WordingDialog)
        assert "it will be pending again" in seen(pilot)
        await _press(pilot, *"!!", "enter")
        assert _text(marn, 1).endswith("2026.!!")
        assert marn.claim(1).status is Status.PENDING
        assert "claim 1 reworded · 1 verdict fell with the words · u undoes" in seen(pilot)
        await _press(pilot, "u")
        assert _text(marn, 1).endswith("2026.")
        assert marn.claim(1).status is Status.VERIFIED


async def test_what_cannot_be_used_stays_to_be_mended(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "e", "ctrl+a", "ctrl+k", "enter")
        assert isinstance(top_of(pilot), WordingDialog)
        assert "A claim needs words." in seen(pilot)
        await _press(pilot, "escape")
        assert review_of(pilot) is top_of(pilot)


async def test_a_claim_is_split_at_the_bars_and_undone(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "vertical_line")
        assert isinstance(top_of(pilot), SplitDialog)
        await _press(pilot, "enter")
        assert "Type | where the claim is to be split." in seen(pilot)
        await _press(pilot, "vertical_line", *"It is shut", "enter")
        assert marn.claim(1).standing is Standing.SUPERSEDED
        assert [_text(marn, each) for each in marn.lineage(1).split_into][1] == "It is shut."
        assert review_of(pilot).claims.count() == 11
        await _press(pilot, "u")
        assert review_of(pilot).claims.count() == 10
        assert "claim 1 is listed again" in seen(pilot)


async def test_tagged_claims_are_merged(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "ampersand")
        assert "Tag the claims" in seen(pilot)
        await _press(pilot, "space", "space", "ampersand", "enter")
        assert marn.claim(2).merged_into == 1
        assert review_of(pilot).claims.tagged == {}
        assert review_of(pilot).claims.count() == 9


async def test_a_claim_is_added_from_a_passage_chosen_by_words(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "plus")
        assert isinstance(top_of(pilot), PassageScreen)
        await _press(pilot, "j", "j", "plus", "minus", "greater_than_sign", "enter")
        assert isinstance(top_of(pilot), AddDialog)
        await _press(pilot, "tab", *"Ada", "tab", *"hed", "enter")
        (added,) = [each for each in marn.claims(ClaimFilter(article_id=1)) if each.id > 12]
        assert (added.claim.speaker, added.claim.certainty) == ("Ada", "hedged")
        assert added.quote in BRIDGE
        current = review_of(pilot).claims.current
        assert current is not None
        assert current.id == added.id


async def test_setting_aside_asks_why_and_the_same_key_puts_it_back(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "minus", *"opinion", "enter")
        assert (marn.claim(1).standing, marn.claim(1).standing_reason) == (Standing.ASIDE, "opinion")
        assert review_of(pilot).claims.count() == 9
        await _press(pilot, "slash", *"standing:set", "enter")
        assert "– aside" in seen(pilot)
        await _press(pilot, "minus")
        assert marn.claim(1).standing is Standing.LISTED


async def test_somebody_elses_change_is_shown_and_not_overwritten(marn: Desk) -> None:
    async with running(marn) as pilot:
        marn.mark([1], Status.VERIFIED, by="ben")
        await _press(pilot, "e", "x", "enter")
        assert "was changed by ben" in seen(pilot)
        assert _text(marn, 1).endswith("2026.")
        await _press(pilot, "escape")
        assert "✓ verified" in seen(pilot)


async def test_notes_are_written_shown_and_jumped_to(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "j", "j", "i", *"call her", "enter")
        assert [note.text for note in marn.notes(3)] == ["call her"]
        assert "4 notes 1" in seen(pilot)
        assert "call her" in seen(pilot)
        await _press(pilot, "g", "I")
        assert review_of(pilot).claims.cursor == 2


async def test_claims_are_assigned_and_given_priority(marn: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "a", *"me", "enter", "exclamation_mark")
        assert (marn.claim(1).assignee, marn.claim(1).priority) == ("ines", Priority.HIGH)
        assert "high priority · for ines" in seen(pilot)
        await _press(pilot, "u", "u")
        assert (marn.claim(1).assignee, marn.claim(1).priority) == (None, Priority.NORMAL)


async def test_the_history_tells_what_a_claim_came_from(marn: Desk) -> None:
    (part, _) = marn.split(1, [Part("The bridge is shut"), Part("It is Sunday")]).claims
    async with running(marn) as pilot:
        await _press(pilot, "3")
        assert "Split from claim 1." in seen(pilot)
        assert str(part.id) in str(pilot.app.screen.query_one("#card", Static).render())


_WORDS = st.lists(st.text("ab ,", min_size=1, max_size=9), min_size=1, max_size=5)
_STEPS = st.lists(st.tuples(st.sampled_from(["move", "start", "end"]), st.sampled_from([-1, 1])), max_size=12)


@given(paragraphs=_WORDS, steps=_STEPS, at=st.integers(0, 40))
def test_a_passage_is_always_whole_words_of_one_paragraph(
    paragraphs: list[str], steps: list[tuple[str, int]], at: int
) -> None:
    text = "\n\n".join(paragraphs)
    blocks, passages, start = [], [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph)
        blocks.append(Block(BlockKind.PARAGRAPH, start, end))
        middle = start + len(paragraph) // 2
        passages += [Passage(start, middle, PassageKind.CLAIMS), Passage(middle, end, PassageKind.CLAIMS)]
        start = end + 2
    selection = Selection(RevisionRecord(1, 1, 1, text, "", tuple(blocks), tuple(passages)), at)
    if not selection:
        assert not text.split()
        return
    for name, step in steps:
        getattr(selection, name)(step)
        first, last = selection.span
        assert 0 <= first < last <= len(text)
        assert "\n\n" not in text[first:last]
        assert text[first:last].split() == text[first:last].strip().split()
        assert not text[first].isspace()
        assert not text[last - 1].isspace()
