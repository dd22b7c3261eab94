"""Connections to one SQLite file, and what its errors mean to a user.

Every commit is synced to the disk before it returns (``synchronous=FULL``): in WAL mode the cheaper
``NORMAL`` may lose the last commits in a power cut, and a verdict that was given is never lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from verify.errors import DatabaseError, InputError, NotFoundError

_CACHE_KIB = 256  # of pages, for each connection: the system keeps the file's pages too, once for all

# What is wrong and what to do, by SQLite's result code (https://sqlite.org/rescode.html).
_MEANINGS = {
    sqlite3.SQLITE_BUSY: ("is locked by another program", "Try again when that has finished."),
    sqlite3.SQLITE_LOCKED: ("is locked by another program", "Try again when that has finished."),
    sqlite3.SQLITE_READONLY: ("is read-only", "Allow writing to the file and its folder, or name another with --db."),
    sqlite3.SQLITE_PERM: ("may not be opened", "Ask for access to it, or name another with --db."),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened, or its folder cannot be written to",
        "Allow writing to the file and its folder, or name another with --db.",
    ),
    sqlite3.SQLITE_NOTADB: ("is not a database", "Name another file with --db."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "Restore it from a backup."),
    sqlite3.SQLITE_CONSTRAINT_TRIGGER: ("has a log that does not end where it did", "Run `claimdesk log verify`."),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Free some space; nothing was changed."),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "Check the disk; nothing was changed."),
}


def connect(path: Path, *, busy_seconds: float, writable: bool = True) -> sqlite3.Connection:
    """Open an existing file; transactions are begun and ended explicitly.

    ``busy_seconds`` is how long to wait for another writer before giving up.
    """
    uri = f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    return connection


def make_engine(path: Path, *, busy_seconds: float) -> Engine:
    """A pool of connections to ``path``; threads share the engine, never a connection."""
    return create_engine("sqlite://", creator=lambda: connect(path, busy_seconds=busy_seconds), poolclass=QueuePool)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one line about ``path``; a broken constraint is a mistake of ours and passes.

    Raises:
        DatabaseError: for anything that is wrong with the file, its folder or the disk.
        InputError: for text or a number that no database can hold.
    """
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        meaning = _meaning(cause)
        if meaning is None:
            raise
        raise DatabaseError(f"The database {path} {meaning[0]}.", meaning[1]) from error
    except UnicodeEncodeError as error:
        raise InputError(
            "The text holds bytes that are not characters, so it cannot be stored.", "Give it as UTF-8."
        ) from error
    except OverflowError as error:
        raise NotFoundError("Nothing is stored under a number that large.", "Look the number up in a list.") from error


def _meaning(error: BaseException | None) -> tuple[str, str] | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE)
    primary = code & 0xFF  # the rest of an extended code tells more
    if code in _MEANINGS:
        return _MEANINGS[code]
    if primary in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE):
        return None
    return _MEANINGS.get(primary, (f"cannot be used: {error}", "Restore it from a backup, or name another with --db."))


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()
