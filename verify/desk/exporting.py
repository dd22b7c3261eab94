"""Remembering what left the desk, and telling which of it a report made now would say something else of."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from verify.desk.basis import Basis, all_evidence, lookback_on
from verify.report.lookback import told
from verify.report.rewind import stretches
from verify.store import Reader, Store
from verify.types import ArticleRecord, ExportedFile, ExportRecord


class Target:
    """A file that one form of a report is written to; ``place`` is its path, None where it is printed."""

    def __init__(self, file: BinaryIO, place: str | None = None) -> None:
        self._file = file
        self._place = place
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        """Write the next part."""
        self._digest.update(data)
        self._size += len(data)
        self._file.write(data)

    def written(self, form: str) -> ExportedFile:
        """What was written, once all of it is with the file's owner.

        Raises:
            OSError: when the last of it cannot be written.
        """
        self._file.flush()
        return ExportedFile(form, self._digest.hexdigest(), self._size, self._place)


@dataclass(frozen=True, slots=True)
class Exported:
    """A report that left the desk, and what a report made now says else, each in a few words."""

    export: ExportRecord
    changes: tuple[str, ...]

    @property
    def outdated(self) -> bool:
        """Whether a report made now says anything else of the article's claims."""
        return bool(self.changes)


def newest_outdated(found: Sequence[Exported]) -> list[Exported]:
    """Of reports, the newest first, those that are the last of their article and out of date."""
    newest: dict[int, Exported] = {}
    for each in found:
        newest.setdefault(each.export.article_id, each)
    return [each for each in newest.values() if each.outdated]


def remember(store: Store, basis: Basis, files: Sequence[ExportedFile], actor: str) -> None:
    """Keep that a report which rests on ``basis`` was written to ``files``."""
    with store.write(actor) as writer:
        writer.add_export(basis.article, as_of=basis.as_of, events=basis.log.rows, log_head=basis.log.head, files=files)


def exported(store: Store, article: str | None) -> list[Exported]:
    """What left the desk of one article, or of all, the newest first.

    Raises:
        NotFoundError: when there is no such article.
    """
    with store.read() as reader:
        exports = reader.exports(None if article is None else reader.article(article).id)
        starts: defaultdict[int, set[int]] = defaultdict(set)
        for export in exports:
            starts[export.article_id].add(export.events)
        changes = {
            (article_id, start): words
            for article_id, of_article in starts.items()
            for start, words in _changes(reader, reader.article(article_id), of_article)
        }
    return [Exported(export, changes[export.article_id, export.events]) for export in reversed(exports)]


def _changes(reader: Reader, article: ArticleRecord, starts: set[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What a report on the article says else since each of the rows ``starts`` of the log."""
    lookback = lookback_on(reader, article, all_evidence(reader, article))
    events = reader.events_back(article.id, after=min(starts))
    for stretch in stretches(events, starts, to_the_end=True):
        yield stretch.start, tuple(told(stretch, lookback))
