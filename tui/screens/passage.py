"""Choosing the passage of the article that a new claim is made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from tui.actions import Scope, bindings_of
from tui.gateway import ArticleText
from tui.screens.base import DeskScreen
from tui.selecting import Selection
from tui.widgets.article_view import ArticleView
from verify.wording import one_line


class PassageScreen(DeskScreen):
    """Shows the article with every claim marked, so that what has none stands out."""

    BINDINGS = bindings_of(Scope.PASSAGE, Scope.EVERYWHERE)
    SCOPE = Scope.PASSAGE

    def __init__(self, text: ArticleText, at: int, then: Callable[[int, int], Awaitable[None]]) -> None:
        super().__init__()
        self._text = text
        self._selection = Selection(text.revision, at)
        self._do = then

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(Content("Choose the passage of a new claim"), id="top")
        yield ArticleView(id="article")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the article."""
        view = self.query_one(ArticleView)
        view.show(self._text.revision.text, self._text.revision.blocks, self._text.claims)
        view.border_title = Content(one_line(self._text.article.title))
        self.set_focus(None)
        self._show()

    def action_sentence(self, step: int) -> None:
        """Choose the next or the previous sentence."""
        self._selection.move(step)
        self._show()

    def action_end(self, step: int) -> None:
        """Move the end of the passage by a word."""
        self._selection.end(step)
        self._show()

    def action_start(self, step: int) -> None:
        """Move the start of the passage by a word."""
        self._selection.start(step)
        self._show()

    async def action_choose(self) -> None:
        """Go back and make a claim of the passage there."""
        await self.app.pop_screen()
        await self._do(*self._selection.span)

    async def action_close(self) -> None:
        """Go back; nothing is changed."""
        await self.app.pop_screen()

    def _show(self) -> None:
        start, end = self._selection.span
        self.query_one(ArticleView).select(start, end)
        words = len(self._text.revision.text[start:end].split())
        self.say(f"{words} word{'' if words == 1 else 's'}, characters {start} to {end}")
