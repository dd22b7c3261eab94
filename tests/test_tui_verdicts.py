"""Verdicts by key: what is written, in which order, and what happens when it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
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

from tui.screens.dialogs import Dialog
from verify.desk.desk import Desk
from verify.errors import DatabaseError
from verify.types import ClaimFilter, RelationKind, RelationState, Status


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


async def test_a_verdict_moves_on_to_the_next_open_claim(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("v", "j", "v")
        assert statuses(marn) == "vpvppppppp"
        assert review_of(pilot).claims.cursor == 3
        assert "✓ verified · 8 of 10 open left · u undoes" in seen(pilot)


async def test_keys_typed_fast_mark_one_claim_each_in_order(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "v v v v")
        assert statuses(marn) == "vvvvpppppp"
        assert [len(marn.history(number)) for number in range(1, 6)] == [2, 2, 2, 2, 1]


async def test_keys_typed_fast_go_where_the_key_before_led(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "v d n o enter v u v v")
        assert statuses(marn) == "vdvvpppppp"
        assert marn.claim(2).reason == "no"


async def test_a_dispute_asks_why_and_escape_changes_nothing(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("d")
        await paste(pilot, "nay")
        await pilot.press("escape")
        assert statuses(marn) == "pppppppppp"
        await pilot.press("d", "enter")
        assert "A dispute needs a reason." in seen(pilot)
        await paste(pilot, "nay")
        await pilot.press("enter")
        await settle(pilot)
        assert marn.claim(1).reason == "nay"
        assert "✗ disputed" in seen(pilot)


async def test_an_unchanged_verdict_is_not_written_again(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("v", "k", "v")
        assert len(marn.history(1)) == 2
        assert "✓ verified already" in seen(pilot)


async def test_undo_and_redo_reach_past_a_restart(folder: Path, marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("v", "v")
    with Desk(settings_in(folder), clock=ticking_from(60)) as again:
        async with running(again) as pilot:
            await pilot.press("u")
            assert statuses(again) == "vppppppppp"
            assert review_of(pilot).claims.cursor == 1
            await pilot.press("U")
            assert statuses(again) == "vvpppppppp"
            assert "U brings it back" not in seen(pilot)


async def test_nothing_to_undo_is_told(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("u")
        assert isinstance(top_of(pilot), Dialog)
        await pilot.press("escape")
        assert top_of(pilot) is review_of(pilot)


@pytest.mark.parametrize(("answer", "after"), [("escape", "d"), ("enter", "v")])
async def test_somebody_elses_change_is_shown_before_ones_own(
    folder: Path, marn: Desk, answer: str, after: str
) -> None:
    with Desk(settings_in(folder, "omar"), clock=ticking_from(60)) as other:
        async with running(marn) as pilot:
            other.mark([1], Status.DISPUTED, "The road office says otherwise.")
            await pilot.press("v")
            assert statuses(marn)[0] == "d"
            shown = seen(pilot)
            assert "omar" in shown
            assert "✗ disputed" in shown
            await pilot.press(answer)
            assert statuses(marn)[0] == after


async def test_a_verdict_that_stands_as_seen_is_not_called_unchanged_when_somebody_gave_another(
    folder: Path, marn: Desk
) -> None:
    with Desk(settings_in(folder, "omar"), clock=ticking_from(60)) as other:
        async with running(marn) as pilot:
            other.mark([1], Status.VERIFIED)
            await pilot.press("p")
            assert "omar" in seen(pilot)
            assert "✓ verified" in seen(pilot)
            await pilot.press("enter")
            assert statuses(marn)[0] == "p"


async def test_a_failed_write_is_one_dialog_and_drops_the_keys_typed_after_it(
    marn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(marn) as pilot:

        def fail(*_: object, **__: object) -> None:
            raise DatabaseError("The database is locked by another program.", "Close it, then try again.")

        monkeypatch.setattr(marn, "mark", fail)
        await type_fast(pilot, "v v v")
        assert [type(screen) for screen in pilot.app.screen_stack].count(Dialog) == 1
        assert "The database is locked by another program." in seen(pilot)
        assert "Close it, then try again." in seen(pilot)
        await pilot.press("escape")
        assert review_of(pilot).claims.cursor == 0


async def test_a_fault_while_reading_is_a_dialog_too(marn: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(marn) as pilot:

        def fail(_: int) -> None:
            raise RuntimeError("[bold]no")

        monkeypatch.setattr(marn, "claim", fail)
        await pilot.press("j")
        await settle(pilot)
        assert "RuntimeError: [bold]no" in seen(pilot)


async def test_a_verdict_on_tagged_claims_is_one_step_and_says_how_many(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("v")
        await type_fast(pilot, "g space space j space space k space")
        assert "Claims 10 · 3 tagged" in seen(pilot)
        await pilot.press("v")
        assert statuses(marn) == "vvpvpppppp"
        assert len(marn.history(1)) == 2  # it was verified before, so it is left as it is
        assert "✓ verified 2 claims in one step · 7 of 10 open left" in seen(pilot)
        assert "tagged" not in seen(pilot)
        await pilot.press("u")
        assert statuses(marn) == "vppppppppp"
        assert "2 claims: claim" in seen(pilot)
        await pilot.press("U")
        assert statuses(marn) == "vvpvpppppp"


async def test_tagged_claims_are_disputed_for_one_reason(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "space space d n o enter")
        assert statuses(marn) == "ddpppppppp"
        assert {marn.claim(number).reason for number in (1, 2)} == {"no"}


async def test_tags_outlast_a_filter_and_escape_takes_them_away_first(marn: Desk) -> None:
    async with running(marn) as pilot:
        await type_fast(pilot, "space slash s i x enter space")
        assert "2 tagged" in seen(pilot)
        await pilot.press("escape")
        assert "tagged ·" not in seen(pilot)
        assert review_of(pilot).filtered_by == "six"
        await pilot.press("escape", "v")
        assert review_of(pilot).filtered_by == ""


async def test_tagged_claims_are_all_left_alone_when_somebody_changed_one(folder: Path, marn: Desk) -> None:
    with Desk(settings_in(folder, "omar"), clock=ticking_from(60)) as other:
        async with running(marn) as pilot:
            await type_fast(pilot, "space space space")
            other.mark([2], Status.DISPUTED, "One pier only.")
            await pilot.press("v")
            assert statuses(marn) == "pdpppppppp"
            assert "The other 2 are as you saw them." in seen(pilot)
            await pilot.press("enter")
            assert statuses(marn) == "vvvppppppp"


async def test_a_verdict_offers_the_next_one_and_a_key_takes_it(marn: Desk) -> None:
    flags = {flag.kind: flag for flag in marn.flags(claim_id=3)}
    marn.decide_flag(flags[RelationKind.DUPLICATE].id, RelationState.CONFIRMED)
    async with running(marn, size=(160, 50)) as pilot:
        await pilot.press("j", "j", "v")
        assert "o: claim 7 ✓ verified? · It says the same as claim 3, which is verified." in seen(pilot)
        assert statuses(marn) == "ppvppppppp"
        await pilot.press("o")
        assert statuses(marn) == "ppvpppvppp"
        assert "o: claim 12 ✗ disputed? · It conflicts with claim 3" in seen(pilot)
        await pilot.press("o", "o")
        assert marn.claim(12).reason == "It conflicts with claim 3, which is verified."
        assert "No verdict is offered for a related claim." in seen(pilot)
        await pilot.press("u")
        assert marn.claim(12).status is Status.PENDING


async def test_an_offer_tells_of_the_verdict_that_it_would_replace(marn: Desk) -> None:
    flags = {flag.kind: flag for flag in marn.flags(claim_id=3)}
    marn.decide_flag(flags[RelationKind.DUPLICATE].id, RelationState.CONFIRMED)
    marn.mark([7], Status.DISPUTED, "Not so.")
    async with running(marn, size=(160, 50)) as pilot:
        await pilot.press("j", "j", "v")
        assert "o: claim 7 ✗ disputed → ✓ verified?" in seen(pilot)


async def test_taking_an_offer_skips_no_open_claim(marn: Desk) -> None:
    flags = {flag.kind: flag for flag in marn.flags(claim_id=3)}
    marn.decide_flag(flags[RelationKind.DUPLICATE].id, RelationState.CONFIRMED)
    async with running(marn, size=(160, 50)) as pilot:
        await pilot.press("j", "j", "v")
        at = review_of(pilot).claims.cursor
        await pilot.press("o")
        assert review_of(pilot).claims.cursor == at
        await pilot.press("v", "k", "p")
        assert review_of(pilot).claims.cursor > at, "a claim that is opened again is left for the next one"


async def test_an_offer_ends_with_what_it_came_from(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("j", "j", "v", "u", "o")
        assert marn.claim(12).status is Status.PENDING
