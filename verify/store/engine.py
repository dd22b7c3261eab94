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

from verify.errors import DatabaseError, InputError

# What is wrong and what to do, by SQLite's primary result code (https://sqlite.org/rescode.html).
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
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "Free some space; nothing was changed."),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "Check the disk; nothing was changed."),
}
_CANNOT = ("cannot be used", "Name another with --db.")


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
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    return connection


def make_engine(path: Path, *, busy_seconds: float) -> Engine:
    """A pool of connections to ``path``; threads share the engine, never a connection."""
    return create_engine("sqlite://", creator=lambda: connect(path, busy_seconds=busy_seconds), poolclass=QueuePool)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's operational errors into one line about ``path``.

    Raises:
        DatabaseError: for anything that is wrong with the file, its folder or the disk.
        InputError: for text that no database can hold.
    """
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.DatabaseError):
            raise
        raise explain(path, error.orig) from error
    except sqlite3.DatabaseError as error:
        raise explain(path, error) from error
    except UnicodeEncodeError as error:
        raise InputError(
            "The text holds bytes that are not characters, so it cannot be stored.", "Give it as UTF-8."
        ) from error


def explain(path: Path, error: sqlite3.DatabaseError) -> Exception:
    """What ``error`` means; a broken constraint is a mistake of this program and is handed back as it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE):
        return error
    what, hint = _MEANINGS.get(code, _CANNOT)
    return DatabaseError(f"The database {path} {what}.", hint)


def _casefold(text: str | None) -> str | None:
    return None if text is None else text.casefold()
