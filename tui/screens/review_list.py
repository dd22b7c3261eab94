"""The list of claims under review: reading it to its end while it is looked at, and moving in it."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerFailed

from tui.gateway import Detail, Listing
from tui.screens.base import DeskScreen
from tui.widgets.claim_list import ClaimList
from tui.worklist import PAGE, Worklist
from verify.types import ClaimLine


def worklist_of(listing: Listing) -> Worklist:
    """A worklist as far as it was read, with its first page in it."""
    worklist = Worklist(listing.rows)
    worklist.put(0, listing.first_page)
    return worklist


class ClaimListing(DeskScreen):
    """A screen with a list of claims; subclasses show the counts and the claim at the cursor."""

    _reading: Worker[None] | None = None

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        return self.query_one(ClaimList)

    def show_counts(self) -> None:
        """Bring the figures up to date."""
        raise NotImplementedError

    def show_current(self, detail: Detail | None = None) -> None:
        """Show the claim at the cursor, of which ``detail`` may have been read already."""
        raise NotImplementedError

    def show_listing(self, listing: Listing, empty: str) -> None:
        """List these claims, the cursor on the first open one, or say why there are none."""
        worklist = worklist_of(listing)
        self.claims.display = bool(len(worklist))
        static = self.query_one("#empty", Static)
        static.display = not len(worklist)
        static.update(Content(empty))
        self.set_focus(self.claims)
        self.claims.show(worklist, worklist.next_open(-1) or 0)
        self.show_counts()
        self._reading = None if worklist.complete else self._read_on(worklist, listing)

    def _read_on(self, worklist: Worklist, listing: Listing) -> Worker[None]:
        """Read a list to its end in a thread, unless another list is shown meanwhile."""
        claims = self.claims

        def read() -> None:
            told = len(worklist)
            for rows in listing.rest:
                worklist.extend(rows)
                if claims.worklist is not worklist or not self.is_running:
                    break
                if len(worklist) >= 4 * told:  # to lay the screen out anew for each stretch costs more than reading it
                    told = len(worklist)
                    self.call_later(self._grown)
            listing.rest.close()

        return self.read(read, lambda _: self._grown(), group="list")

    def _grown(self) -> None:
        self.claims.measure()
        self.show_counts()

    async def whole(self) -> None:
        """Wait until the list has been read to its end, if it can be."""
        if self._reading is None or self.claims.worklist.complete:
            return
        try:
            await self._reading.wait()
        except WorkerFailed:  # told by the app
            return
        self._grown()

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

    async def row_of(self, line: ClaimLine) -> int | None:
        """The row of a claim, wherever it is in the list; None when it is not."""
        row = self.claims.worklist.row_of(line)
        if row is None:
            await self.whole()
            row = self.claims.worklist.row_of(line)
        return row

    def go_to(self, row: int, detail: Detail | None = None) -> None:
        """Put the cursor on a row and show the claim there, also when it stood there already."""
        self.claims.cursor = row
        self.show_current(detail)

    async def next_open(self, step: int = 1) -> int | None:
        """The row of the nearest open claim, starting over at the end; None when there is none."""
        claims = self.claims
        row = claims.worklist.next_open(claims.cursor, step)
        # Whatever is found behind the cursor by starting over may be nearer in what has not been read.
        if row is None or step < 0 or row <= claims.cursor:
            await self.whole()
            row = claims.worklist.next_open(claims.cursor, step)
        return row

    def action_move(self, step: int) -> None:
        """Go to the next or previous claim."""
        self.claims.cursor += step

    def action_page(self, step: int) -> None:
        """Go a page of claims down or up."""
        self.claims.page(step)

    async def action_edge(self, last: bool) -> None:  # noqa: FBT001 - a key's parameter
        """Go to the first or the last claim."""
        if last:
            await self.whole()
        self.claims.cursor = self.claims.count() - 1 if last else 0

    async def action_open_claim(self, step: int) -> None:
        """Go to the next or previous open claim."""
        await self.go_to_open(step)

    async def go_to_open(self, step: int = 1) -> None:
        """Put the cursor on the nearest open claim; say so when there is none."""
        row = await self.next_open(step)
        if row is None:
            self.say("No open claim left in this list.")
        else:
            self.claims.cursor = row
