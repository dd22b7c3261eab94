"""Checks that were made elsewhere and imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, insert, select

from verify.store.base import Writing
from verify.store.changes import Change
from verify.store.tables import EARLIER_CHECK
from verify.types import EarlierCheck, Imported

_CHUNK = 500  # rows looked up and added at a time


class ArchiveWriting(Writing):
    """Taking earlier checks in."""

    def add_checks(self, checks: Sequence[EarlierCheck]) -> Imported:
        """Store earlier checks, each under its key: a known key takes the new values and is never stored twice."""
        added = changed = 0
        for first in range(0, len(checks), _CHUNK):
            chunk = checks[first : first + _CHUNK]
            query = select(EARLIER_CHECK.c.key, EARLIER_CHECK.c.id, EARLIER_CHECK.c.version).where(
                EARLIER_CHECK.c.key.in_([check.key for check in chunk])
            )
            known = {row.key: row for row in self._connection.execute(query)}
            self._add_new([check for check in chunk if check.key not in known])
            added += len(chunk) - len(known)
            for check in chunk:
                if check.key in known:
                    row = known[check.key]
                    version = self._change(EARLIER_CHECK, row.id, "change_check", asdict(check))
                    changed += version != row.version
        return Imported(added, changed, len(checks) - added - changed)

    def _add_new(self, checks: Sequence[EarlierCheck]) -> None:
        if not checks:
            return
        first = (self._connection.scalar(select(func.max(EARLIER_CHECK.c.id))) or 0) + 1
        values = [asdict(check) for check in checks]
        rows = [{**value, "id": first + i, "version": 1} for i, value in enumerate(values)]
        self._connection.execute(insert(EARLIER_CHECK), rows)
        self._log([Change("add_check", "earlier_check", first + i, None, value) for i, value in enumerate(values)])
