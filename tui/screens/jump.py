"""Jump mode: a letter on everything that can be gone to; the next key goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Scope, bindings_of

_LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"


class Target(NamedTuple):
    """Something to go to, by the cell (column, line of the screen) that its letter is put on."""

    x: int
    y: int
    go: Callable[[], object]


class JumpScreen(ModalScreen[None]):
    """Shows the letters over the screen it was opened from; any other key closes it."""

    BINDINGS = bindings_of(Scope.TYPING)

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(_LETTERS, targets, strict=False))
        self._laid_out_for: Size | None = None

    def compose(self) -> ComposeResult:
        """A letter on each target."""
        for letter, target in self._targets.items():
            label = Static(Content(letter), classes="letter")
            label.styles.offset = (target.x, target.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go where the letter is, or close."""
        if event.key in ("enter", "escape"):
            return
        event.stop()
        event.prevent_default()
        # By the app, as every key: a screen cannot wait for its own end.
        self.app.call_later(self._leave, self._targets.get(event.character or ""))

    async def _leave(self, target: Target | None) -> None:
        await self.app.pop_screen()
        if target is not None:
            target.go()

    def on_resize(self, event: events.Resize) -> None:
        """In a window of another size the letters would be in the wrong places."""
        if self._laid_out_for not in (None, event.size):
            self.app.call_later(self._leave, None)
        self._laid_out_for = event.size

    async def action_commit(self) -> None:
        """Close."""
        await self.app.pop_screen()

    async def action_cancel(self) -> None:
        """Close."""
        await self.app.pop_screen()
