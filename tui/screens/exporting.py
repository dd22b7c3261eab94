"""The dialog that writes a report to a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Input

from tui.screens.dialogs import After, Dialog
from tui.widgets.line_input import LineInput
from verify.desk.reporting import ReportFormat
from verify.wording import one_line

_KEYS = "Tab: next field   Enter: write   Esc: cancel, nothing is written"


class ExportDialog(Dialog):
    """Asks in which form, and where to."""

    def __init__(self, slug: str, write: Callable[[ReportFormat, str], Awaitable[After | None]]) -> None:
        super().__init__("Export the report", [f"The report of {one_line(slug)}. No file is written over."], _KEYS)
        self._write = write

    def compose_fields(self) -> ComposeResult:
        """The form and the place."""
        yield LineInput(placeholder=f"{', '.join(ReportFormat)} (empty: md)", id="form")
        yield LineInput(placeholder="file or folder (empty: this folder)", id="path")

    async def action_commit(self) -> None:
        """Write it, once the form is one there is."""
        form, path = (self.query_one(f"#{name}", Input).value.strip() for name in ("form", "path"))
        meant = [each for each in ReportFormat if each.startswith(form.lower())]
        if form and len(meant) != 1:
            self.tell(f"One of {', '.join(ReportFormat)}.   Esc: cancel")
            return
        await self.finish(self._write(meant[0] if form else ReportFormat.MARKDOWN, path or "."))
