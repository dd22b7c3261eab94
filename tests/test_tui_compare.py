"""Comparing two claims: what is marked as different, and deciding from there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_helpers import review_of, running, seen, settle, top_of, type_fast

from tui.differences import differences
from tui.screens.compare import CompareScreen, marked_content
from verify.desk.desk import Desk
from verify.types import Reason, RelationState, Status


def bracketed(a: str, b: str, *reasons: Reason) -> tuple[str, str]:
    """Both texts with what differs in brackets."""
    marked_a, marked_b = differences(a, b, reasons)
    return marked_content(a, marked_a).plain, marked_content(b, marked_b).plain


class TestDifferences:
    """Which characters are put in brackets."""

    def test_words_that_differ_are_marked_as_they_stand_side_by_side(self) -> None:
        assert bracketed("The old bridge was shut on Sunday.", "The bridge was opened on Sunday.") == (
            "The [old] bridge was [shut] on Sunday.",
            "The bridge was [opened] on Sunday.",
        )

    def test_a_slot_is_marked_whole_and_its_words_not_again(self) -> None:
        reason = Reason("quantity", "six weeks", "ten weeks", "", (9, 18), (9, 18))
        assert bracketed("Shut for six weeks.", "Shut for ten weeks.", reason) == (
            "Shut for [six weeks].",
            "Shut for [ten weeks].",
        )

    def test_claims_in_quite_other_words_are_not_marked_all_over(self) -> None:
        assert bracketed("Rain fell.", "The minister has resigned.") == ("Rain fell.", "The minister has resigned.")

    def test_a_slot_in_which_both_agree_is_no_difference(self) -> None:
        agreed = Reason("place", "Lowick", "Lowick", "", (0, 6), (0, 6))
        assert differences("Lowick shut.", "Lowick shut.", [agreed]) == ([], [])

    @given(
        st.text("ab 1,é\u0301橋", max_size=30),
        st.text("ab 1,é\u0301橋", max_size=30),
        st.lists(st.tuples(st.integers(-1, 35), st.integers(-1, 35)), max_size=4),
    )
    def test_marks_are_in_order_apart_and_within_the_text(self, a: str, b: str, spans: list[tuple[int, int]]) -> None:
        reasons = [Reason("name", "x", "y", "", span, span) for span in spans]
        for text, marked in zip((a, b), differences(a, b, reasons), strict=True):
            assert all(0 <= each.start < each.end <= len(text) for each in marked)
            assert all(before.end <= after.start for before, after in pairwise(marked))
            assert marked_content(text, marked).plain.count("[") == len(marked)


async def test_two_claims_stand_side_by_side_with_all_that_is_known_of_them(marn: Desk) -> None:
    marn.mark([12], Status.DISPUTED, "The mayor's office says six.")
    async with running(marn) as pilot:
        await type_fast(pilot, "j j enter")
        shown = seen(pilot)
        assert "closed for [six] weeks." in shown
        assert "closed for [ten] weeks." in shown
        assert "quantity [six weeks] [ten weeks]" in shown
        assert "✗ disputed by ines: The" in shown
        assert shown.count("the mayor") >= 2
        assert "2026-01-05 · Lowick" in shown
        await pilot.press("escape")
        assert top_of(pilot) is review_of(pilot)
        assert {flag.state for flag in marn.flags(claim_id=3)} == {RelationState.OPEN}


@pytest.mark.parametrize(("key", "state"), [("c", "confirmed"), ("x", "dismissed")])
async def test_a_flag_is_decided_where_it_is_compared(marn: Desk, key: str, state: str) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, f"j j equals_sign {key} u")
        assert marn.flags(claim_id=3)[0].state is RelationState.OPEN
        await pilot.press("enter", key)
        assert marn.flags(claim_id=3)[0].state == state
        assert f"conflict {state}" in seen(pilot)


async def test_without_a_flag_there_is_nothing_to_compare(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "j enter")
        assert "nothing to compare this claim with" in seen(pilot)


async def test_help_there_is_about_comparing_and_q_goes_back(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "enter question_mark")
        assert "Keys · while comparing" in seen(pilot)
        await type_fast(pilot, "q")
        assert isinstance(top_of(pilot), CompareScreen)
        await type_fast(pilot, "q")
        await settle(pilot)
        assert top_of(pilot) is review_of(pilot)
