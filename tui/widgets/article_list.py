"""The articles on the desk: title, place and date, and how far their review is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len

from tui.widgets.cursor_list import CursorList
from tui.widgets.progress_line import progress_figures
from tui.wrapping import fit
from verify.types import ArticleRecord, Progress
from verify.wording import one_line

_GAP = "  "


class ArticleList(CursorList):
    """Two lines for each article, and one to set it apart."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--about",
        "claim--verified",
        "claim--disputed",
        "claim--pending",
        "claim--flag",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._articles: list[tuple[ArticleRecord, Progress]] = []

    def show(self, articles: list[tuple[ArticleRecord, Progress]]) -> None:
        """Show the desk as it was read; the cursor stays with its article."""
        before = self.current
        self._articles = articles
        ids = [article.id for article, _ in articles]
        self.restart(ids.index(before.id) if before and before.id in ids else 0)

    @property
    def current(self) -> ArticleRecord | None:
        """The article at the cursor, None on an empty desk."""
        return self._articles[self.cursor][0] if self._articles else None

    def row_height(self) -> int:
        """Two lines of text and an empty one."""
        return 3

    def count(self) -> int:
        """How many articles there are."""
        return len(self._articles)

    def pieces(self, row: int, part: int, width: int) -> list[tuple[str, str]]:
        """One of the lines of an article."""
        article, progress = self._articles[row]
        if part == 0:
            return [(fit(one_line(article.title), width), "article--title")]
        if part == 1:
            figures = [(_GAP + text, f"claim--{role}") for text, role in progress_figures(progress)]
            room = width - sum(cell_len(text) for text, _ in figures)
            return [(fit(_about(article), room), "article--about"), *figures]
        return []


def _about(article: ArticleRecord) -> str:
    parts = (article.published or "no date", article.place)
    return f" {' · '.join(one_line(part) for part in parts if part)}"
