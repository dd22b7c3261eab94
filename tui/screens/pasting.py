"""The dialog that takes in an article from pasted text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from tui.screens.dialogs import Dialog
from tui.widgets.line_input import LineInput

_KEYS = "Tab: on to the day   Enter there: take in   Esc: cancel"


class PasteDialog(Dialog):
    """Asks for a text of any length, and for the day it was published where the text does not say it."""

    def __init__(self, then: Callable[[str, date | None], Awaitable[None]], text: str = "") -> None:
        super().__init__("Take in what is pasted", ["The first line is the title."], _KEYS)
        self._do = then
        self._text = text

    def compose_fields(self) -> ComposeResult:
        """The text and the day."""
        yield TextArea(self._text, id="paste", compact=True, placeholder="paste the article here")
        yield LineInput(placeholder="day it was published, as 2024-12-08 (empty: the text says it)", id="published")

    async def action_commit(self) -> None:
        """Take it in, once there is something."""
        text = self.query_one(TextArea).text
        typed = self.query_one("#published", Input).value.strip()
        try:
            published = date.fromisoformat(typed) if typed else None
        except ValueError:
            self._refuse("A day is written as 2024-12-08.")
            return
        if not text.strip():
            self._refuse("There is no text yet.")
            return
        await self.close()
        await self._do(text, published)

    def _refuse(self, why: str) -> None:
        self.tell(f"{why}   Esc: cancel")
