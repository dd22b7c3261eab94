"""The use cases that take things in: articles, feeds, and checks made elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from verify.desk.adding import add_document
from verify.desk.archive import import_checks
from verify.desk.base import DeskBase
from verify.desk.base import silent as _silent
from verify.desk.outcomes import FEED_LIMIT, Added, FeedFound, Missed
from verify.desk.taking import Material, get, get_entry
from verify.errors import FetchError, InputError
from verify.intake.forms import Form
from verify.intake.reading import Entry
from verify.types import Imported


class IncomingUses(DeskBase):
    """Taking articles in, with their claims and relations, and filling the archive."""

    def add(
        self,
        source: str,
        *,
        published: date | None = None,
        language: str | None = None,
        by: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[str], None] = _silent,
    ) -> Added:
        """Take one article in from a file, a web address or standard input (``-``), with its claims and relations.

        Raises:
            InputError: when the source is not an article in English; nothing is stored then.
            FetchError: when the page cannot be had, or is no article.
        """
        document = self._get(source, stdin).document(published=published, language=language)
        return add_document(self._store, self._decomposer, document, self._actor(by), progress)

    def add_each(
        self,
        sources: Sequence[str],
        *,
        limit: int = FEED_LIMIT,
        published: date | None = None,
        language: str | None = None,
        by: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[str], None] = _silent,
    ) -> Iterator[Added | FeedFound | Missed]:
        """Take in what each source holds: one article, as ``add`` does, or the ``limit`` newest of a feed.

        Each article is a step of its own: one that fails is told and stops no other.
        """
        actor = self._actor(by)

        def take(material: Material, dated: date | None = None) -> Added:
            document = material.document(published=published, language=language, dated=dated)
            return add_document(self._store, self._decomposer, document, actor, progress)

        for source in sources:
            entries: Sequence[Entry] = ()
            try:
                material = self._get(source, stdin)
                if material.form is not Form.FEED:
                    yield take(material)
                    continue
                entries = material.feed().entries
            except (InputError, FetchError) as error:
                yield Missed(source, error)
                continue
            yield FeedFound(source, len(entries), min(limit, len(entries)))
            for entry in entries[:limit]:
                progress(f"fetching {entry.url}")
                try:
                    added = take(get_entry(entry, self._fetcher()), entry.published)
                except (InputError, FetchError) as error:
                    yield Missed(entry.url or entry.title, error)
                else:
                    yield added

    def import_checks(self, source: str, *, by: str | None = None, stdin: BinaryIO | None = None) -> Imported:
        """Take checks made elsewhere into the archive, from JSON Lines, CSV or ClaimReview; all or none.

        Raises:
            InputError: when a line of the file is bad; nothing is stored then.
        """
        return import_checks(self._store, source, stdin or sys.stdin.buffer, self._actor(by))

    def _get(self, source: str, stdin: BinaryIO | None) -> Material:
        return get(source, fetcher=self._fetcher, max_bytes=self._settings.max_bytes, stdin=stdin)
