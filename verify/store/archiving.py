"""How often the archive was asked to save a page: the log knows, whichever process asked."""

from __future__ import annotations

import math
from datetime import timedelta

from sqlalchemy import select

from verify.errors import InputError
from verify.store.base import Writing
from verify.store.changes import Change
from verify.store.tables import EVENT

_ASKED, _SAVED = "ask_archive", "save_copy"
_ENTITY = "archive"  # with the number of the source: a row of its own kind, which no report lets out


class ArchivingWriting(Writing):
    """Noting what the archive was asked for."""

    def ask_archive(self, evidence_id: int, *, most: int, within: timedelta) -> None:
        """Note that the archive is about to be asked to save a source.

        Raises:
            InputError: when it was asked ``most`` times ``within`` the time that ends now.
        """
        since = self._now - within
        asked = select(EVENT.c.at).where(EVENT.c.entity == _ENTITY, EVENT.c.action == _ASKED, EVENT.c.at > since)
        times = sorted(self._connection.scalars(asked))
        if len(times) >= most:
            wait = math.ceil((times[-most] + within - self._now).total_seconds())
            raise InputError(
                f"The archive is asked to save {most} pages in {within.total_seconds():.0f} seconds at most.",
                f"Try again in {wait} seconds.",
            )
        self._log([Change(_ASKED, _ENTITY, evidence_id, None, {})])

    def note_saved(self, evidence_id: int, url: str) -> None:
        """Note where the archive keeps the copy that it was asked for."""
        self._log([Change(_SAVED, _ENTITY, evidence_id, None, {"url": url})])
