"""A pane that scrolls one text: the history of a claim, or its notes."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.rows import state_words
from tui.widgets.fitted import Fitted
from verify.review.standing import lineage_words
from verify.types import EventRecord, Lineage, NoteRecord
from verify.wording import one_line, visible

_NO_HISTORY = "Nothing was done to this claim yet."


class TextPane(VerticalScroll):
    """Shows lines of text, wrapped."""

    DEFAULT_CLASSES: ClassVar[str] = "pane"

    def compose(self) -> ComposeResult:
        """The one text."""
        yield Fitted()

    def show(self, content: Content) -> None:
        """Show another text, from its top."""
        self.query_one(Fitted).update(content)
        self.scroll_home(animate=False)

    def wait(self) -> None:
        """Show nothing while another text is being read."""
        self.query_one(Fitted).update(layout=False)


def notes_content(notes: list[NoteRecord], add_key: str) -> Content:
    """The notes on a claim: who, when, and what."""
    if not notes:
        return Content.styled(f"No notes yet: {add_key} writes one. Notes never enter a report.", "$muted")
    return Content("\n").join(
        Content.assemble(
            (f"{note.added_at:%Y-%m-%d %H:%M} UTC  ", "$muted"),
            (visible(note.added_by), "bold"),
            f"  {visible(note.text)}",
        )
        for note in notes
    )


def history_content(history: list[EventRecord], lineage: Lineage) -> Content:
    """What a claim came from and became, then what was done to it: when, who, what, and from what to what."""
    came = [Content.styled(f"{words[:1].upper()}{words[1:]}.", "$flag") for words in lineage_words(lineage)]
    if not history and not came:
        return Content.styled(_NO_HISTORY, "$muted")
    return Content("\n").join([*came, *map(_event, history)])


def _event(event: EventRecord) -> Content:
    what = "undone" if event.undoes is not None else event.action
    return Content.assemble(
        (f"{event.at:%Y-%m-%d %H:%M} UTC  ", "$muted"),
        (visible(event.actor), "bold"),
        f"  {what.replace('_', ' ')}{_change(event.before or {}, event.after or {})}",
    )


def _change(before: dict[str, Any], after: dict[str, Any]) -> str:
    parts = []
    if "text" in before and "text" in after:
        parts.append(f"“{one_line(str(before['text']))}” to “{one_line(str(after['text']))}”")
    if before and "status" in after:
        reason = f": {one_line(str(after['reason']))}" if after.get("reason") else ""
        was = f"{state_words(before['status'])} to " if "status" in before else ""
        parts.append(f"{was}{state_words(after['status'])}{reason}")
    if after.get("standing_reason"):
        parts.append(one_line(str(after["standing_reason"])))
    parts += [f"{name} {one_line(str(after[name] or 'nobody'))}" for name in ("assignee", "priority") if name in after]
    return f"  {'; '.join(parts)}" if parts else ""
