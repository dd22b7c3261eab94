"""A list with a cursor, drawn line by line, so that its length costs nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

_CURSOR, _NO_MARK = "▸", " "
_KEPT_LINES = 128  # some screens
_TAGGED = "+"  # also at the cursor, where the whole entry is lit


class CursorList(ScrollView, can_focus=True, inherit_bindings=False):
    """The parts that all such lists share."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor"}

    cursor = reactive(0, repaint=False)  # its watcher draws the two entries anew, not all of them

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        # Lines as drawn, by entry, part, width and whether the cursor is there.
        self._strips: OrderedDict[tuple[int, int, int, bool], Strip] = OrderedDict()

    class Moved(Message):
        """The cursor stands on another entry, or its entry is now known."""

    def row_height(self) -> int:
        """How many lines an entry takes; it may depend on the width."""
        return 1

    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def pieces(self, row: int, part: int, width: int) -> list[tuple[str, str]] | None:
        """Line ``part`` of an entry, as texts each with its component class.

        None while the entry is being read; an empty line is not lit with the rest.
        """
        raise NotImplementedError

    def is_tagged(self, row: int) -> bool:  # noqa: ARG002 - for lists that have tags
        """Whether an entry is tagged; lists without tags have none."""
        return False

    def restart(self, cursor: int) -> None:
        """Show other entries."""
        self.set_reactive(CursorList.cursor, cursor)
        self.measure()
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(row, self.count() - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Redraw the two entries that changed and keep the cursor in view."""
        self._follow()
        for row in (before, now):
            self._draw(row)
        self.post_message(self.Moved())

    def redraw(self, row: int) -> None:
        """Draw an entry anew that may say something else."""
        for key in [key for key in self._strips if key[0] == row]:
            del self._strips[key]
        self._draw(row)

    def _draw(self, row: int) -> None:
        top, height = row * self.row_height() - self.scroll_offset.y, self.row_height()
        if -height < top < self.size.height:
            self.refresh(Region(0, top, self.size.width, height))

    def rows_in_view(self) -> list[tuple[int, int]]:
        """The entries whose first line is in view, each with that line on the screen."""
        region, height = self.scrollable_content_region, self.row_height()
        top = self.scroll_offset.y
        first = -(-top // height)
        rows = range(first, min((top + region.height - 1) // height + 1, self.count()))
        return [(row, self.content_region.y + row * height - top) for row in rows]

    def page(self, step: int) -> None:
        """Move the cursor by what fits in view."""
        self.cursor += step * max(self.size.height // self.row_height(), 1)

    def refresh(self, *regions: Region, **how: bool) -> Self:
        """Draw again: these regions, whose entries say what they said, or everything, which may say something else."""
        if not regions:
            self._strips.clear()
        return super().refresh(*regions, **how)

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window; one that was drawn before and has only moved is not made again."""
        row, part = divmod(y + self.scroll_offset.y, self.row_height())
        width = self.scrollable_content_region.width
        key = (row, part, width, row == self.cursor)
        strip = self._strips.get(key)
        if strip is None:
            pieces = self.pieces(row, part, width - 1) if row < self.count() else []
            strip = self._strip(row, part, width, pieces)
            if pieces is not None:  # an entry that is being read will say something else
                self._strips[key] = strip
            if len(self._strips) > _KEPT_LINES:
                self._strips.popitem(last=False)
        return strip

    def _strip(self, row: int, part: int, width: int, pieces: list[tuple[str, str]] | None) -> Strip:
        base = self.rich_style
        if pieces == []:
            return Strip.blank(width, base)
        over = self.get_component_rich_style("list--cursor", partial=True) if row == self.cursor else Style.null()
        segments = [Segment(self._mark(row) if part == 0 else _NO_MARK, base + over)]
        for text, name in [("…", "")] if pieces is None else pieces:
            own = self.get_component_rich_style(name, partial=True) if name else Style.null()
            segments.append(Segment(text, base + own + over))
        return Strip(segments).adjust_cell_length(width, base + over)

    def on_mount(self) -> None:
        """Take the room the list needs."""
        self.measure()

    def on_unmount(self) -> None:
        """Let go of what was drawn: a screen that was left is collected much later."""
        self._strips.clear()

    def on_resize(self) -> None:
        """Keep the cursor in view in a window of another size."""
        self.measure()
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """Go to the entry that was clicked."""
        at = event.get_content_offset(self)
        if at is not None:
            self.cursor = (at.y + self.scroll_offset.y) // self.row_height()

    def _mark(self, row: int) -> str:
        if self.is_tagged(row):
            return _TAGGED
        return _CURSOR if row == self.cursor else _NO_MARK

    def measure(self) -> None:
        """Take the room that all entries need."""
        self.virtual_size = Size(self.size.width, self.count() * self.row_height())

    def _follow(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        first, last = self.cursor * self.row_height(), (self.cursor + 1) * self.row_height() - 1
        if height and not (top <= first and last < top + height):
            self.scroll_to(y=first if first < top else last - height + 1, animate=False, force=True, immediate=True)
