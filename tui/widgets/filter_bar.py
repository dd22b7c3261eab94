"""The line in which a filter is typed; hidden until it is asked for."""

from __future__ import annotations

from tui.widgets.line_input import LineInput


class FilterBar(LineInput):
    """Shown while a filter is being typed."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, placeholder="status:pending speaker:ministry flag:conflict words", compact=True)
        self.display = False

    def open(self) -> None:
        """Show the bar with the filter as it stands, ready for typing."""
        self.display = True
        self.screen.set_focus(self)  # at once: the next key is the first of the filter
        self.action_end()

    def close(self) -> None:
        """Hide the bar; what was typed is kept for the next time."""
        self.display = False
