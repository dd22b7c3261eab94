"""The review screen as it is looked at: claims, article, details, and moving among them."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from tui.gateway import Detail, Listing, Opened
from tui.screens.base import DeskScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.claim_list import ClaimList
from tui.widgets.details import Details
from tui.widgets.filter_bar import FilterBar
from tui.widgets.progress_line import progress_content, progress_of
from tui.worklist import PAGE, Worklist
from verify.types import ClaimLine
from verify.wording import one_line, visible


def worklist_of(listing: Listing) -> Worklist:
    """A worklist with its first page in it."""
    worklist = Worklist(listing.ids, listing.open_ids)
    worklist.put(0, listing.first_page)
    return worklist


class ReviewView(DeskScreen):
    """Shows an article under review."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.filtered_by = ""
        self.known = {line.id: line for line in opened.claims}

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        worklist = worklist_of(self.opened.listing)
        yield Static(id="top")
        yield FilterBar(id="filter")
        with Horizontal(id="main"):
            yield ClaimList(worklist, id="claims")
            yield Static(id="empty")
            yield ArticleView(self.opened.revision, self.opened.claims, id="article")
        yield Details(self.desk_app.keyboard, id="details")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on the first open claim."""
        article = self.opened.article
        self.query_one("#article").border_title = Content(
            " · ".join(one_line(part) for part in (article.published, article.place, article.title) if part)
        )
        self.show_worklist(self.claims.worklist, "")
        if not self.claims.count():
            self.say(f"No claims were found in this article. Press {self.key('quit')} to go back.")

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        return self.query_one(ClaimList)

    @property
    def article_view(self) -> ArticleView:
        """The article."""
        return self.query_one(ArticleView)

    @property
    def details(self) -> Details:
        """The current claim in full."""
        return self.query_one(Details)

    def show_worklist(self, worklist: Worklist, empty: str, row: int | None = None) -> None:
        """List these claims, or say why there are none, the cursor on ``row`` or on the first open one."""
        self.claims.display = bool(len(worklist))
        static = self.query_one("#empty", Static)
        static.display = not len(worklist)
        static.update(Content(empty))
        self.set_focus(self.claims)
        self.claims.show(worklist, (worklist.next_open(-1) or 0) if row is None else row)
        self.show_counts()

    def show_counts(self) -> None:
        """Bring the figures up to date."""
        progress = progress_of(self.known.values())
        self.query_one("#top", Static).update(progress_content(progress))
        listed = self.claims.count()
        parts = [f"Claims {listed} of {progress.total}" if self.filtered_by else f"Claims {listed}"]
        if self.claims.tagged:
            parts.append(f"{len(self.claims.tagged)} tagged")
        if self.filtered_by:
            parts.append(visible(self.filtered_by))
        self.claims.border_title = Content(" · ".join(parts))

    def take_in(self, lines: list[ClaimLine]) -> None:
        """Show claims as they are now."""
        for line in lines:
            self.claims.worklist.update(line)
            if line.id in self.known:
                self.known[line.id] = line
                self.article_view.update(line)
            if line.id in self.claims.tagged:
                self.claims.tagged[line.id] = line
        self.claims.refresh()
        self.show_counts()

    def show_current(self) -> None:
        """Show the claim at the cursor: what the list knows at once, the rest when it has been read."""
        line = self.claims.current
        if line is None or self.details.claim_id != line.id:
            self.details.show_line(line)
        self.article_view.highlight(line)
        if line is not None:
            self.reread_detail(line.id)

    def reread_detail(self, claim_id: int) -> None:
        """Read all there is about a claim, and show it unless the cursor has moved on."""
        self.read(partial(self.gateway.detail, claim_id), self._show_detail, group="detail")

    def _show_detail(self, detail: Detail) -> None:
        current = self.claims.current
        if current is not None and current.id == detail.claim.id:
            self.details.show(detail)

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor."""
        self.show_current()

    def on_claim_list_page_wanted(self, event: ClaimList.PageWanted) -> None:
        """Read a page of lines."""
        worklist = self.claims.worklist

        def put(lines: list[ClaimLine]) -> None:
            if self.claims.worklist is worklist:
                self.claims.put(event.page, lines)

        self.read(partial(self.gateway.lines, worklist.page_ids(event.page)), put)

    async def current_line(self) -> ClaimLine | None:
        """The claim at the cursor, read now if it has to be; None when the list is empty."""
        claims = self.claims
        if claims.current is None and claims.count():
            page = claims.cursor // PAGE
            lines = await self.ask(partial(self.gateway.lines, claims.worklist.page_ids(page)))
            if lines is not None:
                claims.put(page, lines)
        return claims.current

    async def current_detailed(self) -> ClaimLine | None:
        """The claim at the cursor, with its details on the screen; None when the list is empty."""
        line = await self.current_line()
        if line is not None and self.details.claim_id != line.id:
            detail = await self.ask(partial(self.gateway.detail, line.id))
            if detail is None:
                return None
            self.details.show(detail)
        return line

    def go_to(self, row: int) -> None:
        """Put the cursor on a row; the claim there is shown anew even when it stood there already."""
        if row == self.claims.cursor:
            self.show_current()
        self.claims.cursor = row

    def action_move(self, step: int) -> None:
        """Go to the next or previous claim."""
        self.claims.cursor += step

    def action_page(self, step: int) -> None:
        """Go a page of claims down or up."""
        self.claims.page(step)

    def action_edge(self, last: bool) -> None:  # noqa: FBT001 - a key's parameter
        """Go to the first or the last claim."""
        self.claims.cursor = self.claims.count() - 1 if last else 0

    def action_open_claim(self, step: int) -> None:
        """Go to the next or previous open claim."""
        self.go_to_open(step)

    def go_to_open(self, step: int = 1) -> None:
        """Put the cursor on the nearest open claim; say so when there is none."""
        row = self.claims.worklist.next_open(self.claims.cursor, step)
        if row is None:
            self.say("No open claim left in this list.")
        else:
            self.claims.cursor = row

    async def action_flag(self, step: int) -> None:
        """Select another flag of this claim."""
        self.details.turn_to("flags")
        if await self.current_detailed() is not None:
            self.details.flags.select(step)

    def action_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.details.turn_to(name)
