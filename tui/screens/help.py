"""The help screen: the keys of the screen it was opened from, then the rest, from the action table."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Scope, bindings_of
from tui.keyboard import Keyboard, shown_keys
from tui.rows import FLAG_GLYPHS, flag_words
from tui.widgets.claim_card import state_content
from verify.types import Status

_KEY_CELLS = 8
_SIGNS = "Signs"


class HelpScreen(ModalScreen[None]):
    """Shows keys; any of the keys that go back closes it."""

    BINDINGS = bindings_of(Scope.TYPING, Scope.EVERYWHERE)

    def __init__(self, scope: Scope, keyboard: Keyboard) -> None:
        super().__init__()
        self._scope = scope
        self._keyboard = keyboard

    def compose(self) -> ComposeResult:
        """This screen's keys on the left, what holds everywhere on the right."""
        with VerticalScroll(id="box") as box:
            box.border_title = Content(f"Keys · {self._scope.lower()}")
            box.border_subtitle = Content(f"Esc, {self._keyboard.key('quit')} or {self._keyboard.key('help')} closes")
            with Horizontal(id="columns"):
                yield Static(self._keys(self._scope), id="here")
                others = [self._keys(Scope.EVERYWHERE), self._keys(Scope.TYPING), _signs()]
                yield Static(Content("\n\n").join(others), id="elsewhere")

    async def action_commit(self) -> None:
        """Close."""
        await self.app.pop_screen()

    async def action_cancel(self) -> None:
        """Close."""
        await self.app.pop_screen()

    def _keys(self, scope: Scope) -> Content:
        lines = (
            Content.assemble((f"{shown_keys(action.keys):<{_KEY_CELLS}}", "bold $accent"), action.help)
            for action in self._keyboard.of(scope)
        )
        return _section(scope, lines)


def _signs() -> Content:
    states = (state_content(status) for status in Status)
    flags = (Content.styled(flag_words(kind), "$flag") for kind in FLAG_GLYPHS)
    return _section(_SIGNS, [*states, *flags])


def _section(heading: str, lines: Iterable[Content]) -> Content:
    return Content("\n").join([Content.styled(heading, "bold underline"), *lines])
