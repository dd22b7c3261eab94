"""A screen that tells something at length: one text, read again when it is looked at again."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from tui.screens.base import DeskScreen


class TellingScreen(DeskScreen):
    """Shows ``HEADING`` and a text that scrolls; subclasses read the text."""

    HEADING: str

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(Content(self.HEADING), id="top")
        with VerticalScroll(id="told", classes="telling"):
            yield Static(Content("Reading…"), id="text")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Read what is to be told."""
        self.set_focus(self.query_one("#told"))
        self.reread()

    def reread(self) -> None:
        """Read it and ``tell`` it; what that is each subclass says."""
        raise NotImplementedError

    def tell(self, content: Content) -> None:
        """Show a text."""
        self.query_one("#text", Static).update(content)

    async def action_close(self) -> None:
        """Go back."""
        await self.app.pop_screen()
