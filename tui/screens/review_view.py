"""The review screen as it is looked at: claims, article and details, each following the cursor."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from tui.gateway import ArticleText, Detail, Opened
from tui.screens.jump import Target
from tui.screens.review_list import ClaimListing, worklist_of
from tui.widgets.article_view import ArticleView
from tui.widgets.claim_list import ClaimList
from tui.widgets.details import Details, Tab
from tui.widgets.filter_bar import Chips, FilterBar
from tui.widgets.progress_line import adjusted, progress_content
from verify.types import ClaimFilter, ClaimLine, Progress
from verify.wording import one_line


class ReviewView(ClaimListing):
    """Shows the claims of an article, or of all, beside the text of the article at the cursor."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.text = opened.text
        self.base = ClaimFilter(article_id=opened.text.article.id if opened.text else None)
        self.filtered_by = ""
        self.known = {line.id: line for line in opened.text.claims} if opened.text else {}
        self.progress = opened.progress
        self._opened = opened
        self._shown: ClaimLine | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(id="top")
        yield FilterBar(id="filter")
        yield Chips(id="chips")
        with Horizontal(id="main"):
            yield ClaimList(worklist_of(self._opened.listing), id="claims")
            yield Static(id="empty")
            yield ArticleView(id="article")
        yield Details(self.desk_app.keyboard, id="details")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on the first open claim."""
        if self.text is not None:
            self.show_text(self.text)
        self.show_listing(self._opened.listing, "")
        if not self.claims.count():
            where = "in this article" if self.base.article_id else "on this desk"
            self.say(f"No claims were found {where}. Press {self.key('quit')} to go back.")
        if self.progress is None:
            self._reread_progress()

    def on_unmount(self) -> None:
        """Let go of the claims: a screen that was left is collected much later."""
        self.text, self.known = None, {}
        del self._opened

    @property
    def article_view(self) -> ArticleView:
        """The article."""
        return self.query_one(ArticleView)

    @property
    def details(self) -> Details:
        """The current claim in full."""
        return self.query_one(Details)

    def show_counts(self) -> None:
        """Bring the figures up to date."""
        top = Content("…") if self.progress is None else progress_content(self.progress)
        self.query_one("#top", Static).update(top, layout=False)
        listed = f"{self.claims.count()}{'' if self.claims.worklist.complete else '…'}"
        total = "" if self.progress is None or not self.filtered_by else f" of {self.progress.total}"
        parts = [f"{'Claims' if self.base.article_id else 'All claims'} {listed}{total}"]
        if self.claims.tagged:
            parts.append(f"{len(self.claims.tagged)} tagged")
        if self.filtered_by:
            self.query_one(Chips).count(f"{listed}{total}")
        self.claims.name_border(" · ".join(parts))

    def take_in(self, lines: list[ClaimLine]) -> None:
        """Show claims as they are now."""
        for line in lines:
            self._count(line)
            self.claims.update(line)
            if line.id in self.known:
                self.known[line.id] = line
                self.article_view.update(line)
            if line.id in self.claims.tagged:
                self.claims.tagged[line.id] = line
        self.show_counts()

    def _count(self, line: ClaimLine) -> None:
        """Bring the progress up to date with a claim as it is now; it is counted anew where the claim was not seen."""
        if self.base.article_id not in (None, line.article_id):
            return
        before = self.known.get(line.id) or self.claims.worklist.seen(line)
        if before is None or self.progress is None:
            self._reread_progress()
        else:
            self.progress = adjusted(self.progress, before, line)

    def _reread_progress(self) -> None:
        def show(progress: Progress) -> None:
            self.progress = progress
            self.show_counts()

        self.read(partial(self.gateway.progress, self.base), show, group="progress")

    def show_current(self, detail: Detail | None = None) -> None:
        """Show the claim at the cursor: what the list knows at once, the rest when it has been read."""
        line = self._shown = self.claims.current
        known = detail is not None and line is not None and detail.claim.id == line.id
        if detail is not None and known:
            self.details.show(detail)
        elif line is None or self.details.claim_id != line.id:
            self.details.show_line(line)
        here = line is not None and self.text is not None and line.article_id == self.text.article.id
        self.article_view.highlight(line if here else None)
        if line is not None:
            if not here:
                self.read(partial(self.gateway.text, line.article_id), self._follow, group="text")
            if not known:
                self.reread_detail(line.id)

    def _follow(self, text: ArticleText) -> None:
        """Show the article of the claim at the cursor, unless that has moved on."""
        line = self.claims.current
        if line is not None and line.article_id == text.article.id:
            self.show_text(text)
            self.article_view.highlight(line)

    def show_text(self, text: ArticleText) -> None:
        """Show an article with its claims marked."""
        self.text = text
        self.known = {line.id: line for line in text.claims}
        self.article_view.show(text.revision.text, text.revision.blocks, text.claims)
        article = text.article
        self.article_view.border_title = Content(
            " · ".join(one_line(part) for part in (article.published, article.place, article.title) if part)
        )

    def reread_detail(self, claim_id: int) -> None:
        """Read all there is about a claim, and show it unless the cursor has moved on."""
        self.read(partial(self.gateway.detail, claim_id), self._show_detail, group="detail")

    def _show_detail(self, detail: Detail) -> None:
        current = self.claims.current
        if current is not None and current.id == detail.claim.id:
            self.details.show(detail)

    def on_cursor_list_moved(self) -> None:
        """Follow the cursor, unless that was done when it was moved."""
        if self.claims.current is None or self.claims.current is not self._shown:
            self.show_current()

    async def current_detailed(self) -> ClaimLine | None:
        """The claim at the cursor, with its details on the screen; None when the list is empty."""
        line = await self.current_line()
        if line is not None and self.details.claim_id != line.id:
            detail = await self.ask(partial(self.gateway.detail, line.id))
            if detail is None:
                return None
            self.details.show(detail)
        return line

    async def action_flag(self, step: int) -> None:
        """Select another flag of this claim."""
        self.details.turn_to("flags")
        if await self.current_detailed() is not None:
            self.details.flags.select(step)

    def search_words(self) -> str:
        """The words of the claim at the cursor."""
        line = self.claims.current
        return "" if line is None else line.text

    def searched_claim(self) -> int | None:
        """The claim at the cursor."""
        line = self.claims.current
        return None if line is None else line.id

    def targets(self) -> list[Target]:
        """The claims in view, the tabs and the panes."""
        claims = self.claims
        rows = [Target(claims.region.x, y, partial(self._jump_to, row)) for row, y in claims.rows_in_view()]
        tabs = [
            Target(tab.region.x, tab.region.y, partial(self.action_tab, tab.word)) for tab in self.details.query(Tab)
        ]
        panes = [target for target in super().targets() if target.y != claims.region.y or target.x != claims.region.x]
        return [*tabs, *panes, *(rows if claims.display else [])]

    def _jump_to(self, row: int) -> None:
        self.set_focus(self.claims)
        self.go_to(row)

    def action_tab(self, name: str) -> None:
        """Bring a tab to the front; the sources once more select the next of them."""
        if name == "sources" and self.details.front == name:
            self.details.sources.select(1)
        self.details.turn_to(name)
