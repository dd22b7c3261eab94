"""The desk screen: every article with its progress, and the way into each."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from tui.actions import Scope, bindings_of
from tui.gateway_desk import MINE, Overview
from tui.rows import numbered
from tui.screens.base import DeskScreen
from tui.screens.dialogs import Prompt
from tui.screens.exporting import ExportDialog
from tui.screens.jump import Target
from tui.screens.pasting import PasteDialog
from tui.screens.review import ReviewScreen
from tui.widgets.article_list import ArticleList
from verify.desk.outcomes import Added
from verify.desk.reporting import ReportFormat
from verify.wording import visible

_EMPTY = """There is nothing on the desk yet.

Press {add} and name a file or a web address to take an article in,
or {paste} and paste its text.
On the command line: claimdesk add FILE

{help} shows the keys, {quit} quits."""


class ArticlesScreen(DeskScreen):
    """Where a session starts and where it ends."""

    BINDINGS = bindings_of(Scope.DESK, Scope.EVERYWHERE)
    SCOPE = Scope.DESK

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(Content("Claimdesk"), id="top")
        yield ArticleList(id="articles")
        keys = {
            "add": self.key("desk.add"),
            "paste": self.key("desk.paste"),
            "help": self.key("help"),
            "quit": self.key("quit"),
        }
        yield Static(Content(_EMPTY.format_map(keys)), id="empty")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Nothing is known to be missing before it was looked for."""
        self.query_one("#empty").display = False

    def on_screen_resume(self) -> None:
        """Read the desk, at the start and after each review."""
        self.action_reload()

    def action_reload(self) -> None:
        """Read the desk again."""
        self.read(self.gateway.overview, self._show, group="articles")

    def _show(self, overview: Overview) -> None:
        articles = overview.articles
        listed = self.query_one(ArticleList)
        listed.display = bool(articles)
        self.query_one("#empty").display = not articles
        listed.show(articles)
        if articles:
            listed.focus()
        pending = sum(progress.pending for _, progress in articles)
        told = ["Claimdesk", numbered(len(articles), "article"), f"{pending} claims pending"]
        if overview.mine:
            told.append(f"{overview.mine} for you")
        if overview.due:
            told.append(f"{numbered(overview.due, 'source')} due for a re-check")
        self.query_one("#top", Static).update(Content(" · ".join(told)))

    async def action_open(self) -> None:
        """Review the article at the cursor."""
        article = self.query_one(ArticleList).current
        if article is None:
            self.say(f"There is no article to open: {self.key('desk.add')} takes one in.")
            return
        await self.review(article.id)

    async def review(self, article: str | int, words: str = "") -> None:
        """Open an article by slug or number, or those of its claims that a filter lets through."""
        opened = await self.ask(partial(self.gateway.open, article))
        if opened is None:
            return
        screen = ReviewScreen(opened)
        await self.app.push_screen(screen)
        if words:
            await screen.filter_by(words)

    async def review_all(self, words: str = "") -> ReviewScreen | None:
        """Open the claims of all articles, or those of them that a filter lets through."""
        opened = await self.ask(self.gateway.open_all)
        if opened is None:
            return None
        screen = ReviewScreen(opened)
        await self.app.push_screen(screen)
        if words:
            await screen.filter_by(words)
        return screen

    async def action_review_all(self) -> None:
        """Review the claims of all articles."""
        await self.review_all()

    async def action_review_mine(self) -> None:
        """Review the open claims that are assigned to the reviewer."""
        await self.review_all(MINE)

    async def action_filter_all(self) -> None:
        """Review the claims of all articles that a filter lets through, which is asked for."""
        screen = await self.review_all()
        if screen is not None:
            screen.action_filter()

    def action_move(self, step: int) -> None:
        """Go to the next or previous article."""
        self.query_one(ArticleList).cursor += step

    async def action_add(self) -> None:
        """Ask for a file and take it in."""
        await self.app.push_screen(
            Prompt(
                "Take an article in",
                ["A file (text, Markdown, HTML, Word, PDF) or the address of a web page."],
                placeholder="path or https://…",
                missing="Name a file or an address.",
                then=self._add,
            )
        )

    async def _add(self, source: str) -> None:
        self.say(f"Taking in {visible(source)}…")
        self.read(partial(self.gateway.add, source, self._tell_progress), self._added)

    async def action_paste(self) -> None:
        """Ask for the text of an article and take it in."""
        await self.app.push_screen(PasteDialog(self._paste))

    async def _paste(self, text: str, published: date | None) -> None:
        self.say("Taking in what was pasted…")
        self.read(partial(self.gateway.paste, text, published, self._tell_progress), self._added)

    async def action_export(self) -> None:
        """Ask where to and write the report of the article at the cursor."""
        article = self.query_one(ArticleList).current
        if article is None:
            self.say("There is no article to report about.")
        else:
            await self.app.push_screen(ExportDialog(article.slug, partial(self._export, article.slug)))

    async def _export(self, slug: str, form: ReportFormat, where: str) -> None:
        self.say("Writing the report…")
        self.read(partial(self.gateway.export, slug, form, where), self._exported)

    def _exported(self, path: Path) -> None:
        self.say(f"Report written to {visible(str(path))}")

    def targets(self) -> list[Target]:
        """The articles in view."""
        listed = self.query_one(ArticleList)
        return [Target(0, y, partial(setattr, listed, "cursor", row)) for row, y in listed.rows_in_view()]

    def _tell_progress(self, message: str) -> None:
        self.call_later(self.say, f"{message}…")

    def _added(self, added: Added) -> None:
        was = "was on the desk already" if added.existed else "taken in"
        told = f"{visible(added.article.slug)} {was}: {added.claims} claims."
        self.say(f"{told} {self.key('desk.open')} reviews the selected article.")
        self.action_reload()
