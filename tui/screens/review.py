"""The review screen as it is worked with: everything its keys do, joined."""

from __future__ import annotations

from functools import partial

from tui.actions import Scope, bindings_of
from tui.palette import Entry
from tui.rows import lead_of, state_words
from tui.screens.review_filter import Filtering
from tui.screens.review_flags import FlagDeciding
from tui.screens.review_sources import Sourcing
from verify.wording import one_line


class ReviewScreen(FlagDeciding, Sourcing, Filtering):
    """Where claims are decided, one key each."""

    BINDINGS = bindings_of(Scope.REVIEW, Scope.EVERYWHERE)
    SCOPE = Scope.REVIEW

    def entries(self) -> list[Entry]:
        """Every claim of the article."""
        return [
            Entry(
                lead_of(line.speaker, line.certainty) + one_line(line.text),
                f"claim {line.id} {state_words(line.status)}",
                partial(self.find, line.id),
            )
            for line in self.known.values()
        ]

    async def find(self, claim_id: int) -> None:
        """Put the cursor on a claim; the filter is cleared when it hides it."""
        if self.claims.worklist.row_of(claim_id) is None:
            await self.clear_filter()
        row = self.claims.worklist.row_of(claim_id)
        if row is not None:
            self.go_to(row)
