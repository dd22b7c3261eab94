"""Is this file ours, is its schema this version's, and if not: make it so, or refuse.

The schema is made and changed by the migrations alone, in one transaction; before an older schema is
changed the whole file is copied beside itself.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from verify.errors import DatabaseError
from verify.store.engine import connect

HEAD = "0010"
"""The revision this version of the program works with; opening an up-to-date file need not load Alembic."""

MIGRATIONS = Path(__file__).with_name("migrations")

APPLICATION_ID = 0x436C6D64  # "Clmd"
# The header of a SQLite file, and where in it a program's mark is (https://sqlite.org/fileformat2.html, 1.3).
_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_MARK = slice(68, 72)


def prepare_file(path: Path) -> None:
    """Make sure that ``path`` may be opened as our database; a missing file is made, empty, with its folder.

    Raises:
        DatabaseError: when it is no file, no database, another program's database, or cannot be
            made. Nothing is written into a file that was there.
    """
    try:
        if path.exists() and not path.is_file():
            what = "is a folder" if path.is_dir() else "is not a file"
            raise DatabaseError(f"The database {path} {what}.", "Name a file with --db.")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch()
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise DatabaseError(
            f"The database {path} cannot be opened: {error.strerror}.",
            "Allow writing to the file and its folder, or name another with --db.",
        ) from error
    if header and not header.startswith(_MAGIC):
        raise DatabaseError(f"The database {path} is not a database.", "Name another file with --db.")
    # The bytes are read without SQLite, which leaves files of its own beside a database in WAL mode.
    if header and header[_MARK] != APPLICATION_ID.to_bytes(4, "big"):
        raise DatabaseError(f"The database {path} belongs to another program.", "Name another file with --db.")


def upgrade(path: Path, engine: Engine, *, now: datetime) -> Path | None:
    """Bring the schema in ``path`` to ``HEAD``; give the path of the backup if one had to be made.

    Raises:
        DatabaseError: when the file was written by a newer version, or cannot be written to.
    """
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return None
        # A migration may rebuild a table that others refer to (https://sqlite.org/lang_altertable.html, 7). So
        # this connection does not go back to the pool.
        connection.rollback()
        connection.detach()
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        current = _revision(connection)  # again: another process may have been quicker
        if current == HEAD:
            return None
        if current is not None:
            _refuse_newer(path, current)
        backup = None if current is None else _back_up(path, current, now)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DatabaseError(f"The database {path} has rows that refer to nothing.", "Restore it from a backup.")
        connection.commit()
    return backup


def prepare_writing(path: Path, *, busy_seconds: float) -> None:
    """Prove that the file can be written, and let nobody who reads wait for somebody who writes.

    Raises:
        DatabaseError: when it lies on a disk where a write-ahead log cannot work.
        sqlite3.OperationalError: when it cannot be written.
    """
    with closing(connect(path, busy_seconds=busy_seconds)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("UPDATE alembic_version SET version_num = version_num WHERE 0")
        except sqlite3.OperationalError as error:
            # Busy: somebody else is writing, so it can be written, or is switching the log this very moment.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        else:
            if mode != "wal":
                raise DatabaseError(f"The database {path} lies on a disk that cannot share it.", "Move it to another.")


def _revision(connection: Connection) -> str | None:
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def _refuse_newer(path: Path, revision: str) -> None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- only an old or a newer file needs it

    if not any(script.revision == revision for script in ScriptDirectory(MIGRATIONS).walk_revisions()):
        raise DatabaseError(
            f"The database {path} was written by a newer version of Claimdesk (schema {revision}).",
            "Upgrade Claimdesk, or name another with --db.",
        )


def _back_up(path: Path, revision: str, now: datetime) -> Path:
    """Copy the file with SQLite's backup interface, which sees one consistent state of it."""
    target = path.with_name(f"{path.name}.{revision}.{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with (
            closing(connect(path, busy_seconds=0, writable=False)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            source.backup(copy)
        return unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _migrate(connection: Connection) -> None:
    from alembic.command import upgrade as alembic_upgrade  # noqa: PLC0415 -- only a new or an old file needs it
    from alembic.config import Config  # noqa: PLC0415 -- the same

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    alembic_upgrade(config, HEAD)
