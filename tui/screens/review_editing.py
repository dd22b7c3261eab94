"""Editing the claims under review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from tui.gateway_edits import EditDone
from tui.rows import counted
from tui.screens.dialogs import After, Prompt
from tui.screens.passage import PassageScreen
from tui.screens.review_verdicts import Deciding
from tui.screens.wording import AddDialog, SplitDialog, WordingDialog
from tui.widgets.claim_card import claim_content
from verify.desk.editing import NewPassage
from verify.review.wording import merged_text
from verify.types import Certainty, ClaimLine, Standing

_FEWEST = 2  # claims that can be merged


class Editing(Deciding):
    """What the keys that change claims do. Each edit is one step, and the list is read again after it."""

    async def action_reword(self) -> None:
        """Ask for other words for the claim at the cursor."""
        line = await self._listed_line()
        if line is None:
            return

        seen = [line]

        async def reword(text: str) -> After | None:
            return await self._edit(lambda: self.gateway.reword(seen[0], text), seen, "reworded")

        about = [claim_content(line), *self._falls([line])]
        await self.app.push_screen(WordingDialog("Reword this claim", about, line.text, reword, does="reword it"))

    async def action_split(self) -> None:
        """Ask where the claim at the cursor is to be split."""
        line = await self._listed_line()
        if line is None or self.text is None:
            return

        seen = [line]

        async def split(texts: list[str]) -> After | None:
            return await self._edit(lambda: self.gateway.split(seen[0], texts), seen, f"split into {len(texts)}")

        quote = self.text.revision.text[line.start : line.end]
        about = Content("\n").join([claim_content(line), *self._falls([line])])
        await self.app.push_screen(SplitDialog(about, line.text, quote, split))

    async def action_merge(self) -> None:
        """Ask what the tagged claims say as one."""
        lines = list(self.claims.tagged.values())
        if len(lines) < _FEWEST:
            self.say(f"Tag the claims that are to be one with {self.key('claim.tag')}, then merge them.")
            return
        lines.sort(key=lambda line: (line.start, line.id))

        async def merge(text: str) -> After | None:
            what = f"{counted(len(lines))} merged into one"
            return await self._edit(lambda: self.gateway.merge(lines, text), lines, what)

        about = [*map(claim_content, lines), *self._falls(lines)]
        text = merged_text([line.text for line in lines])
        await self.app.push_screen(WordingDialog("Merge these claims", about, text, merge, does="merge them"))

    async def action_add_claim(self) -> None:
        """Let a passage be chosen, then ask what it claims."""
        line = await self.current_line()
        if self.text is None or not self.text.revision.text.strip():
            self.say("There is no article here to take a passage from.")
            return
        await self.app.push_screen(PassageScreen(self.text, line.start if line else 0, self._make_claim))

    async def _make_claim(self, start: int, end: int) -> None:
        if self.text is None:
            return
        article, passage = self.text.article, self.text.revision.text[start:end]

        async def add(text: str, speaker: str, certainty: Certainty | None) -> After | None:
            new = NewPassage(start, end, text=text, speaker=speaker or None, certainty=certainty)
            return await self._edit(lambda: self.gateway.add_claim(article.id, new), [], "added")

        words = " ".join(passage.split())
        await self.app.push_screen(AddDialog(passage, words[:1].upper() + words[1:], add))

    async def action_set_aside(self) -> None:
        """Ask why the tagged claims, or the claim at the cursor, cannot be checked; put back one that was set aside."""
        lines = await self.meant()
        if not lines:
            return
        if all(line.standing is Standing.ASIDE for line in lines):
            after = await self._edit(lambda: self.gateway.restore(lines), lines, "back on the list")
            if after is not None:
                await after()
            return

        async def set_aside(reason: str) -> After | None:
            what = "set aside as not checkable"
            return await self._edit(lambda: self.gateway.set_aside(lines, reason), lines, what)

        await self.app.push_screen(
            Prompt(
                "Set this claim aside" if len(lines) == 1 else f"Set these {len(lines)} claims aside",
                [claim_content(line) for line in lines],
                placeholder="why it cannot be checked",
                missing="Say why it cannot be checked.",
                write=set_aside,
            )
        )

    async def _listed_line(self) -> ClaimLine | None:
        line = await self.current_line()
        if line is not None and line.standing is not Standing.LISTED:
            self.say(f"Claim {line.id} is {line.standing}: it is not edited any more.")
            return None
        return line

    def _falls(self, lines: list[ClaimLine]) -> list[Content]:
        decided = [line for line in lines if line.status != "pending"]
        return (
            [Content.styled("A verdict is of the old words: it will be pending again.", "$warning")] if decided else []
        )

    async def _edit(self, work: Callable[[], EditDone], seen: list[ClaimLine], what: str) -> After | None:
        """Do an edit of claims as they were seen; gives what is to be shown of it, None when it was refused."""
        self.say("Reading the claim…")
        done = await self.ask(work, stale=partial(self.take_in_theirs, seen))
        return None if done is None else partial(self._edited, done, seen, what)

    async def _edited(self, done: EditDone, seen: list[ClaimLine], what: str) -> None:
        """Read the list again, and stand on what came of an edit."""
        self.withdraw_offers()
        for line in seen:
            self.claims.tagged.pop(line.id, None)
        await self.relist(done.claims)
        fell = f" · {done.fallen} verdict{'' if done.fallen == 1 else 's'} fell with the words" if done.fallen else ""
        numbers = " and ".join(str(line.id) for line in done.claims)
        self.say(f"claim {numbers} {what}{fell} · {self.key('undo')} undoes")
