"""The line in which a filter is typed, and the filter in its parts; each hidden until it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.widgets.line_input import LineInput
from verify.wording import one_line


class FilterBar(LineInput):
    """Shown while a filter is being typed."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, placeholder="status:pending speaker:ministry flag:conflict @saved words", compact=True)
        self.display = False

    def open(self) -> None:
        """Show the bar with the filter as it stands, ready for typing."""
        self.display = True
        self.screen.set_focus(self)  # at once: the next key is the first of the filter
        self.action_end()

    def close(self) -> None:
        """Hide the bar; what was typed is kept for the next time."""
        self.display = False


class Chips(Static):
    """Each part of the filter by itself; ``count`` says how many claims it lets through."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.display = False
        self._parts: Sequence[str] = ()

    def show(self, parts: Sequence[str]) -> None:
        """Show these parts, nothing when there are none."""
        self._parts = parts
        self.display = bool(parts)
        self.count("")

    def count(self, told: str) -> None:
        """Say how many claims are let through, as in ``12 of 84``."""
        each = (Content.styled(f"[{one_line(part)}]", "bold $accent") for part in self._parts)
        self.update(Content(" ").join([*each, Content.styled(told, "$muted")]))
