"""A step is written whole or not at all, and nobody overwrites what they have not seen."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from store_helpers import make_document, make_page, new_store, open_store, stock, visited

from verify.errors import InputError, NotFoundError, StaleWriteError
from verify.store import Store, Writer
from verify.types import EventRecord, Presence, Relation, RelationKind, RelationState, Status


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "desk.db")
    stock(opened)
    yield opened
    opened.close()


def _events(store: Store) -> list[EventRecord]:
    with store.read() as reader:
        assert reader.verify_log().broken is None
        return reader.events()


def test_stale_verdict_is_refused_and_shows_the_other_one(store: Store) -> None:
    with store.write("bo\x1b[31m") as writer:
        assert writer.set_status(2, Status.DISPUTED, reason="It cost\n5 million", expected=1) == 2
    before = _events(store)
    with pytest.raises(StaleWriteError) as caught, store.write("ana") as writer:
        writer.set_status(2, Status.VERIFIED, reason=None, expected=1)
    assert _events(store) == before
    assert re.fullmatch(
        r"Claim 2 was changed by bo\ufffd\[31m on 2026-03-01 at 08:00:\d\d UTC: status pending -> disputed,"
        r" reason none -> It cost 5 million\. Look at it again; nothing was written\.",
        str(caught.value),
    )
    with store.write("ana") as writer:
        assert writer.set_status(2, Status.VERIFIED, reason=None, expected=2) == 3


def test_stale_writes_of_flags_are_refused(store: Store) -> None:
    with store.write("desk") as writer:
        writer.add_relation(1, 2, Relation(RelationKind.CONFLICT, 90))
    with store.write("ana") as writer:
        writer.decide_relation(1, RelationState.DISMISSED, expected=1)
    with pytest.raises(StaleWriteError, match="Flag 1 was changed by ana"), store.write("bo") as writer:
        writer.decide_relation(1, RelationState.CONFIRMED, expected=1)


def test_one_stale_write_takes_the_whole_step_back(store: Store) -> None:
    before = _events(store)
    with pytest.raises(StaleWriteError), store.write("ana") as writer:
        _mark_all(writer, expected=[1, 1, 7])
    assert _events(store) == before
    with store.read() as reader:
        assert [claim.version for claim in reader.claims()] == [1, 1, 1]


def _mark_all(writer: Writer, expected: list[int]) -> None:
    for claim_id, version in enumerate(expected, start=1):
        writer.set_status(claim_id, Status.VERIFIED, reason=None, expected=version)


def test_any_error_takes_the_whole_step_back(store: Store) -> None:
    before = _events(store)
    with pytest.raises(ZeroDivisionError), store.write("ana") as writer:
        _add_everything_and_fail(writer)
    assert _events(store) == before
    with store.read() as reader:
        assert len(reader.articles()) == 1
        assert not reader.relations()
        assert not reader.evidence()
        assert reader.candidates(["bridge"], 9) == [(1, "The bridge was closed on Friday")]


def _add_everything_and_fail(writer: Writer) -> None:
    writer.set_status(1, Status.VERIFIED, reason=None)
    writer.add_relation(1, 2, Relation(RelationKind.CONFLICT, 90))
    writer.add_snapshot(writer.add_evidence(1, url="https://example.org"), make_page(), "text")
    raise ZeroDivisionError


def test_missing_rows_are_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="There is no claim 9"), store.write("ana") as writer:
        writer.set_status(9, Status.VERIFIED, reason=None)
    with pytest.raises(NotFoundError, match="There is no flag 9"), store.write("ana") as writer:
        writer.decide_relation(9, RelationState.CONFIRMED)
    with pytest.raises(NotFoundError, match="There is no evidence 9"), store.write("ana") as writer:
        visited(writer, 9, Presence.GONE)


def test_actor_needs_a_name(store: Store) -> None:
    with pytest.raises(InputError, match="needs a name"), store.write(" \n "):
        pass


def test_reader_sees_one_state_throughout(store: Store) -> None:
    with store.read() as reader:
        assert reader.claim(1).status is Status.PENDING
        with store.write("ana") as writer:
            writer.set_status(1, Status.VERIFIED, reason=None)
            assert writer.claim(1).status is Status.VERIFIED
        assert reader.claim(1).status is Status.PENDING
        assert reader.articles()[0][1].pending == 3
    with store.read() as reader:
        assert reader.claim(1).status is Status.VERIFIED


def test_step_groups_its_events_and_holds_what_changed(store: Store) -> None:
    with store.write("ana") as writer:
        writer.set_status(1, Status.VERIFIED, reason="Seen")
        writer.set_status(2, Status.DISPUTED, reason=None)
    with store.write("bo") as writer:
        writer.set_status(1, Status.VERIFIED, reason="Seen")
    first, second, third = _events(store)[-3:]
    assert first.step == second.step == third.step - 1
    assert (first.actor, first.action, first.entity, first.entity_id) == ("ana", "set_status", "claim", 1)
    assert first.at == second.at < third.at
    assert first.before == {"status": "pending", "reason": None, "decided_by": None, "decided_at": None}
    assert first.after == {
        "status": "verified",
        "reason": "Seen",
        "decided_by": "ana",
        "decided_at": first.at.isoformat(timespec="microseconds"),
    }
    # A second opinion changes who and when, and nothing else.
    assert third.before is not None
    assert third.before.keys() == {"decided_by", "decided_at"}
    with store.read() as reader:
        assert reader.events("claim", 1)[-2:] == [first, third]
        assert {event.action for event in reader.events("claim")} == {"add_claim", "set_status"}


def test_step_without_changes_leaves_no_trace(store: Store) -> None:
    before = _events(store)
    with store.write("ana") as writer:
        assert writer.add_claims(writer.article(1), []) == []
    assert _events(store) == before


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from verify.store import Store
from verify.types import Status

store = Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC), busy_seconds=60)
for turn in range(int(sys.argv[3])):
    with store.write(sys.argv[2]) as writer:
        writer.set_status(1 + turn % 3, (Status.VERIFIED, Status.DISPUTED)[turn % 2], reason=sys.argv[2])
store.close()
"""


def test_two_programs_write_at_once_and_nothing_is_lost(store: Store) -> None:
    turns = 40
    before = len(_events(store))
    command = [sys.executable, "-c", _WRITER, str(store.path)]
    writers = [subprocess.Popen([*command, name, str(turns)]) for name in ("ana", "bo")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    events = _events(store)[before:]
    assert len(events) == 2 * turns
    assert len({event.step for event in events}) == 2 * turns
    assert sum(event.actor == "ana" for event in events) == turns
    with store.read() as reader:
        assert sum(claim.version - 1 for claim in reader.claims()) == 2 * turns


def test_threads_share_a_store(store: Store) -> None:
    shared = open_store(store.path, busy_seconds=60)

    def decide(turn: int) -> int:
        with shared.write("ana") as writer:
            writer.set_status(1, Status.VERIFIED, reason=str(turn))
        with shared.read() as reader:
            return len(reader.claim_ids())

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(decide, range(40))) == [3] * 40
    with shared.read() as reader:
        assert reader.claim(1).version == 41
        assert reader.verify_log().broken is None
    shared.close()


_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from store_helpers import make_document, make_page, new_store
from verify.store import Store
from verify.types import Decomposition, Status

store = Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
with store.write("ana") as writer:
    writer.set_status(1, Status.VERIFIED, reason="written by half")
    writer.add_article(make_document("Killed", ("One thing happened.",)), Decomposition((), ()))
    # More than the page cache holds, so that half of the step is in the file already.
    evidence = writer.add_evidence(2, url="https://example.org")
    writer.add_snapshot(evidence, make_page(os.urandom(24_000_000)), "text")
    assert Path(sys.argv[1] + "-wal").stat().st_size > 4_000_000
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_writer_leaves_nothing_by_half(store: Store) -> None:
    before = _events(store)
    result = subprocess.run(
        [sys.executable, "-c", _KILLED, str(store.path)], cwd=Path(__file__).parent, timeout=60, check=False
    )
    assert result.returncode == -signal.SIGKILL
    assert _events(store) == before
    with store.read() as reader:
        assert reader.claim(1).version == 1
        assert len(reader.articles()) == 1
        assert reader.evidence() == []
        assert reader._connection.exec_driver_sql("SELECT count(*) FROM body").scalar() == 0
    stock(store, make_document("Later", ("Two things happened.",)))  # and the next one can write at once
