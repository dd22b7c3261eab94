"""The dialog that attaches a source to a claim."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from tui.screens.dialogs import Dialog
from tui.widgets.line_input import LineInput
from verify.desk.attaching import Attachment
from verify.types import Stance, Terms

_KEYS = "Tab: next field   Enter: attach   Esc: cancel, nothing is changed"


class AttachDialog(Dialog):
    """Asks for an address or a place in words, the quote, what it does to the claim, and how it may be used.

    ``draft`` is one that could not be attached, to be mended.
    """

    def __init__(
        self,
        about: Iterable[Content],
        then: Callable[[Attachment], Awaitable[None]],
        draft: Attachment | None = None,
    ) -> None:
        super().__init__("Attach a source", about, _KEYS)
        self._do = then
        self._draft = draft

    def compose_fields(self) -> ComposeResult:
        """The fields of an attachment."""
        draft = self._draft
        where, quote, stance, terms = (
            (draft.url or draft.locator, draft.quote, draft.stance, draft.terms) if draft else (None,) * 4
        )
        yield LineInput(value=where, placeholder="https://… or, in words, where it is found", id="where")
        yield LineInput(value=quote, placeholder="the exact words of the source", id="quote")
        yield LineInput(value=stance, placeholder=_choice(Stance), id="stance")
        yield LineInput(value=terms, placeholder=_choice(Terms), id="terms")

    async def action_commit(self) -> None:
        """Attach it, once there is enough to go on."""
        where, quote, stance, terms = (
            self.query_one(f"#{name}", Input).value.strip() for name in ("where", "quote", "stance", "terms")
        )
        stances = [each for each in Stance if each.startswith(stance.lower())]
        agreed = [each for each in Terms if each.startswith(terms.lower())]
        if not where:
            self._refuse("Say where the source is found.")
        elif not stances:
            self._refuse(f"It {', '.join(Stance)}: one of these.")
        elif not agreed:
            self._refuse(f"It is {', '.join(Terms)}: one of these.")
        else:
            is_url = where.lower().startswith(("http://", "https://"))
            await self.close()
            await self._do(
                Attachment(
                    url=where if is_url else None,
                    locator=None if is_url else where,
                    quote=quote or None,
                    stance=stances[0],
                    terms=agreed[0],
                )
            )

    def _refuse(self, why: str) -> None:
        self.tell(f"{why}   Esc: cancel")


def _choice(values: Iterable[str]) -> str:
    usual, *others = values
    return f"empty: {usual}; or {', '.join(others)}"
