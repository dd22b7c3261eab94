"""The migrations make the tables that the code believes in, and an older file is copied before it is changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from store_helpers import START, open_store, read_file, stock

from verify.errors import DatabaseError
from verify.store import schema
from verify.store.tables import METADATA

_NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "{head}"
branch_labels = depends_on = None


def upgrade():
    op.add_column("claim", sa.Column("shade", sa.Integer()))
    {more}
"""


def _schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return dict(rows.fetchall())


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The full-text index and the tables it keeps itself in are virtual: SQLAlchemy knows nothing of them."""
    return kind != "table" or not str(name).startswith("search")


def _with_next_revision(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """Let the program be one revision newer than it is."""
    migrations = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "next.py").write_text(_NEXT.format(head=schema.HEAD, more=more))
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "HEAD", "next")


def test_head_is_the_last_revision() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_heads() == [schema.HEAD]


def test_migrated_schema_is_the_one_of_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path / "migrated.db").close()
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    METADATA.create_all(declared)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, METADATA) == []
    # What that comparison does not look at: checks, and how a table is stored.
    for table in METADATA.tables:
        checks = [
            {check["name"]: check["sqltext"] for check in inspect(engine).get_check_constraints(table)}
            for engine in (migrated, declared)
        ]
        assert checks[0] == checks[1]
    assert "WITHOUT ROWID" in _schema(tmp_path / "migrated.db")["posting"]
    assert "WITHOUT ROWID" in _schema(tmp_path / "declared.db")["posting"]
    migrated.dispose()
    declared.dispose()


def test_older_file_is_copied_and_then_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    head = schema.HEAD
    store = open_store(path)
    stock(store)  # left open: the newest rows are in the write-ahead log, not in the file
    _with_next_revision(tmp_path, monkeypatch)
    upgraded = open_store(path)
    backup = upgraded.backup
    assert backup is not None
    assert backup.parent == tmp_path
    assert backup.name == f"desk.db.{head}.{START:%Y%m%dT%H%M}01Z.backup"
    assert "shade" in _schema(path)["claim"]
    with upgraded.read() as reader:
        assert reader._connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert len(reader.claim_ids()) == 3
        assert reader.verify_log().broken is None
    upgraded.close()
    store.close()
    with closing(open_store(path)) as again:
        assert again.backup is None
    monkeypatch.undo()
    with read_file(backup) as reader:  # the copy is a whole database of the older version
        assert len(reader.claim_ids()) == 3
    assert sorted(file.name for file in tmp_path.glob("*.part")) == []


def test_failed_upgrade_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    stock(store)
    store.close()
    before = _schema(path)
    _with_next_revision(tmp_path, monkeypatch, more='op.execute("UPDATE nowhere SET x = 1")')
    with pytest.raises(DatabaseError, match="no such table: nowhere"):
        open_store(path)
    assert _schema(path) == before
    monkeypatch.undo()
    with read_file(path) as reader:
        assert len(reader.claim_ids()) == 3


def test_upgrade_that_breaks_references_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    stock(store)
    store.close()
    _with_next_revision(tmp_path, monkeypatch, more='op.execute("DELETE FROM article")')
    with pytest.raises(DatabaseError, match="refer to nothing"):
        open_store(path)
    monkeypatch.undo()
    with read_file(path) as reader:
        assert len(reader.articles()) == 1
