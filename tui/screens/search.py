"""Have we checked this before? The claims of this desk and the imported checks, nearest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Scope, bindings_of
from tui.rows import state_words
from tui.widgets.line_input import LineInput
from verify.types import Hit, Origin, Status
from verify.wording import one_line, visible

_KEYS = "Enter: search   Tab: scroll the hits with arrows   Esc: back"
_NOTHING = "Nothing like it was checked before, here or in the archive."


class SearchScreen(ModalScreen[None]):
    """A line to search with and what it finds; ``read`` does work in a thread and hands its result on."""

    BINDINGS = bindings_of(Scope.TYPING)

    def __init__(
        self,
        words: str,
        search: Callable[[str], list[Hit]],
        read: Callable[[Callable[[], list[Hit]], Callable[[list[Hit]], None]], object],
    ) -> None:
        super().__init__()
        self._words = words
        self._search = search
        self._read = read

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        with Vertical(id="box") as box:
            box.border_title = Content("Have we checked this before?")
            yield LineInput(value=self._words, placeholder="words of the claim", id="words")
            with VerticalScroll(id="hits"):
                yield Static(id="found")
            yield Static(Content(_KEYS), id="keys")

    def on_mount(self) -> None:
        """Search at once for what is given."""
        self.set_focus(self.query_one(LineInput))
        self._look()

    def _look(self) -> None:
        words = self.query_one(LineInput).value.strip()
        if words:
            self._tell(Content.styled("Searching…", "$muted"))
            self._read(partial(self._search, words), self._show)

    def _show(self, hits: list[Hit]) -> None:
        if self.is_running:
            self._tell(Content("\n\n").join(map(_hit, hits)) if hits else Content(_NOTHING))

    def _tell(self, content: Content) -> None:
        self.query_one("#found", Static).update(content)
        self.query_one("#hits").scroll_home(animate=False)

    async def action_commit(self) -> None:
        """Search."""
        self._look()

    async def action_cancel(self) -> None:
        """Go back."""
        await self.app.pop_screen()


def _hit(hit: Hit) -> Content:
    verdict = state_words(hit.verdict) if hit.verdict in list(Status) else one_line(hit.verdict or "no verdict")
    decided = " ".join(filter(None, (f"by {hit.checked_by}" if hit.checked_by else None, hit.date)))
    where = f"claim {hit.id} of {hit.article}" if hit.origin is Origin.DESK else f"archive {hit.id}"
    lines = [
        Content.assemble((verdict, "bold"), (f"  {one_line(decided)}  {one_line(where)}", "$muted")),
        Content(visible(f"{hit.speaker}: {hit.text}" if hit.speaker else hit.text)),
    ]
    lines += [Content.styled(visible(part), "$muted") for part in (hit.explanation, hit.title, hit.url) if part]
    return Content("\n").join(lines)
