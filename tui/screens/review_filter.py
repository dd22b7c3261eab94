"""Listing some of the claims under review."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.widgets import Input

from tui.screens.review_view import ReviewView, worklist_of
from tui.widgets.filter_bar import FilterBar
from verify.errors import InputError
from verify.review.filters import parse_filter
from verify.types import ClaimFilter
from verify.wording import visible


class Filtering(ReviewView):
    """What the keys of the filter bar do."""

    def action_filter(self) -> None:
        """Open the filter bar."""
        self.query_one(FilterBar).open()

    async def action_commit(self) -> None:
        """List the claims that the filter bar asks for."""
        typed = self.query_one("#filter", Input).value.strip()
        if not typed:
            await self.clear_filter()
            return
        try:
            wanted = parse_filter(typed, self.opened.article.id)
        except InputError as error:
            self.say(Content.assemble((error.what, "bold"), f" {error.hint}"))
            return
        listing = await self.ask(partial(self.gateway.matching, wanted))
        if listing is None:
            return
        self.close_filter()
        self.filtered_by = typed
        self.show_worklist(
            worklist_of(listing),
            f"No claim matches\n{visible(typed)}\n\n"
            f"{self.key('filter.clear')} clears the filter, {self.key('filter.open')} changes it.",
        )
        self.say(
            f"{len(listing.ids)} of {len(self.known)} claims match {visible(typed)} · {self.key('filter.clear')} clears"
        )

    async def action_clear(self) -> None:
        """Take the tags away; when there are none, clear the filter."""
        if self.claims.tagged and not self.query_one(FilterBar).display:
            self.claims.tagged.clear()
            self.claims.refresh()
            self.show_counts()
            self.say("No claim is tagged.")
        else:
            await self.clear_filter()

    async def clear_filter(self) -> None:
        """Close the filter bar and list every claim again; the cursor stays with its claim."""
        self.query_one("#filter", Input).value = ""
        self.close_filter()
        if not self.filtered_by:
            return
        before = self.claims.current
        listing = await self.ask(partial(self.gateway.matching, ClaimFilter(article_id=self.opened.article.id)))
        if listing is None:
            return
        worklist = worklist_of(listing)
        row = None if before is None else worklist.row_of(before.id)
        self.filtered_by = ""
        self.show_worklist(worklist, "", row)
        self.say(f"All {len(worklist)} claims.")

    def close_filter(self) -> None:
        """Go back from the filter bar to the claims."""
        self.query_one(FilterBar).close()
        self.set_focus(self.claims)
