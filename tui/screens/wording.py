"""Dialogs in which the words of a claim are written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from tui.screens.dialogs import After, Dialog
from tui.widgets.line_input import LineInput
from tui.widgets.text_field import TextField
from tui.wrapping import fit
from verify.errors import InputError
from verify.review.wording import anchor_of, claim_text
from verify.types import Certainty
from verify.wording import visible

_CUT = "|"
_PART_CELLS, _QUOTE_CELLS = 72, 48  # two lines of the preview: the whole part is in the field above


class WordingDialog(Dialog):
    """One text to write; what cannot be used or written is told, and the text stays to be mended."""

    def __init__(
        self,
        title: str,
        paragraphs: Iterable[Content | str],
        text: str,
        write: Callable[[str], Awaitable[After | None]],
        *,
        does: str = "done",
    ) -> None:
        self._back = "Esc: cancel, nothing is changed"
        super().__init__(title, paragraphs, f"Enter: {does}   {self._back}")
        self._text = text
        self._write = write

    def compose_fields(self) -> ComposeResult:
        """The text, ready to be changed."""
        yield TextField(self._text, id="wording")

    @property
    def written(self) -> str:
        """The text as it stands."""
        return self.query_one(TextField).text

    def checked(self) -> str:
        """The text, if it can be used.

        Raises:
            InputError: when it cannot.
        """
        return claim_text(self.written)

    async def action_commit(self) -> None:
        """Hand the text on, unless it cannot be used."""
        try:
            text = self.checked()
        except InputError as error:
            told = " ".join(filter(None, (error.what, error.hint)))
            self.tell(f"{told}   {self._back}")
            return
        await self.finish(self._write(text))


class SplitDialog(WordingDialog):
    """The text of a claim, to be cut into parts; shows the parts and what each will stand on."""

    def __init__(
        self, about: Content, text: str, quote: str, write: Callable[[list[str]], Awaitable[After | None]]
    ) -> None:
        async def split(written: str) -> After | None:
            return await write(_parts(written))

        super().__init__("Split this claim", [about], text, split, does=f"split at each {_CUT}")
        self._quote = quote

    def compose_fields(self) -> ComposeResult:
        """The text, and what becomes of it."""
        yield from super().compose_fields()
        yield Static(id="preview")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show the parts as they are now."""
        parts = _parts(event.text_area.text)
        if len(parts) < 2:  # noqa: PLR2004 - one part is the whole
            told = [
                Content.styled(f"Type {_CUT} where it is to be split, and let each part read on its own.", "$muted")
            ]
        else:
            told = [self._told(number, part) for number, part in enumerate(parts, 1)]
        self.query_one("#preview", Static).update(Content("\n").join(told))

    def checked(self) -> str:
        """The text, if it has two parts or more."""
        parts = [claim_text(part) for part in _parts(self.written)]
        if len(parts) < 2:  # noqa: PLR2004 - as above
            raise InputError(f"Type {_CUT} where the claim is to be split.")
        return _CUT.join(parts)

    def _told(self, number: int, part: str) -> Content:
        found = anchor_of(part, self._quote)
        words = self._quote if found is None else self._quote[found[0] : found[1]]
        return Content.assemble(
            (f"{number} ", "bold"),
            fit(visible(part), _PART_CELLS).rstrip(),
            (f"  on “{fit(' '.join(visible(words).split()), _QUOTE_CELLS).rstrip()}”", "$muted"),
        )


class AddDialog(WordingDialog):
    """What a new claim says, by whom, and how surely."""

    def __init__(
        self, passage: str, text: str, write: Callable[[str, str, Certainty | None], Awaitable[After | None]]
    ) -> None:
        async def add(written: str) -> After | None:
            return await write(written, self._speaker, self._certainty)

        about = Content.styled(f"“{' '.join(visible(passage).split())}”", "$muted")
        super().__init__("Add a claim", [about], text, add, does="add it   Tab: next field")
        self._speaker = ""
        self._certainty: Certainty | None = None

    def compose_fields(self) -> ComposeResult:
        """The text, then who says so and how surely."""
        yield from super().compose_fields()
        yield LineInput(placeholder="who says so (empty: as the claims around it)", id="speaker")
        yield LineInput(placeholder=f"{', '.join(Certainty)} (empty: as around it)", id="certainty")

    def checked(self) -> str:
        """The text, with a certainty that there is."""
        typed = self.query_one("#certainty", Input).value.strip().lower()
        meant = [each for each in Certainty if each.startswith(typed)]
        if not meant:
            raise InputError(f"It is {', '.join(Certainty)}: one of these.")
        self._certainty = meant[0] if typed else None
        self._speaker = self.query_one("#speaker", Input).value.strip()
        return super().checked()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(_CUT) if part.strip()]
