"""Opening a database: every way in which the file can be wrong is told in one line, and nothing is changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from store_helpers import Clock, open_store, read_file, stock

from verify.errors import DatabaseError, InputError, NotFoundError
from verify.store import Store, Writer
from verify.types import Status

_NOBODY = 65534


def _refusal(path: Path) -> str:
    with pytest.raises(DatabaseError) as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert str(path) in caught.value.what
    return caught.value.what


def _state(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        file.name: (file.stat().st_mtime_ns, hashlib.sha256(file.read_bytes()).hexdigest()) for file in folder.iterdir()
    }


def test_missing_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "the desk?#%.db"
    store = open_store(path)
    stock(store)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]  # one file when nobody has it open
    store = open_store(path)
    with store.read() as reader:
        assert len(reader.articles()) == 1
    assert store.backup is None
    store.close()


def test_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.touch()
    open_store(path).close()
    assert path.stat().st_size > 0


def test_commits_are_synced_and_readers_do_not_wait(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.read() as reader:
        pragma = reader._connection.exec_driver_sql
        assert pragma("PRAGMA journal_mode").scalar() == "wal"
        assert pragma("PRAGMA synchronous").scalar() == 2  # FULL: a commit that returned survives a power cut
        assert pragma("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_folder_device_and_text_are_refused(tmp_path: Path) -> None:
    assert "is a folder" in _refusal(tmp_path)
    text = tmp_path / "article.txt"
    text.write_text("Not a database, but an article.\n" * 100)
    before = _state(tmp_path)
    assert "is not a database" in _refusal(text)
    assert _state(tmp_path) == before
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "is not a file" in _refusal(pipe)


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be opened" in _refusal(tmp_path / "file" / "desk.db")


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_database_of_another_program_is_not_touched(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY)")
    before = _state(tmp_path)
    assert "belongs to another program" in _refusal(path)
    assert _state(tmp_path) == before


def test_database_marked_by_another_program_is_refused_though_empty(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")
    assert "belongs to another program" in _refusal(path)


def test_newer_schema_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = _state(tmp_path)
    assert "newer version of Claimdesk (schema 9999)" in _refusal(path)
    assert _state(tmp_path) == before


def test_damaged_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    assert "is damaged" in _refusal(path)


def test_lost_table_is_named_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE posting")
    store = open_store(path)
    with pytest.raises(DatabaseError, match="no such table: posting"):
        stock(store)
    store.close()


def test_exclusively_locked_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "is locked by another program" in _refusal(path)
    open_store(path).close()


def test_reading_goes_on_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    stock(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with read_file(path) as reader:
            assert len(reader.claim_ids()) == 3
        with pytest.raises(DatabaseError, match="is locked by another program"), store.write("ana"):
            pass
    with store.write("ana") as writer:
        writer.set_status(1, Status.VERIFIED, reason=None)
    store.close()


def test_many_may_open_a_missing_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    clock = Clock()
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: Store.open(path, clock=clock, busy_seconds=30), range(6)))
    stock(stores[0])
    for store in stores:
        with store.read() as reader:
            assert len(reader.articles()) == 1
        store.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_OPEN = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
import verify.store.store, alembic.command, alembic.config, alembic.script, sqlalchemy.dialects.sqlite
if os.geteuid() == 0:
    os.setegid(int(sys.argv[2])); os.seteuid(int(sys.argv[2]))
from verify.errors import DatabaseError
try:
    verify.store.store.Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC), busy_seconds=0)
except DatabaseError as error:
    print(error)
"""


def _refusal_without_rights(path: Path) -> str:
    """What a process without root's rights is told; root itself is stopped by no permission."""
    result = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path), str(_NOBODY)], capture_output=True, text=True, check=True
    )
    assert len(result.stdout.splitlines()) == 1, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_read_only_file_or_folder_is_refused(open_folder: Path, file_mode: int, folder_mode: int) -> None:
    path = open_folder / "desk.db"
    open_store(path).close()
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    before = path.read_bytes()
    message = _refusal_without_rights(path)
    assert "Allow writing to the file and its folder" in message
    assert "read-only" in message or "cannot be opened" in message
    assert path.read_bytes() == before


def test_unreadable_file_and_folder_are_refused(open_folder: Path) -> None:
    path = open_folder / "desk.db"
    open_store(path).close()
    path.chmod(0)
    assert "Permission denied" in _refusal_without_rights(path)
    open_folder.chmod(0)
    assert "Permission denied" in _refusal_without_rights(path)


def test_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    stock(store)
    with pytest.raises(DatabaseError, match="the disk is full"), store.write("ana") as writer:
        _fill_the_disk(writer)
    with store.read() as reader:
        assert reader.claim(1).status is Status.PENDING
        assert reader.verify_log().broken is None
    store.close()


def _fill_the_disk(writer: Writer) -> None:
    writer.set_status(1, Status.VERIFIED, reason=None)
    pages = writer._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    writer._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    writer.set_status(2, Status.VERIFIED, reason="x" * 100_000)


@pytest.mark.parametrize("text", ["\udcff", "reason \ud800"])
def test_text_that_is_no_text_is_refused(tmp_path: Path, text: str) -> None:
    store = open_store(tmp_path / "desk.db")
    stock(store)
    with pytest.raises(InputError, match="not characters"), store.write("ana") as writer:
        writer.set_status(1, Status.DISPUTED, reason=text)
    store.close()


@pytest.mark.parametrize("number", [0, -1, 4, 2**63, 10**30])
def test_numbers_nobody_has_are_not_found(tmp_path: Path, number: int) -> None:
    store = open_store(tmp_path / "desk.db")
    stock(store)
    with pytest.raises(NotFoundError), store.read() as reader:
        reader.claim(number)
    with pytest.raises(NotFoundError), store.read() as reader:
        reader.article("9" * 5000)
    store.close()
