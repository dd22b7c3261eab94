"""Asking others about the claim under review: published checks of it, and archived copies of its sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from textual.content import Content

from tui.screens.dialogs import After, Prompt, Question
from tui.screens.review_sources import Sourcing
from verify.types import ArchivedCopy, EvidenceRecord, PublishedCheck
from verify.wording import one_line

_T = TypeVar("_T")
_SHOWN = 5  # checks in the dialog: more would not be read


class AskingOutside(Sourcing):
    """What the keys do that ask a service."""

    async def action_lookup(self) -> None:
        """Ask for published checks of the claim at the cursor, and attach the one that is wanted."""
        line = await self.current_line()
        if line is not None:
            self.say("Asking for published checks…")
            self.read(partial(self.gateway.lookup, line.id, _SHOWN), partial(self._found, line.id))

    def _found(self, claim_id: int, checks: Sequence[PublishedCheck]) -> None:
        self.say("" if checks else f"Nobody has published a check of claim {claim_id} that the index knows.")
        if checks and self.is_current:
            self.app.push_screen(
                Prompt(
                    f"Published checks of claim {claim_id}",
                    [_told(number, check) for number, check in enumerate(checks, start=1)],
                    placeholder="the number of the one to attach as context",
                    missing="Type its number.",
                    write=partial(self._attach_check, claim_id, checks),
                )
            )

    async def _attach_check(self, claim_id: int, checks: Sequence[PublishedCheck], answer: str) -> After:
        return partial(self._fetch_check, claim_id, _chosen(checks, answer), answer)

    async def _fetch_check(self, claim_id: int, check: PublishedCheck | None, answer: str) -> None:
        if check is None:
            self.say(f"There is no check {one_line(answer)}; nothing was attached.")
            return
        self.say("Fetching the check…")
        self.read(partial(self.gateway.attach_check, claim_id, check), self._attached)

    async def action_archived(self) -> None:
        """Find the archived copy of the selected source from before the verification, and attach it."""
        source = await self._selected_page()
        if source is not None:
            self.say("Asking the archive…")
            self.read(partial(self.gateway.archived_copy, source.id), partial(self._offer_copy, source))

    def _offer_copy(self, source: EvidenceRecord, copy: ArchivedCopy | None) -> None:
        self.say("" if copy else f"The archive has no copy of source {source.id} from before the verification.")
        if copy and self.is_current:

            async def attach() -> None:
                self.say("Fetching the copy…")
                self.read(partial(self.gateway.attach_copy, source.id, copy), self._attached)

            made = f"Made on {copy.at:%Y-%m-%d at %H:%M} UTC, nearest before the verification."
            self.app.push_screen(
                Question("Archived copy", [copy.url, made], "Enter: attach it   Esc: leave it", attach)
            )

    async def action_save_copy(self) -> None:
        """Ask the archive to save the selected source as it is now, once that is confirmed."""
        source = await self._selected_page()
        if source is None:
            return

        async def save() -> None:
            self.say("The archive is saving the page; this may take two minutes…")
            self.read(partial(self.gateway.save_copy, source.id), self._saved)

        told = [source.url or "", "The Internet Archive will be asked to keep this page, for everybody to see."]
        await self.app.push_screen(Question("Save a copy", told, "Enter: ask it   Esc: cancel, nobody is asked", save))

    def _saved(self, copy: ArchivedCopy) -> None:
        self.say(f"Saved: {one_line(copy.url)}")

    async def _selected_page(self) -> EvidenceRecord | None:
        source = await self._selected()
        if source is not None and source.url is None:
            self.say("This source is no web page: it is a place in words.")
            return None
        return source


def _chosen(things: Sequence[_T], answer: str) -> _T | None:
    number = int(answer) if answer.isdecimal() else 0
    return things[number - 1] if 1 <= number <= len(things) else None


def _told(number: int, check: PublishedCheck) -> Content:
    dated = f", {one_line(check.review_date[:10])}" if check.review_date else ""
    rating = f"“{one_line(check.rating)}”" if check.rating else "no rating"
    return Content.assemble(
        (f"{number}  {rating}", "bold"),
        f"  {one_line(check.publisher or check.site or 'unnamed publisher')}{dated}\n",
        f"{one_line(check.text or check.title or '')}\n",
        (one_line(check.url), "$muted"),
    )
