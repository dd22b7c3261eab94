"""The help screen: the keys of the screen it was opened from, then the rest, from the action table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Action, Scope, bindings_of
from tui.keyboard import Keyboard, shown_keys
from tui.rows import FLAG_GLYPHS, flag_words
from tui.widgets.claim_card import state_content
from tui.wrapping import wrap
from verify.types import Status

_KEY_CELLS = 10
_SIGNS = "Signs"


Keys = tuple[Scope, Sequence[Action]]
"""A heading and its keys."""


class KeysColumn(Static):
    """Keys under headings, each with its help beside it, whatever the width; ``last`` stands below them."""

    def __init__(self, sections: Sequence[Keys], last: Content | None = None, *, id: str) -> None:  # noqa: A002 - as in Textual
        super().__init__(id=id)
        self._sections = sections
        self._last = last
        self._laid_out_for = 0

    def on_resize(self) -> None:
        """Fold the help to another width."""
        width = self.content_size.width
        if width != self._laid_out_for:
            self._laid_out_for = width
            parts = [_section(scope, (_line(each, width) for each in keys)) for scope, keys in self._sections]
            self.update(Content("\n\n").join([*parts, self._last] if self._last else parts))


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
                yield KeysColumn([self._keys(self._scope)], id="here")
                others = [self._keys(Scope.EVERYWHERE), self._keys(Scope.TYPING)]
                yield KeysColumn(others, _signs(), id="elsewhere")

    async def action_commit(self) -> None:
        """Close."""
        await self.app.pop_screen()

    async def action_cancel(self) -> None:
        """Close."""
        await self.app.pop_screen()

    def _keys(self, scope: Scope) -> Keys:
        return scope, self._keyboard.of(scope)


def _line(action: Action, width: int) -> Content:
    folded = (action.help[start:end].rstrip() for start, end in wrap(action.help, width - _KEY_CELLS))
    return Content.assemble(
        (f"{shown_keys(action.keys):<{_KEY_CELLS}}", "bold $accent"), ("\n" + " " * _KEY_CELLS).join(folded)
    )


def _signs() -> Content:
    states = (state_content(status) for status in Status)
    flags = (Content.styled(flag_words(kind), "$flag") for kind in FLAG_GLYPHS)
    return _section(_SIGNS, [*states, *flags])


def _section(heading: str, lines: Iterable[Content]) -> Content:
    return Content("\n").join([Content.styled(heading, "bold underline"), *lines])
