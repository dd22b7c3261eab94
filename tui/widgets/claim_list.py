"""The list of claims, drawn from a worklist of any length."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.message import Message

from tui.rows import claim_row, claim_rows
from tui.widgets.cursor_list import CursorList
from tui.worklist import PAGE, Worklist
from verify.types import ClaimLine

_ROLES = ("pending", "verified", "disputed", "flag", "lead", "text")
_ONE_LINE = 46  # cells, from which on a claim has one line


class ClaimList(CursorList):
    """Shows a worklist. Lines that were not read yet are asked for with ``PageWanted``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"claim--{role}" for role in _ROLES}

    class PageWanted(Message):
        """A page of lines is about to be shown and has not been read."""

        def __init__(self, page: int) -> None:
            super().__init__()
            self.page = page

    def __init__(self, worklist: Worklist, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.worklist = worklist
        self.tagged: dict[int, ClaimLine] = {}  # as they were seen; kept when another list is shown
        self._asked: set[int] = set()
        self._title = ""

    def show(self, worklist: Worklist, cursor: int = 0) -> None:
        """Show another list."""
        self.worklist = worklist
        self._asked.clear()
        self.restart(cursor)

    def put(self, page: int, lines: list[ClaimLine]) -> None:
        """Take in a page that was asked for."""
        self.worklist.put(page, lines)
        self._asked.discard(page)
        self.refresh()
        if page == self.cursor // PAGE:
            self.post_message(self.Moved())

    def name_border(self, title: str) -> None:
        """Write a title on the border; everything is drawn anew, but only when it is another one."""
        if title != self._title:
            self._title = title
            self.border_title = Content(title)

    def update(self, line: ClaimLine) -> None:
        """Show a claim as it is now, wherever it stands in the list."""
        row = self.worklist.update(line)
        if row is not None:
            self.redraw(row)

    def on_unmount(self) -> None:
        """Let go of the list, which may be long: screens that were left are collected much later."""
        self.worklist.clear()

    @property
    def current(self) -> ClaimLine | None:
        """The claim at the cursor; None when the list is empty or its line is still being read."""
        return self.worklist.line(self.cursor) if len(self.worklist) else None

    def toggle_tag(self) -> None:
        """Tag the claim at the cursor, or take its tag away."""
        line = self.current
        if line is not None and self.tagged.pop(line.id, None) is None:
            self.tagged[line.id] = line
        self.redraw(self.cursor)

    def is_tagged(self, row: int) -> bool:
        """Whether a claim is tagged."""
        return self.worklist.ids[row] in self.tagged

    def row_height(self) -> int:
        """A narrow list gives each claim two lines, so that enough of it can be read."""
        return 2 if self.scrollable_content_region.width < _ONE_LINE else 1

    def count(self) -> int:
        """How many claims are listed."""
        return len(self.worklist)

    def pieces(self, row: int, part: int, width: int) -> list[tuple[str, str]] | None:
        """A line of a claim; asked for when it was not read yet."""
        line = self.worklist.line(row)
        if line is None:
            self._ask(row // PAGE)
            return None
        lines = (claim_row(line, width),) if self.row_height() == 1 else claim_rows(line, width)
        return [(text, f"claim--{role}") for text, role in lines[part]]

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.PageWanted(page))
