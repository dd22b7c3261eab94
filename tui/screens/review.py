"""The review screen as it is worked with: everything its keys do, joined."""

from __future__ import annotations

from functools import partial

from tui.actions import Scope, bindings_of
from tui.palette import Entry
from tui.rows import lead_of, state_words
from tui.screens.review_editing import Editing
from tui.screens.review_flags import FlagDeciding
from tui.screens.review_outside import AskingOutside
from tui.screens.review_sharing import Sharing
from verify.types import ClaimLine
from verify.wording import one_line


class ReviewScreen(Editing, Sharing, FlagDeciding, AskingOutside):
    """Where claims are decided, one key each."""

    BINDINGS = bindings_of(Scope.REVIEW, Scope.EVERYWHERE)
    SCOPE = Scope.REVIEW

    def entries(self) -> list[Entry]:
        """Every claim of the article at the cursor."""
        return [
            Entry(
                lead_of(line.speaker, line.certainty) + one_line(line.text),
                f"claim {line.id} {state_words(line.status)}",
                partial(self.find, line),
            )
            for line in self.known.values()
        ]

    async def find(self, line: ClaimLine) -> None:
        """Put the cursor on a claim; the filter is cleared when it hides it."""
        row = await self.row_of(line)
        if row is None:
            await self.clear_filter()
            row = await self.row_of(line)
        if row is not None:
            self.go_to(row)
