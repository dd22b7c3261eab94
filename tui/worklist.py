"""The claims under review as numbers, with the pages that were read and which are still open."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence

from verify.types import STATUS_CODES, ClaimLine, ClaimRows, Status

PAGE = 128
_KEPT_PAGES = 64
_OPEN = STATUS_CODES[Status.PENDING]


class Worklist:
    """A list of claims of any length: five bytes for each, and the lines last looked at.

    It may grow at its end while it is looked at, also from another thread; ``complete`` when it does not any more.
    """

    def __init__(self, rows: ClaimRows) -> None:
        self.ids = array("I")
        self.complete = False
        self._states = bytearray()
        self._articles: list[int] = []
        self._firsts: list[int] = []
        self._pages: OrderedDict[int, list[ClaimLine]] = OrderedDict()
        self.extend(rows)

    def __len__(self) -> int:
        return len(self.ids)

    def extend(self, rows: ClaimRows) -> None:
        """Take in the next stretch of the list."""
        length = len(self.ids)
        for article, first in rows.firsts.items():
            if article not in self._articles[-1:]:
                self._firsts.append(length + first)
                self._articles.append(article)
        self._states += rows.states
        self.ids += rows.ids  # the last: a row that is there has all the rest
        self.complete = rows.last

    def clear(self) -> None:
        """Let go of everything: whoever still holds the list holds next to nothing."""
        self.ids, self._states = array("I"), bytearray()
        self._articles, self._firsts = [], []
        self._pages.clear()

    def line(self, row: int) -> ClaimLine | None:
        """The claim of a row, or None while its page has not been read."""
        page = self._pages.get(row // PAGE)
        return None if page is None or row % PAGE >= len(page) else page[row % PAGE]

    def page_ids(self, page: int) -> Sequence[int]:
        """The claims to read for a page."""
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def put(self, page: int, lines: list[ClaimLine]) -> None:
        """Keep a page that was read; the one put longest ago is forgotten when there are many."""
        self._pages[page] = lines
        self._pages.move_to_end(page)
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)

    def update(self, line: ClaimLine) -> int | None:
        """Take in a claim as it is now, wherever it stands in the list; gives its row, None when it is not there."""
        row = self.row_of(line)
        if row is not None:
            self._states[row] = STATUS_CODES[line.status]
            if (page := self._pages.get(row // PAGE)) is not None and row % PAGE < len(page):
                page[row % PAGE] = line
        return row

    def seen(self, line: ClaimLine) -> ClaimLine | None:
        """A claim as it was read last, if it was and is still kept."""
        row = self.row_of(line)
        return None if row is None else self.line(row)

    def row_of(self, line: ClaimLine) -> int | None:
        """The row of a claim, or None when it is not in this list; only the claims of its article are looked at."""
        at = bisect_left(self._articles, line.article_id)
        if at == len(self._articles) or self._articles[at] != line.article_id:
            return None
        end = self._firsts[at + 1] if at + 1 < len(self._firsts) else len(self.ids)
        try:
            return self.ids.index(line.id, self._firsts[at], end)
        except ValueError:
            return None

    def next_open(self, row: int, step: int = 1) -> int | None:
        """The nearest open claim after a row (``step`` -1: before), starting over at the end, or None."""
        end = len(self.ids)
        if step > 0:
            found = self._states.find(_OPEN, row + 1, end)
            found = self._states.find(_OPEN, 0, end) if found < 0 else found
        else:
            found = self._states.rfind(_OPEN, 0, max(row, 0))
            found = self._states.rfind(_OPEN, 0, end) if found < 0 else found
        return None if found < 0 else found
