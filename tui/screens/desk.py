"""The desk screen: every article with its progress, and the way into each."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from tui.actions import Scope, bindings_of
from tui.gateway_desk import MINE, Arrival, Overview, Waiting
from tui.rows import counted, numbered
from tui.screens.correcting import correction_dialog
from tui.screens.desk_files import Files
from tui.screens.dialogs import After, Dialog, Prompt
from tui.screens.jump import Target
from tui.screens.pasting import PasteDialog
from tui.screens.reports import ReportsScreen
from tui.screens.review import ReviewScreen
from tui.screens.watch import WatchScreen
from tui.sources import line_of, named_sources
from tui.steady import tidy
from tui.widgets.article_list import ArticleList
from verify.desk.outcomes import FEED_LIMIT, Added, FeedFound, Missed
from verify.wording import one_line, visible

_EMPTY = """There is nothing on the desk yet.

Press {add} and name a file or a web address to take an article in,
or {paste} and paste its text.
On the command line: claimdesk add FILE

{help} shows the keys, {quit} quits."""


class ArticlesScreen(Files):
    """Where a session starts and where it ends."""

    BINDINGS = bindings_of(Scope.DESK, Scope.EVERYWHERE)
    SCOPE = Scope.DESK

    def __init__(self) -> None:
        super().__init__()
        self._missed = ""  # the line that names what could not be taken in
        self._pasted = ""  # a text that is not taken in yet, or could not be

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
        yield Static(id="waiting")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Nothing is known to be missing before it was looked for."""
        self.query_one("#empty").display = False
        self.query_one("#waiting").display = False

    def on_screen_resume(self) -> None:
        """Read the desk, at the start and after each review."""
        self.action_reload()

    def action_reload(self) -> None:
        """Read the desk again."""
        self.read(self.gateway.overview, self._show, group="articles")
        self.read(self.gateway.waiting, self._show_waiting, group="waiting")

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
        self.query_one("#top", Static).update(Content(" · ".join(told)))
        self.call_after_refresh(tidy)  # a review that was left is gone by now

    def _show_waiting(self, waiting: Waiting) -> None:
        """Tell, in a line of its own, what waits besides claims; no line when nothing does."""
        watch = waiting.watch
        wrong = [
            *([f"{numbered(len(watch.failing), 'source')} failing"] if watch.failing else []),
            *(["the checker does not run"] if watch.silent else []),
        ]
        told = [
            *([f"{numbered(len(watch.due), 'source')} due for a re-check"] if watch.due else []),
            *([f"! {', '.join(wrong)}"] if wrong else []),
        ]
        if told:
            told.append(f"{self.key('watch.open')}: sources")
        if waiting.outdated:
            told.append(f"! {numbered(waiting.outdated, 'report')} out of date · {self.key('report.list')}: reports")
        line = self.query_one("#waiting", Static)
        line.display = bool(told)
        line.update(Content(" · ".join(told)))

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
        """Ask for files or addresses and take them in."""
        await self.app.push_screen(
            Prompt(
                "Take articles in",
                [
                    f"Files (text, Markdown, HTML, Word, PDF), web pages, or a feed: its {FEED_LIMIT} newest articles.",
                    "Several are separated by spaces; a name with spaces goes in quotation marks.",
                ],
                placeholder="path or https://…",
                missing="Name a file or an address.",
                write=self._add,
                typed=self._missed,
            )
        )

    async def _add(self, typed: str) -> After:
        return partial(self._take_in, named_sources(typed))

    async def _take_in(self, sources: list[str]) -> None:
        self._missed = ""
        self.say(f"Taking in {visible(', '.join(sources))}…")

        def arrived(outcome: Arrival) -> None:
            self.call_later(self._arrived, outcome)

        def all_arrived(outcomes: list[Arrival]) -> None:  # behind what was told from the thread, in the same queue
            self.call_later(self._all_arrived, outcomes)

        self.read(partial(self.gateway.add_each, sources, arrived, self._tell_progress), all_arrived)

    async def action_paste(self) -> None:
        """Ask for the text of an article and take it in."""
        await self.app.push_screen(PasteDialog(self._paste, self._pasted))

    async def _paste(self, text: str, published: date | None) -> None:
        self.say("Taking in what was pasted…")
        self._pasted = text

        def pasted(added: Added) -> None:
            self._pasted = ""
            self._arrived(added)

        self.read(partial(self.gateway.paste, text, published, self._tell_progress), pasted)

    async def action_reports(self) -> None:
        """Show the reports that left the desk."""
        await self.app.push_screen(ReportsScreen())

    async def action_watch(self) -> None:
        """Show how the sources stand."""
        await self.app.push_screen(WatchScreen())

    async def action_correct(self) -> None:
        """Ask for a correction of the article at the cursor and note it."""
        article = self.query_one(ArticleList).current
        if article is None:
            self.say("There is no article to correct.")
        else:
            about = Content.styled(one_line(article.title), "bold")
            await self.app.push_screen(correction_dialog(self, "this article", about, article.slug))

    def targets(self) -> list[Target]:
        """The articles in view."""
        listed = self.query_one(ArticleList)
        return [Target(0, y, partial(setattr, listed, "cursor", row)) for row, y in listed.rows_in_view()]

    def _tell_progress(self, message: str) -> None:
        self.call_later(self.say, f"{message}…")

    def _arrived(self, outcome: Arrival) -> None:
        """Tell what came of one of the sources, and list it."""
        match outcome:
            case FeedFound():
                self.say(f"{outcome.wanted} of the {numbered(outcome.entries, 'article')} of the feed…")
            case Missed():
                self.say(visible(outcome.error.what))
            case Added():
                was = "was on the desk already" if outcome.existed else "taken in"
                told = f"{visible(outcome.article.slug)} {was}: {counted(outcome.claims)}."
                self.say(f"{told} {self.key('desk.open')} reviews the selected article.")
                self.action_reload()

    def _all_arrived(self, outcomes: list[Arrival]) -> None:
        """Tell how many came; what did not is named, and stays to be tried again."""
        added = [each for each in outcomes if isinstance(each, Added)]
        missed = [each for each in outcomes if isinstance(each, Missed)]
        if len(added) > 1:
            new = [each for each in added if not each.existed]
            known = f"; {len(added) - len(new)} were on the desk already" if len(new) < len(added) else ""
            self.say(f"{numbered(len(new), 'article')} taken in{known}.")
        if missed:
            self._missed = line_of([each.source for each in missed])
            told = [" ".join(filter(None, (each.error.what, each.error.hint))) for each in missed]
            title = "This was not taken in" if len(missed) == 1 else f"These {len(missed)} were not taken in"
            again = f"Enter or Esc: go on; {self.key('desk.add')} has them ready to be mended"
            self.app.push_screen(Dialog(title, told, again))
