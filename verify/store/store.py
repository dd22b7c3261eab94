"""The store: one file, read in snapshots and written in steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from verify.store.archive import ArchiveWriting
from verify.store.archiving import ArchivingWriting
from verify.store.articles import ArticleReading, ArticleWriting
from verify.store.base import actor_name
from verify.store.claims import ClaimReading, ClaimWriting
from verify.store.corrections import CorrectionReading, CorrectionWriting
from verify.store.editing import ClaimEditing
from verify.store.engine import explained, make_engine
from verify.store.events import EventReading
from verify.store.evidence import EvidenceReading, EvidenceWriting
from verify.store.exports import ExportReading, ExportWriting
from verify.store.filters import FilterReading, FilterWriting
from verify.store.notes import NoteReading, NoteWriting
from verify.store.notices import NoticeReading, NoticeWriting
from verify.store.postings import CandidateReading
from verify.store.relations import RelationReading, RelationWriting
from verify.store.schema import prepare_file, prepare_writing, upgrade
from verify.store.search import SearchReading
from verify.store.undo import Undoing
from verify.store.watch import WatchReading, WatchWriting


class Reader(
    ArticleReading,
    ClaimReading,
    RelationReading,
    EvidenceReading,
    NoteReading,
    NoticeReading,
    WatchReading,
    EventReading,
    CandidateReading,
    SearchReading,
    FilterReading,
    ExportReading,
    CorrectionReading,
):
    """One consistent snapshot of the desk; usable within its ``with`` block only."""


class Writer(
    ArticleWriting,
    ClaimWriting,
    ClaimEditing,
    RelationWriting,
    EvidenceWriting,
    NoteWriting,
    NoticeWriting,
    ArchiveWriting,
    ArchivingWriting,
    FilterWriting,
    ExportWriting,
    WatchWriting,
    CorrectionWriting,
    Undoing,
    Reader,
):
    """One step of the log: all of it is written, or nothing. It reads what it has written."""


class Store:
    """A database file that is open. Threads may share it; each transaction has a connection of its own.

    ``backup`` is the copy that was made because the file had an older schema, None when it had not.
    """

    def __init__(self, path: Path, engine: Engine, clock: Callable[[], datetime], backup: Path | None) -> None:
        self.path = path
        self.backup = backup
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime], busy_seconds: float = 5.0) -> Store:
        """Open the database at ``path``, making or upgrading it where needed.

        ``clock`` gives aware times. ``busy_seconds`` is how long to wait for another program's write.

        Raises:
            DatabaseError: when it is no database of this program, too new, locked or read-only.
        """
        path = path.absolute()  # connections are opened later, too, whatever the working folder is then
        prepare_file(path)
        engine = make_engine(path, busy_seconds=busy_seconds)
        try:
            with explained(path):
                backup = upgrade(path, engine, now=clock())
                prepare_writing(path, busy_seconds=busy_seconds)
        except BaseException:
            engine.dispose()
            raise
        return cls(path, engine, clock, backup)

    def close(self) -> None:
        """Close all connections; the last one to close the file folds the write-ahead log into it."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Read one consistent snapshot, whatever is written meanwhile.

        Raises:
            DatabaseError: when the file cannot be read.
        """
        with explained(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield Reader(connection)

    @contextmanager
    def write(self, actor: str) -> Iterator[Writer]:
        """Write one step in the name of ``actor``; any error takes all of it back.

        Raises:
            InputError: when ``actor`` is empty.
            DatabaseError: when the file cannot be written, or another program writes for too long.
        """
        name = actor_name(actor)
        with explained(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield Writer(connection, actor=name, now=self._clock())
            connection.commit()
