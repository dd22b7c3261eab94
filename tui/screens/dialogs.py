"""Small screens over another one: they ask or tell one thing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.actions import Scope, bindings_of
from tui.widgets.line_input import LineInput
from verify.wording import visible


class Dialog(ModalScreen[None]):
    """A box with a title, some paragraphs, and what Enter and Escape do."""

    BINDINGS = bindings_of(Scope.TYPING)

    def __init__(self, title: str, paragraphs: Iterable[Content | str], keys: str) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = tuple(paragraphs)
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay the box out."""
        with Vertical(id="box") as box:
            box.border_title = Content(self._heading)
            with VerticalScroll(id="told"):
                for paragraph in self._paragraphs:
                    text = paragraph if isinstance(paragraph, Content) else Content(visible(paragraph))
                    yield Static(text, classes="paragraph")
            yield from self.compose_fields()
            yield Static(Content(self._keys), id="keys")

    def on_mount(self) -> None:
        """Give the first field the focus at once: the next key may be its first letter."""
        for field in self.query("LineInput, TextArea").results():
            self.set_focus(field)
            break

    def compose_fields(self) -> ComposeResult:
        """Fields to fill in; none unless a dialog has some."""
        yield from ()

    async def close(self) -> None:
        """Go back to the screen below."""
        await self.app.pop_screen()

    async def action_commit(self) -> None:
        """What Enter does."""
        await self.close()

    async def action_cancel(self) -> None:
        """What Escape does."""
        await self.close()


class Question(Dialog):
    """A dialog that goes on only when it is answered with Enter."""

    def __init__(
        self, title: str, paragraphs: Iterable[Content | str], keys: str, then: Callable[[], Awaitable[None]]
    ) -> None:
        super().__init__(title, paragraphs, keys)
        self._do = then

    async def action_commit(self) -> None:
        """Close, then do it."""
        await self.close()
        await self._do()


class Prompt(Dialog):
    """A dialog with one line to fill in; ``missing`` is said when it is left empty."""

    def __init__(
        self,
        title: str,
        paragraphs: Iterable[Content | str],
        *,
        placeholder: str,
        missing: str,
        then: Callable[[str], Awaitable[None]],
    ) -> None:
        super().__init__(title, paragraphs, "Enter: done   Esc: cancel, nothing is changed")
        self._placeholder = placeholder
        self._missing = missing
        self._do = then

    def compose_fields(self) -> ComposeResult:
        """The line to fill in."""
        yield LineInput(placeholder=self._placeholder, id="answer")

    async def action_commit(self) -> None:
        """Close and hand the line on, unless it is empty."""
        answer = self.query_one("#answer", Input).value.strip()
        if not answer:
            self.query_one("#keys", Static).update(Content(f"{self._missing}   Esc: cancel"))
            return
        await self.close()
        await self._do(answer)
