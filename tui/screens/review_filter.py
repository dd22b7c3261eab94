"""Listing some of the claims under review."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.widgets import Input

from tui.screens.dialogs import After, Prompt
from tui.screens.review_view import ReviewView
from tui.widgets.filter_bar import Chips, FilterBar
from verify.desk.filters import FilterRead
from verify.errors import InputError
from verify.review.filters import chips
from verify.types import ClaimLine
from verify.wording import one_line, visible


class Filtering(ReviewView):
    """What the keys of the filter bar do."""

    def action_filter(self) -> None:
        """Open the filter bar."""
        self.query_one(FilterBar).open()

    async def action_commit(self) -> None:
        """List the claims that the filter bar asks for."""
        await self.filter_by(self.query_one("#filter", Input).value.strip())

    async def filter_by(self, typed: str) -> None:
        """List the claims that a filter lets through; when it cannot be read, say why and change nothing."""
        if not typed:
            await self.clear_filter()
            return
        read = await self._read_filter(typed)
        if read is None:
            return
        listing = await self.ask(partial(self.gateway.matching, read.wanted))
        if listing is None:
            return
        before = self.claims.current
        self._filtered(read.words)
        self.show_listing(
            listing,
            f"No claim matches\n{visible(read.words)}\n\n"
            f"{self.key('filter.clear')} clears the filter, {self.key('filter.open')} changes it, "
            f"{self.key('filter.drop')} takes its last part away.",
        )
        row = None if before is None else self.claims.worklist.row_of(before)
        if row is not None:
            self.go_to(row)
        self.say("")

    async def _read_filter(self, typed: str) -> FilterRead | None:
        def read() -> FilterRead | InputError:
            try:
                return self.gateway.filter(typed, self.base.article_id)
            except InputError as error:
                return error

        answer = await self.ask(read)
        if isinstance(answer, InputError):  # told below the bar, which stays open to mend it
            self.say(Content.assemble((one_line(answer.what), "bold"), f" {one_line(answer.hint)}"))
            return None
        return answer

    def _filtered(self, words: str) -> None:
        """Show by which filter claims are listed, none when it is empty."""
        self.filtered_by = words
        self.query_one("#filter", Input).value = words
        self.query_one(FilterBar).close()
        self.query_one(Chips).show(chips(words))

    async def action_drop_chip(self) -> None:
        """Take the last part of the filter away."""
        parts = chips(self.filtered_by)
        if parts:
            await self.filter_by(" ".join(parts[:-1]))
        else:
            self.say(f"No filter is set: {self.key('filter.open')} sets one.")

    async def action_save_filter(self) -> None:
        """Ask for a name and save the filter under it."""
        if not self.filtered_by:
            self.say(f"There is no filter to save: {self.key('filter.open')} sets one.")
            return
        await self.app.push_screen(
            Prompt(
                "Save this filter",
                [self.filtered_by, "Everybody at this desk can call it by its name, as in @hot."],
                placeholder="a name of one word",
                missing="Give it a name.",
                write=self._save_filter,
            )
        )

    async def _save_filter(self, name: str) -> After | None:
        name = name.removeprefix("@")
        saved = await self.ask(partial(self.gateway.save_filter, name, self.filtered_by))
        if saved is None:
            return None

        async def say() -> None:
            self.say(f"Saved: @{visible(name)} is {visible(saved.words)}")

        return say

    async def relist(self, at: Sequence[ClaimLine]) -> None:
        """Read the text and the list again, because claims came, went or changed their place; stand on one of ``at``.

        When none of them is listed the cursor stays in its row.
        """
        row = self.claims.cursor
        if self.text is not None:
            text = await self.ask(partial(self.gateway.text, self.text.article))
            if text is not None:
                self.show_text(text)
        self.progress = await self.ask(partial(self.gateway.progress, self.base))
        typed = self.filtered_by
        read = await self._read_filter(typed) if typed else None
        listing = await self.ask(partial(self.gateway.matching, read.wanted if read else self.base))
        if listing is None:
            return
        self.show_listing(listing, f"No claim is left in this list.\n\n{self.key('filter.clear')} clears the filter.")
        listed = {line.id for line in at}
        for claim_id in set(self.claims.tagged) - listed:
            del self.claims.tagged[claim_id]
        rows = [found for line in at if (found := await self.row_of(line)) is not None]
        self.go_to(rows[0] if rows else min(row, max(self.claims.count() - 1, 0)))

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
        if not self.filtered_by:
            self._filtered("")
            self.set_focus(self.claims)
            return
        before = self.claims.current
        listing = await self.ask(partial(self.gateway.matching, self.base))
        if listing is None:
            return
        self._filtered("")
        self.show_listing(listing, "")
        row = None if before is None else await self.row_of(before)
        if row is not None:
            self.go_to(row)
        self.say(f"All {self.claims.count()} claims.")
