"""A text that has the screen laid out anew only when it takes other room: a layout costs as much as some repaints."""

from __future__ import annotations

from textual.visual import VisualType
from textual.widgets import Static


class Fitted(Static):
    """A ``Static`` whose width or height follows its text."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text; with ``layout`` False also one that takes other room, until the next."""
        super().update(content, layout=False)
        if layout and not self._fits():
            self.refresh(layout=True)

    def _fits(self) -> bool:
        """Whether the text takes the room that it was given when the screen was laid out last."""
        room, viewport = self.content_size, self.app.size
        if self.styles.is_auto_width and self.get_content_width(self.container_size, viewport) != room.width:
            return False
        return not self.styles.is_auto_height or self.get_content_height(room, viewport, room.width) == room.height
