"""A pane that scrolls one text: the sources of a claim, or its history."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.rows import state_words
from verify.types import EventRecord, EvidenceRecord
from verify.wording import one_line, visible

_NO_HISTORY = "Nothing was done to this claim yet."


class TextPane(VerticalScroll):
    """Shows lines of text, wrapped."""

    DEFAULT_CLASSES: ClassVar[str] = "pane"

    def compose(self) -> ComposeResult:
        """The one text."""
        yield Static()

    def show(self, content: Content) -> None:
        """Show another text, from its top."""
        self.query_one(Static).update(content)
        self.scroll_home(animate=False)


def sources_content(evidence: list[EvidenceRecord], attach_key: str) -> Content:
    """The sources of a claim: stance, place, quote, terms, and what the last re-check found."""
    if not evidence:
        return Content.styled(f"No sources yet: {attach_key} attaches one.", "$muted")
    return Content("\n").join(_source(each) for each in evidence)


def _source(each: EvidenceRecord) -> Content:
    quote = f"\n  “{visible(each.quote)}”" if each.quote else ""
    checked = f"{each.presence} when re-checked" if each.presence else "not re-checked yet"
    if each.decayed:
        checked = f"! stands no more, {checked}"
    note = f" ({visible(each.note)})" if each.note else ""
    return Content.assemble(
        (str(each.stance), "bold"),
        f" {visible(each.url or each.locator or '')}{quote}\n",
        (f"  {each.terms}, added by {visible(each.added_by)}; {checked}{note}", "$muted"),
    )


def history_content(history: list[EventRecord]) -> Content:
    """What was done to a claim, in the order given: when, who, what, and from what to what."""
    if not history:
        return Content.styled(_NO_HISTORY, "$muted")
    return Content("\n").join(_event(event) for event in history)


def _event(event: EventRecord) -> Content:
    what = "undone" if event.undoes is not None else event.action
    return Content.assemble(
        (f"{event.at:%Y-%m-%d %H:%M} UTC  ", "$muted"),
        (visible(event.actor), "bold"),
        f"  {what.replace('_', ' ')}{_change(event.before, event.after)}",
    )


def _change(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    if not before or not after or "status" not in after:
        return ""
    reason = f": {one_line(str(after['reason']))}" if after.get("reason") else ""
    was = f"{state_words(before['status'])} to " if "status" in before else ""
    return f"  {was}{state_words(after['status'])}{reason}"
