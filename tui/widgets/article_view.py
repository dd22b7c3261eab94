"""The article with every claim marked in place, and the current one highlighted and in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
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
        self._runs: list[Run] = []

    def show(self, text: str, blocks: Iterable[Block], claims: Iterable[ClaimLine]) -> None:
        """Show a text with its claims, none of them the current one."""
        self._text = visible(text).replace("\t", " ")
        self._headings = [block for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)]
        self._marks = {claim.id: _mark(claim) for claim in claims}
        self._current = None
        self._wrap()
        self._repaint()

    def update(self, claim: ClaimLine) -> None:
        """Take in a claim as it is now."""
        self._marks[claim.id] = _mark(claim)
        self._repaint()

    def highlight(self, claim: ClaimLine | None) -> None:
        """Make a claim the current one and bring it into view."""
        self._current = None if claim is None else _mark(claim)
        self._repaint()
        self._follow()

    def select(self, start: int, end: int) -> None:
        """Highlight a passage and bring it into view."""
        self._current = Mark(start, end, Status.PENDING)
        self._repaint()
        self._follow()

    def on_resize(self) -> None:
        """Wrap the text for the new width; the current claim stays in view."""
        if self.virtual_size.width != self.scrollable_content_region.width:
            self._wrap()
        self._follow()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if not width:  # not laid out yet
            return
        self._lines = wrap(self._text, width - _GUTTER - _MARGIN)
        self._starts = [start for start, _ in self._lines]
        self.virtual_size = Size(width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        row = y + self.scroll_offset.y
        base = self.rich_style
        if row >= len(self._lines):
            return Strip.blank(self.virtual_size.width, base)
        start, end = self._lines[row]
        runs = self._runs_over(start, end)
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

    def _runs_over(self, start: int, end: int) -> list[Run]:
        first = bisect_right(self._runs, start, key=lambda run: run.end)
        runs = []
        for run in self._runs[first:]:
            if run.start >= end:
                break
            runs.append(run)
        return runs

    def _repaint(self) -> None:
        self._runs = paint(self._marks.values(), self._current, len(self._text))
        self.refresh()

    def _follow(self) -> None:
        if self._current is None or not self._lines or not self.size.height:
            return
        first = bisect_right(self._starts, self._current.start) - 1
        last = bisect_right(self._starts, self._current.end - 1) - 1
        top, height = self.scroll_offset.y, self.size.height
        if first < top or last >= top + height:
            self.scroll_to(y=max(0, first - height // _ABOVE), animate=False, force=True, immediate=True)


def _mark(claim: ClaimLine) -> Mark:
    return Mark(claim.start, claim.end, claim.status)
