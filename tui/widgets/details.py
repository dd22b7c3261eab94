"""Below the article: the current claim in full, and its flags, sources, history and notes in tabs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher

from tui.gateway import Detail
from tui.keyboard import Keyboard
from tui.widgets.claim_card import ClaimCard
from tui.widgets.fitted import Fitted
from tui.widgets.flags_pane import FlagsPane
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.text_pane import TextPane, history_content, notes_content
from verify.types import ClaimLine

_TABS = ("flags", "sources", "history", "notes")


class Tab(Fitted):
    """The name of a tab with its key and how much is in it; a click is the key."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(id=f"tab-{name}", classes="tab")
        self.word, self._key = name, key

    def count(self, number: int | None) -> None:
        """Say how much is in the tab; None while that is being read."""
        told = "…" if number is None else str(number)
        self.update(Content.assemble((self._key, "bold"), f" {self.word} {told}"))

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.run_action(f"screen.tab('{self.word}')")


class Details(Vertical):
    """The lower part of the review screen; ``claim_id`` is the claim that it shows in full, if any."""

    claim_id: int | None = None

    def __init__(self, keyboard: Keyboard, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._keyboard = keyboard

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield ClaimCard(id="card")
        with Horizontal(id="tabs"):
            for name in _TABS:
                yield Tab(name, self._keyboard.key(f"tab.{name}"))
        with ContentSwitcher(initial="flags", id="panes"):
            yield FlagsPane(self._keyboard, id="flags")
            yield SourcesPane(self._keyboard, id="sources")
            yield TextPane(id="history")
            yield TextPane(id="notes")

    def on_mount(self) -> None:
        """Start on the flags."""
        self.turn_to("flags")

    @property
    def flags(self) -> FlagsPane:
        """The pane of the flags."""
        return self.query_one(FlagsPane)

    @property
    def sources(self) -> SourcesPane:
        """The pane of the sources."""
        return self.query_one(SourcesPane)

    @property
    def front(self) -> str | None:
        """The tab in front."""
        return self.query_one("#panes", ContentSwitcher).current

    def turn_to(self, name: str) -> None:
        """Bring a tab to the front."""
        self.query_one("#panes", ContentSwitcher).current = name
        for each in _TABS:
            self.query_one(f"#tab-{each}").set_class(each == name, "-front")

    def show_line(self, line: ClaimLine | None) -> None:
        """Show what is known at once of the claim at the cursor; the rest is on its way."""
        self.claim_id = None
        self.query_one(ClaimCard).show_line(line)
        self._set_visible(there=line is not None)
        self.flags.wait()
        self.sources.wait()
        for pane in self.query(TextPane):
            pane.wait()
        for tab in self.query(Tab):
            tab.count(None)

    def show(self, detail: Detail) -> None:
        """Show all that is stored of a claim."""
        self.claim_id = detail.claim.id
        self._set_visible(there=True)
        self.query_one(ClaimCard).show_record(detail.claim)
        self.flags.show(detail.flags)
        self.sources.show(detail.claim.id, detail.evidence)
        self.query_one("#history", TextPane).show(history_content(detail.history, detail.lineage))
        self.query_one("#notes", TextPane).show(notes_content(detail.notes, self._keyboard.key("note.add")))
        sizes = (len(detail.flags), len(detail.evidence), len(detail.history), len(detail.notes))
        for tab, size in zip(self.query(Tab), sizes, strict=True):
            tab.count(size)

    def _set_visible(self, *, there: bool) -> None:
        """Show tabs and panes, or nothing in their place."""
        self.query_one("#tabs").visible = there
        self.query_one("#panes").visible = there
