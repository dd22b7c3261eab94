"""A source as it was when it was fetched: the page's text with the quote marked, and the facts that prove it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from tui.actions import Scope, bindings_of
from tui.browsing import open_in_browser
from tui.screens.base import DeskScreen
from tui.widgets.article_view import ArticleView
from verify.desk.outcomes import KeptCopy
from verify.types import SnapshotRecord
from verify.wording import one_line, visible


class SnapshotScreen(DeskScreen):
    """Shows the copy that was kept of a page."""

    BINDINGS = bindings_of(Scope.SNAPSHOT, Scope.EVERYWHERE)
    SCOPE = Scope.SNAPSHOT

    def __init__(self, copy: KeptCopy, snapshot: SnapshotRecord) -> None:
        super().__init__()
        self._copy = copy
        self._snapshot = snapshot

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Static(self._facts(), id="facts")
        yield ArticleView(id="article")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the text, at the quote."""
        view = self.query_one(ArticleView)
        view.border_title = Content("The text of the page")
        view.show(self._snapshot.text, (), ())
        self.set_focus(view)
        if self._copy.span is None:
            self.say("The quote is not in this copy.")
        else:
            view.select(*self._copy.span)

    def action_browse(self) -> None:
        """Open the address of the source in a browser."""
        self.say(open_in_browser(self.app, self._copy.evidence.url))

    async def action_close(self) -> None:
        """Go back."""
        await self.app.pop_screen()

    def _facts(self) -> Content:
        evidence, snapshot = self._copy.evidence, self._snapshot
        moved = f", from {one_line(snapshot.final_url)}" if snapshot.final_url != evidence.url else ""
        lines = [
            Content.assemble(
                (f"{evidence.stance} ", "bold"), f"claim {evidence.claim_id}: {visible(evidence.url or '')}"
            ),
            Content(f"“{one_line(evidence.quote or '')}”"),
            Content(f"fetched {snapshot.fetched_at:%Y-%m-%d %H:%M:%S} UTC with status {snapshot.status}{moved}"),
            Content.styled(f"SHA-256 {snapshot.sha256}", "$muted"),
        ]
        return Content("\n").join(lines)
