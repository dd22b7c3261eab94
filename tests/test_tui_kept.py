"""What a person typed is kept where it could not be written: another reviewer came first, or the work failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from site_helpers import serving
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from tui_helpers import paste, running, seen, settings_in, settle, ticking_from, top_of

from tui.screens.attaching import AttachDialog
from tui.screens.dialogs import Prompt
from tui.screens.pasting import PasteDialog
from tui.screens.review import ReviewScreen
from tui.screens.wording import WordingDialog
from verify.desk.desk import Desk
from verify.errors import DatabaseError
from verify.types import Standing, Status


@pytest.fixture
def omar(tmp_path: Path, marn: Desk) -> Iterator[Desk]:
    with Desk(settings_in(tmp_path, "omar"), clock=ticking_from(60)) as desk:
        yield desk


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    await settle(pilot)


async def test_a_rewording_stays_when_somebody_was_first_and_can_be_applied_again(marn: Desk, omar: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "e", "end", *" Not so")
        omar.reword(1, "The bridge was shut on 4 January.")
        await _press(pilot, "enter")
        assert isinstance(top_of(pilot), WordingDialog)
        assert "Claim 1 was changed by omar" in seen(pilot)
        assert "The bridge was shut on 4 January." in seen(pilot)
        assert "Enter: write yours all the same   Esc: keep theirs" in seen(pilot)
        assert pilot.app.screen.query_one(TextArea).text.endswith(" Not so")
        assert marn.claim(1).claim.text == "The bridge was shut on 4 January."
        await _press(pilot, "enter")
        assert isinstance(top_of(pilot), ReviewScreen)
        assert marn.claim(1).claim.text.endswith("2026. Not so.")


async def test_theirs_is_kept_with_escape_and_shown(marn: Desk, omar: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "vertical_line", "vertical_line", *"It is shut")
        omar.mark([1], Status.VERIFIED)
        await _press(pilot, "enter", "escape")
        assert marn.claim(1).standing is Standing.LISTED
        assert "✓ verified 1" in seen(pilot)


async def test_a_reason_stays_when_somebody_was_first(marn: Desk, omar: Desk) -> None:
    async with running(marn) as pilot:
        await _press(pilot, "space", "space", "d", *"No.")
        omar.mark([2], Status.VERIFIED)
        await _press(pilot, "enter")
        assert isinstance(top_of(pilot), Prompt)
        assert "Claim 2 was changed by omar" in seen(pilot)
        assert pilot.app.screen.query_one(Input).value == "No."
        assert marn.claim(1).status is Status.PENDING
        await _press(pilot, "enter")
        assert [marn.claim(each).reason for each in (1, 2)] == ["No.", "No."]
        assert "2 claims in one step" in seen(pilot)


async def test_a_note_stays_when_the_database_is_busy(marn: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(marn) as pilot:

        def fail(*_: object, **__: object) -> None:
            raise DatabaseError("The database is locked by another program.", "Close it, then try again.")

        with monkeypatch.context() as patch:
            patch.setattr(marn, "note", fail)
            await _press(pilot, "i", *"Ask Ana", "enter")
            assert "The database is locked by another program." in seen(pilot)
            await _press(pilot, "escape")
        assert pilot.app.screen.query_one(Input).value == "Ask Ana"
        await _press(pilot, "enter")
        assert [note.text for note in marn.notes(1)] == ["Ask Ana"]


async def test_a_source_whose_quote_is_not_on_the_page_can_be_mended(tmp_path: Path, marn: Desk) -> None:
    async with running(marn) as pilot:
        with serving() as site:
            url = site.put("/council", "<p>The bridge was closed on Sunday, the council said.</p>")
            await _press(pilot, "s", *url, "tab", *"closed on Monday", "enter")
            await _press(pilot, "escape", "s")
        assert isinstance(top_of(pilot), AttachDialog)
        values = [each.value for each in pilot.app.screen.query(Input)]
        assert values == [url, "closed on Monday", "supports", "on-record"]


async def test_a_pasted_text_that_is_no_article_can_be_mended(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await pilot.press("p")
        await paste(
            pilot, "Das ist kein englischer Text, und er hat mehr als genug Wörter, um das zu merken, sagte sie."
        )
        await _press(pilot, "tab", "enter")
        await _press(pilot, "escape", "p")
        assert isinstance(top_of(pilot), PasteDialog)
        assert pilot.app.screen.query_one(TextArea).text.startswith("Das ist kein englischer Text")
