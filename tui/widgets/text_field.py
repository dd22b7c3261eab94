"""Several lines to type in whose Enter is an action of the screen, as in a line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea


class TextField(TextArea):
    """A text that wraps; Enter commits the screen it is on, so it never has a second paragraph."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", show=False)]

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(text, id=id, soft_wrap=True, compact=True)
        self.highlight_cursor_line = False
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Leave Enter to the binding: the base class, whose turn comes after this, would break the line."""
        if event.key == "enter":
            event.prevent_default()

    async def action_submit(self) -> None:
        """Let the screen take what was written."""
        await self.run_action("screen.commit")
