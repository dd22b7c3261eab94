"""The article with every claim marked in place, and the current one highlighted and in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.painting import Mark, Run, paint
from tui.wrapping import wrap
from verify.types import Block, BlockKind, ClaimLine, Status
from verify.wording import STATUS_GLYPHS, visible

_STATES = ("pending", "verified", "disputed")
_GUTTER = 2  # cells before the text: the state of the line's claims as a glyph
_MARGIN = 1
_CURRENT = "▸"
_ABOVE = 3  # of the lines in view, a third stands above the current claim


class ArticleView(ScrollView, can_focus=True):
    """The text of one revision, once it is given. Offsets are code points throughout; only drawing counts cells."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--heading",
        "article--current",
        "article--gutter",
        *(f"article--{state}" for state in _STATES),
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._text = ""
        self._headings: list[Block] = []
        self._marks: dict[int, Mark] = {}
        self._current: Mark | None = None
        self._lines: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._on_line: dict[int, list[int]] = {}  # the claims that are marked on a line, by its number

    def show(self, text: str, blocks: Iterable[Block], claims: Iterable[ClaimLine]) -> None:
        """Show a text with its claims, none of them the current one."""
        self._text = visible(text).replace("\t", " ")
        self._headings = [block for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)]
        self._marks = {claim.id: _mark(claim) for claim in claims}
        self._current = None
        self._wrap()
        self.refresh()

    def update(self, claim: ClaimLine) -> None:
        """Take in a claim as it is now."""
        before, now = self._marks.get(claim.id), _mark(claim)
        self._marks[claim.id] = now
        if before is None or (before.start, before.end) != (now.start, now.end):
            self._index()
        self._draw_anew(before, now)

    def highlight(self, claim: ClaimLine | None) -> None:
        """Make a claim the current one and bring it into view."""
        self._make_current(None if claim is None else _mark(claim))

    def select(self, start: int, end: int) -> None:
        """Highlight a passage and bring it into view."""
        self._make_current(Mark(start, end, Status.PENDING))

    def _make_current(self, mark: Mark | None) -> None:
        before, self._current = self._current, mark
        self._follow()
        self._draw_anew(before, mark)

    def _draw_anew(self, *marks: Mark | None) -> None:
        """Draw the lines that some marks are on, and no others."""
        for mark in marks:
            if mark is not None and self._lines:
                rows = self._rows(mark)
                top = rows.start - self.scroll_offset.y
                self.refresh(Region(0, top, self.size.width, len(rows)))

    def _rows(self, mark: Mark) -> range:
        """The lines that a mark is on."""
        return range(bisect_right(self._starts, mark.start) - 1, bisect_right(self._starts, mark.end - 1))

    def on_unmount(self) -> None:
        """Let go of the text: a screen that was left is collected much later."""
        self._text, self._marks = "", {}
        self._lines, self._starts, self._on_line = [], [], {}

    def on_resize(self) -> None:
        """Wrap the text for the new width; the current claim stays in view."""
        if self.virtual_size.width != self.scrollable_content_region.width:
            self._wrap()
        self._follow()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        # Without a width it is not laid out yet.
        self._lines = wrap(self._text, width - _GUTTER - _MARGIN) if width else []
        self._starts = [start for start, _ in self._lines]
        self._index()
        self.virtual_size = Size(width, len(self._lines))

    def _index(self) -> None:
        """Note which claims are on which line, so that a line is painted without looking at all of them."""
        self._on_line = {}
        if self._lines:
            for claim_id, mark in self._marks.items():
                for row in self._rows(mark):
                    self._on_line.setdefault(row, []).append(claim_id)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        row = y + self.scroll_offset.y
        base = self.rich_style
        if row >= len(self._lines):
            return Strip.blank(self.virtual_size.width, base)
        start, end = self._lines[row]
        marks = (self._marks[claim_id] for claim_id in self._on_line.get(row, ()))
        runs = [run for run in paint(marks, self._current, len(self._text)) if run.start < end and run.end > start]
        segments = [self._gutter(runs, base)]
        segments += [
            Segment(self._text[max(run.start, start) : min(run.end, end)], self._style(run, start, base))
            for run in runs
        ]
        return Strip(segments).adjust_cell_length(self.virtual_size.width, base)

    def _gutter(self, runs: list[Run], base: Style) -> Segment:
        states = {run.status for run in runs if run.status is not None}
        glyph = next((STATUS_GLYPHS[state] for state in ("disputed", "pending", "verified") if state in states), " ")
        if any(run.current for run in runs):
            glyph = _CURRENT
        return Segment(glyph.ljust(_GUTTER), base + self.get_component_rich_style("article--gutter", partial=True))

    def _style(self, run: Run, line_start: int, base: Style) -> Style:
        names = [f"article--{run.status}"] if run.status else []
        if any(block.start <= line_start < block.end for block in self._headings):
            names.insert(0, "article--heading")
        if run.current:
            names.append("article--current")
        for name in names:
            base += self.get_component_rich_style(name, partial=True)
        return base

    def _follow(self) -> None:
        if self._current is None or not self._lines or not self.size.height:
            return
        rows = self._rows(self._current)
        top, height = self.scroll_offset.y, self.size.height
        if rows.start < top or rows.stop > top + height:
            self.scroll_to(y=max(0, rows.start - height // _ABOVE), animate=False, force=True, immediate=True)


def _mark(claim: ClaimLine) -> Mark:
    return Mark(claim.start, claim.end, claim.status)
