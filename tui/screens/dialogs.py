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

After = Callable[[], Awaitable[None]]
"""What is to be done once a dialog is closed."""


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
                yield Static(_joined(self._paragraphs), id="paragraphs")
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

    def tell(self, keys: str, paragraphs: Iterable[Content | str] = ()) -> None:
        """Say something else in the last line and, if there are some, in the paragraphs; what was typed stays."""
        self._keys = keys
        self.query_one("#keys", Static).update(Content(keys))
        paragraphs = tuple(paragraphs)
        if paragraphs:
            self.query_one("#paragraphs", Static).update(_joined(paragraphs))
            self.query_one("#told").scroll_home(animate=False)

    async def close(self) -> None:
        """Go back to the screen below."""
        await self.app.pop_screen()

    async def finish(self, writing: Awaitable[After | None]) -> None:
        """Close once it is written, then go on; when it could not be, stay with all that was typed."""
        after = await writing
        if after is not None:
            await self.close()
            await after()

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
    """A dialog with one line to fill in; ``missing`` is said when it is left empty.

    ``write`` gets the line. It gives what is to be done afterwards, or None when it could not do its work: the
    line then stays to be tried again.
    """

    def __init__(
        self,
        title: str,
        paragraphs: Iterable[Content | str],
        *,
        placeholder: str,
        missing: str,
        write: Callable[[str], Awaitable[After | None]],
        typed: str = "",
    ) -> None:
        super().__init__(title, paragraphs, "Enter: done   Esc: cancel, nothing is changed")
        self._placeholder = placeholder
        self._missing = missing
        self._write = write
        self._typed = typed

    def compose_fields(self) -> ComposeResult:
        """The line to fill in."""
        yield LineInput(value=self._typed, placeholder=self._placeholder, id="answer")

    async def action_commit(self) -> None:
        """Hand the line on, unless it is empty."""
        answer = self.query_one("#answer", Input).value.strip()
        if not answer:
            self.tell(f"{self._missing}   Esc: cancel")
            return
        await self.finish(self._write(answer))


def _joined(paragraphs: Iterable[Content | str]) -> Content:
    return Content("\n\n").join(
        paragraph if isinstance(paragraph, Content) else Content(visible(paragraph)) for paragraph in paragraphs
    )
