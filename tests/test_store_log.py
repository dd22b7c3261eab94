"""The log cannot be changed through the database, and what is changed behind its back shows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_helpers import new_store, open_store, read_file, stock, tamper

from verify.errors import DatabaseError
from verify.store.changes import GENESIS, chain_hash
from verify.types import EventRecord, LogCheck, Status


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed desk whose log has eight rows: an article, three claims, four verdicts."""
    path = tmp_path / "desk.db"
    store = new_store(path)
    stock(store)
    for claim_id, actor in ((1, "ana"), (2, "bo"), (1, "ana"), (3, "ana")):
        with store.write(actor) as writer:
            writer.set_status(claim_id, Status.DISPUTED, reason="“Nein”")
    store.close()
    return path


def _check(path: Path) -> LogCheck:
    with read_file(path) as reader:
        return reader.verify_log()


def test_whole_log_is_proved(path: Path) -> None:
    with read_file(path) as reader:
        last = reader.events()[-1]
    assert _check(path) == LogCheck(rows=8, broken=None, fault=None, head=last.hash)


def test_empty_log_is_whole(tmp_path: Path) -> None:
    assert _check(tmp_path / "new.db") == LogCheck(0, None, None, "0" * 64)


def test_hash_can_be_recomputed_by_anybody(path: Path) -> None:
    """The recipe in the record's docstring, followed without this program."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM event ORDER BY id").fetchall()
    previous = "0" * 64
    for row in rows:
        fields = {**row, "before": json.loads(row["before"] or "null"), "after": json.loads(row["after"] or "null")}
        stored = fields.pop("hash")
        assert fields["previous"] == previous
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(text.encode()).hexdigest() == stored
        previous = stored


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET actor = 'eve' WHERE id = 1",
        "DELETE FROM event WHERE id = 8",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 3",
        "INSERT INTO event SELECT * FROM event WHERE id = 3 ON CONFLICT DO UPDATE SET actor = 'eve'",
    ],
)
def test_database_refuses_to_change_the_log(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
        connection.commit()
    assert _check(path).rows == 8


@pytest.mark.parametrize(
    ("statement", "broken", "fault"),
    [
        ("UPDATE event SET actor = 'eve' WHERE id = 5", 5, "content"),
        ("UPDATE event SET at = replace(at, '2026', '2025') WHERE id = 6", 6, "content"),
        ("UPDATE event SET after = replace(after, 'disputed', 'verified') WHERE id = 8", 8, "content"),
        ("UPDATE event SET before = NULL WHERE id = 5", 5, "content"),
        ("UPDATE event SET after = 'no JSON' WHERE id = 5", 5, "content"),
        ("UPDATE event SET after = x'ff' WHERE id = 5", 5, "content"),
        ("UPDATE event SET actor = x'ff' WHERE id = 5", 5, "content"),
        ("UPDATE event SET undoes = 1 WHERE id = 5", 5, "content"),
        ("UPDATE event SET step = 4 WHERE id = 5", 5, "content"),
        ("UPDATE event SET hash = upper(hash) WHERE id = 5", 5, "content"),
        ("UPDATE event SET previous = hash WHERE id = 5", 5, "follow"),
        ("DELETE FROM event WHERE id = 1", 1, "missing"),
        ("DELETE FROM event WHERE id = 4", 4, "missing"),
        ("UPDATE event SET id = 99 WHERE id = 8", 8, "missing"),
        ("UPDATE event SET id = 0 WHERE id = 3", 1, "missing"),
        ("DELETE FROM event WHERE id = 8", 8, "missing: the log had 8 rows"),
        ("DELETE FROM event WHERE id > 5", 6, "missing: the log had 8 rows"),
        ("DELETE FROM event", 1, "missing: the log had 8 rows"),
        ("UPDATE log_head SET events = 7", 8, "not the noted end of the log, which had 7 rows"),
        ("UPDATE log_head SET hash = upper(hash)", 8, "not the noted end"),
        ("DELETE FROM log_head", 8, "not the noted end"),
    ],
)
def test_first_broken_row_is_named(path: Path, statement: str, broken: int, fault: str) -> None:
    tamper(path, statement)
    found = _check(path)
    assert found.broken == broken
    assert found.fault is not None
    assert fault in found.fault


def test_proving_leaves_the_reader_as_it_was(path: Path) -> None:
    with read_file(path) as reader:
        before = (reader.claim_ids(), reader.candidates(["bridge"], 5), reader.events())
        reader.verify_log()
        assert (reader.claim_ids(), reader.candidates(["bridge"], 5), reader.events()) == before


def test_writing_to_a_log_that_was_lengthened_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE log_head SET events = 7, hash = (SELECT hash FROM event WHERE id = 7)")
        connection.commit()
    store = open_store(path)
    with pytest.raises(DatabaseError, match="log that does not end where it did"), store.write("ana") as writer:
        writer.set_status(1, Status.VERIFIED, reason=None)
    store.close()


def test_renumbered_tail_is_seen(path: Path) -> None:
    """Removing a row and closing the gap leaves a row that does not follow."""
    tamper(path, "DELETE FROM event WHERE id = 5", "UPDATE event SET id = id - 1 WHERE id > 5")
    assert (_check(path).broken, _check(path).rows) == (5, 4)


def test_swapped_rows_are_seen(path: Path) -> None:
    tamper(
        path,
        "UPDATE event SET id = 99 WHERE id = 5",
        "UPDATE event SET id = 5 WHERE id = 6",
        "UPDATE event SET id = 6 WHERE id = 99",
    )
    assert _check(path).broken == 5


def test_cut_tail_with_a_forged_head_shows_only_in_the_head(path: Path) -> None:
    """What the file alone cannot tell: the head hash has to be known from elsewhere."""
    before = _check(path)
    tamper(
        path,
        "DELETE FROM event WHERE id = 8",
        "UPDATE log_head SET events = 7, hash = (SELECT hash FROM event WHERE id = 7)",
    )
    after = _check(path)
    assert after.broken is None
    assert (after.rows, after.head) != (before.rows, before.head)


def test_a_hash_confirms_no_guess_of_its_row(path: Path) -> None:
    with read_file(path) as reader:
        events = reader.events()
    salts = {event.salt for event in events}
    assert len(salts) == len(events)
    for event in events:
        guess = {name: getattr(event, name) for name in EventRecord.__slots__} | {"salt": None}
        assert chain_hash(guess) != event.hash


def test_rows_from_before_there_were_salts_stay_proved_and_are_followed(path: Path) -> None:
    _take_the_salts_out(path)
    with closing(open_store(path)) as store, store.write("ana") as writer:
        writer.set_status(2, Status.VERIFIED, reason=None)
    assert _check(path).rows == 9
    assert _check(path).broken is None
    tamper(path, "UPDATE event SET salt = 'guessed' WHERE id = 4")
    assert _check(path).broken == 4


_UNSALTED = "UPDATE event SET salt = NULL, previous = '{}', hash = '{}' WHERE id = {}"
_END = "UPDATE log_head SET hash = '{}'"


def _take_the_salts_out(path: Path) -> None:
    """Make the file one that was written before rows had salts."""
    with read_file(path) as reader:
        rows = [{name: getattr(event, name) for name in EventRecord.__slots__} for event in reader.events()]
    previous, statements = GENESIS, []
    for row in rows:
        row |= {"previous": previous, "salt": None}
        hash_ = chain_hash(row)
        statements.append(_UNSALTED.format(previous, hash_, row["id"]))
        previous = hash_
    triggers = _triggers(path)
    tamper(path, *statements, _END.format(previous), *triggers)


def _triggers(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'")
        return [sql for (sql,) in found]
