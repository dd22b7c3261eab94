"""Filters that are saved under a name, for everybody at the desk."""

from __future__ import annotations

from sqlalchemy import delete, select

from verify.store.base import Reading, Writing, missing
from verify.store.changes import Change
from verify.store.tables import SAVED_FILTER
from verify.types import SavedFilter


class FilterReading(Reading):
    """Looking saved filters up."""

    def saved_filters(self) -> list[SavedFilter]:
        """All of them, by name."""
        table = SAVED_FILTER.c
        query = select(table.name, table.words, table.saved_by).order_by(table.name)
        return [SavedFilter(*row) for row in self._connection.execute(query)]


class FilterWriting(FilterReading, Writing):
    """Saving and removing filters."""

    def save_filter(self, name: str, words: str) -> None:
        """Save a filter; one that has the name already is replaced."""
        values = {"words": words, "saved_by": self._actor}
        known = self._connection.scalar(select(SAVED_FILTER.c.id).where(SAVED_FILTER.c.name == name))
        if known is not None:
            self._change(SAVED_FILTER, known, "save_filter", values)
            return
        filter_id = self._insert(SAVED_FILTER, {"name": name, **values, "version": 1})
        self._log([Change("save_filter", "saved_filter", filter_id, None, {"name": name, **values})])

    def remove_filter(self, name: str) -> None:
        """Remove a saved filter.

        Raises:
            NotFoundError: when no filter has the name.
        """
        row = self._connection.execute(select(SAVED_FILTER).where(SAVED_FILTER.c.name == name)).mappings().first()
        if row is None:
            raise missing("saved_filter", name)
        self._connection.execute(delete(SAVED_FILTER).where(SAVED_FILTER.c.id == row["id"]))
        before = {"name": name, "words": row["words"], "saved_by": row["saved_by"]}
        self._log([Change("remove_filter", "saved_filter", row["id"], before, None)])
