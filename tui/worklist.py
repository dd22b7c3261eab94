"""The claims under review as numbers, with the pages that were read and which are still open."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from verify.types import ClaimLine, Status

PAGE = 128
_KEPT_PAGES = 64


class Worklist:
    """A list of claims of any length: eight bytes and one flag for each, and the lines last looked at.

    ``ids`` are the claims in list order, ``open_ids`` those of them that are pending.
    """

    def __init__(self, ids: array[int], open_ids: Iterable[int]) -> None:
        opened = set(open_ids)
        self.ids = ids
        self._open = bytearray(claim_id in opened for claim_id in ids)
        self._pages: OrderedDict[int, list[ClaimLine]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def open_count(self) -> int:
        """How many of these claims are pending."""
        return self._open.count(1)

    def line(self, row: int) -> ClaimLine | None:
        """The claim of a row, or None while its page has not been read."""
        page = self._pages.get(row // PAGE)
        return None if page is None else page[row % PAGE]

    def page_ids(self, page: int) -> Sequence[int]:
        """The claims to read for a page."""
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def put(self, page: int, lines: list[ClaimLine]) -> None:
        """Keep a page that was read; the one put longest ago is forgotten when there are many."""
        self._pages[page] = lines
        self._pages.move_to_end(page)
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)

    def update(self, line: ClaimLine) -> None:
        """Take in a claim as it is now, wherever it stands in the list."""
        row = self.row_of(line.id)
        if row is None:
            return
        self._open[row] = line.status is Status.PENDING
        if (page := self._pages.get(row // PAGE)) is not None:
            page[row % PAGE] = line

    def row_of(self, claim_id: int) -> int | None:
        """The row of a claim, or None when it is not in this list."""
        try:
            return self.ids.index(claim_id)
        except ValueError:
            return None

    def next_open(self, row: int, step: int = 1) -> int | None:
        """The nearest open claim after a row (``step`` -1: before), starting over at the end, or None."""
        if step > 0:
            found = self._open.find(1, row + 1)
            found = self._open.find(1) if found < 0 else found
        else:
            found = self._open.rfind(1, 0, max(row, 0))
            found = self._open.rfind(1) if found < 0 else found
        return None if found < 0 else found
