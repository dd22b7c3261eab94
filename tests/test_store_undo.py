"""Undo takes back one's own decisions step by step, never anybody else's, and is itself on record."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from store_helpers import Clock, make_document, make_page, new_store, open_store, stock, visited

from verify.errors import NotFoundError, StaleWriteError, UndoError
from verify.store import Store, Writer
from verify.types import Decomposition, EventRecord, Presence, Relation, RelationKind, RelationState, Status


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "desk.db")
    stock(opened)
    with opened.write("desk") as writer:
        writer.add_relation(1, 2, Relation(RelationKind.CONFLICT, 90))
    yield opened
    opened.close()


def _undo(store: Store, actor: str = "ana") -> list[EventRecord]:
    with store.write(actor) as writer:
        return writer.undo()


def _redo(store: Store, actor: str = "ana") -> list[EventRecord]:
    with store.write(actor) as writer:
        return writer.redo()


def _mark(store: Store, actor: str, status: Status, *claims: int) -> None:
    with store.write(actor) as writer:
        for claim_id in claims or (1,):
            writer.set_status(claim_id, status, reason=None)


def _status(store: Store, claim_id: int = 1) -> Status:
    with store.read() as reader:
        return reader.claim(claim_id).status


def test_undo_is_a_new_step_that_names_what_it_takes_back(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED, 1, 2)
    (_, second) = _undo(store)
    with store.read() as reader:
        claim = reader.claim(1)
        events = reader.events("claim", 1)
        assert reader.verify_log().broken is None
    assert (claim.status, claim.decided_by, claim.decided_at, claim.version) == (Status.PENDING, None, None, 3)
    assert [event.action for event in events] == ["add_claim", "set_status", "undo"]
    assert events[2].undoes == events[1].step
    assert (events[2].before, events[2].after) == (events[1].after, events[1].before)
    assert (second.step, second.entity_id) == (events[2].step, 1)  # last done, first taken back


def test_undo_walks_back_and_redo_forward_across_restarts(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED)
    _mark(store, "ana", Status.DISPUTED)
    with store.write("ana") as writer:
        writer.decide_relation(1, RelationState.DISMISSED)
    store.close()
    again = open_store(store.path)
    seen = []
    for step in (_undo, _undo, _undo, _redo, _redo, _undo, _redo, _redo):
        step(again)
        with again.read() as reader:
            seen.append((reader.claim(1).status.value, reader.relation(1).state.value))
    assert seen == [
        ("disputed", "open"),
        ("verified", "open"),
        ("pending", "open"),
        ("verified", "open"),
        ("disputed", "open"),
        ("verified", "open"),
        ("disputed", "open"),
        ("disputed", "dismissed"),
    ]
    with pytest.raises(UndoError, match="nothing to redo for ana"):
        _redo(again)
    again.close()


def test_new_decision_clears_what_could_be_redone(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED)
    _undo(store)
    _mark(store, "bo", Status.DISPUTED, 2)  # somebody else's decision does not
    _redo(store)
    _undo(store)
    _mark(store, "ana", Status.DISPUTED, 3)
    with pytest.raises(UndoError, match="nothing to redo"):
        _redo(store)
    _undo(store)
    _redo(store)
    assert [_status(store, claim_id).value for claim_id in (1, 2, 3)] == ["pending", "disputed", "disputed"]


def test_only_own_decisions_are_undone(store: Store) -> None:
    _mark(store, "bo", Status.VERIFIED)
    with pytest.raises(UndoError, match="nothing to undo for ana"):
        _undo(store)
    with pytest.raises(UndoError, match="nothing to undo for intake"):
        _undo(store, "intake")  # taking an article in is no decision
    assert _status(store) is Status.VERIFIED


def test_later_change_by_another_stands_in_the_way(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED, 1, 2)
    _mark(store, "bo", Status.DISPUTED, 1)
    with pytest.raises(StaleWriteError, match=r"Claim 1 was changed by bo .* status verified -> disputed.*nothing was"):
        _undo(store)
    assert [_status(store, claim_id).value for claim_id in (1, 2)] == ["disputed", "verified"]
    _undo(store, "bo")  # once that is taken back, the way is free
    _undo(store)
    assert [_status(store, claim_id).value for claim_id in (1, 2)] == ["pending", "pending"]


def test_same_verdict_by_another_stands_in_the_way_too(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED)
    _mark(store, "bo", Status.VERIFIED)
    with pytest.raises(StaleWriteError, match="changed by bo"):
        _undo(store)


def test_redo_stops_at_what_others_decided_meanwhile(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED)
    _undo(store)
    _mark(store, "bo", Status.DISPUTED)
    with pytest.raises(StaleWriteError, match="changed by bo"):
        _redo(store)
    assert _status(store) is Status.DISPUTED


def test_undone_source_is_listed_no_more_and_stays_on_record(store: Store) -> None:
    with store.write("ana") as writer:
        evidence = writer.add_evidence(1, url="https://example.org", quote="closed")
        writer.add_snapshot(evidence, make_page(), "It was closed.")
    with store.write("recheck") as writer:
        visited(writer, evidence, Presence.PRESENT)  # no decision: it does not stand in the way
    _undo(store)
    with store.read() as reader:
        assert reader.evidence() == reader.evidence(1) == []
        with pytest.raises(NotFoundError):
            reader.evidence_one(evidence)
        actions = [event.action for event in reader.events("evidence", evidence)]
        assert actions == ["add_evidence", "record_check", "undo"]
        assert reader.latest_snapshot(evidence) is not None
    with pytest.raises(NotFoundError), store.write("recheck") as writer:
        visited(writer, evidence, Presence.GONE)
    _redo(store)
    with store.read() as reader:
        (record,) = reader.evidence(1)
        assert (record.presence, record.version) == (Presence.PRESENT, 4)


def test_step_with_more_than_decisions_is_not_undone(store: Store) -> None:
    with store.write("ana") as writer:
        writer.set_status(1, Status.VERIFIED, reason=None)
        writer.add_article(make_document("Another"), Decomposition((), ()))
    with pytest.raises(UndoError):
        _undo(store)


def test_undo_is_a_step_of_its_own(store: Store) -> None:
    _mark(store, "ana", Status.VERIFIED)
    with pytest.raises(UndoError, match="step of its own"), store.write("ana") as writer:
        _mark_and_undo(writer)
    assert [_status(store, claim_id).value for claim_id in (1, 2)] == ["verified", "pending"]


def _mark_and_undo(writer: Writer) -> None:
    writer.set_status(2, Status.VERIFIED, reason=None)
    writer.undo()


@dataclass
class _Step:
    """What the model remembers of a step: the rows before and after, each a (status, reason, actor) or a state."""

    before: dict[tuple[str, int], Any]
    after: dict[tuple[str, int], Any]


_ACTORS = st.sampled_from(["ana", "bo"])
_CLAIMS = (1, 2, 3)


class Desk(RuleBasedStateMachine):
    """Two people deciding, undoing and redoing at will, against a model of a dictionary and two stacks each."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "desk.db"
        shutil.copyfile(self.template, self.path)
        self.clock = Clock()
        self.store = open_store(self.path, self.clock)
        self.rows: dict[tuple[str, int], Any] = {("claim", n): ("pending", None, None) for n in _CLAIMS}
        self.rows[("relation", 1)] = ("open", None)
        self.versions = dict.fromkeys(self.rows, 1)
        self.done: dict[str, list[_Step]] = {"ana": [], "bo": []}
        self.undone: dict[str, list[_Step]] = {"ana": [], "bo": []}
        self.events = 5

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(
        actor=_ACTORS,
        claims=st.sets(st.sampled_from(_CLAIMS), min_size=1),
        status=st.sampled_from(Status),
        reason=st.sampled_from([None, "seen"]),
    )
    def mark(self, actor: str, claims: set[int], status: Status, reason: str | None) -> None:
        """One verdict on some claims, against the versions that were seen."""
        with self.store.write(actor) as writer:
            for n in sorted(claims):
                version = writer.set_status(n, status, reason=reason, expected=self.versions[("claim", n)])
                assert version == self.versions[("claim", n)] + 1
        self._decided(actor, {("claim", n): (status.value, reason, actor) for n in claims})

    @rule(actor=_ACTORS, state=st.sampled_from(RelationState))
    def decide(self, actor: str, state: RelationState) -> None:
        """A decision on the flag."""
        with self.store.write(actor) as writer:
            writer.decide_relation(1, state, expected=self.versions[("relation", 1)])
        self._decided(actor, {("relation", 1): (state.value, actor)})

    def _decided(self, actor: str, after: dict[tuple[str, int], Any]) -> None:
        # The time tells two equal decisions of one person apart, in the model as in the rows.
        stamped = {row: (*value, self.clock.now) for row, value in after.items()}
        self.done[actor].append(_Step({row: self.rows[row] for row in stamped}, stamped))
        self.undone[actor].clear()
        self._written(stamped)

    def _written(self, after: dict[tuple[str, int], Any]) -> None:
        self.rows.update(after)
        for row in after:
            self.versions[row] += 1
            self.events += 1

    @rule(actor=_ACTORS)
    def undo(self, actor: str) -> None:
        """Take one's last standing step back."""
        self._move(actor, self.done[actor], self.undone[actor], undo=True)

    @rule(actor=_ACTORS)
    def redo(self, actor: str) -> None:
        """Do again what one took back last."""
        self._move(actor, self.undone[actor], self.done[actor], undo=False)

    def _move(self, actor: str, source: list[_Step], target: list[_Step], *, undo: bool) -> None:
        expected: type[Exception] | None = None
        if not source:
            expected = UndoError
        else:
            step = source[-1]
            there, goal = (step.after, step.before) if undo else (step.before, step.after)
            if any(self.rows[row] != value for row, value in there.items()):
                expected = StaleWriteError
        if expected is not None:
            with pytest.raises(expected), self.store.write(actor) as writer:
                writer.undo() if undo else writer.redo()
            return
        with self.store.write(actor) as writer:
            events = writer.undo() if undo else writer.redo()
        assert {(event.entity, event.entity_id) for event in events} == set(goal)
        target.append(source.pop())
        self._written(goal)

    @rule()
    def restart(self) -> None:
        """Close the program and open it again."""
        self.store.close()
        self.store = open_store(self.path, self.clock)

    @precondition(lambda self: self.events > 5)
    @rule(actor=_ACTORS, n=st.sampled_from(_CLAIMS), behind=st.integers(1, 3))
    def write_stale(self, actor: str, n: int, behind: int) -> None:
        """A verdict on an older state is refused."""
        with pytest.raises(StaleWriteError), self.store.write(actor) as writer:
            writer.set_status(n, Status.VERIFIED, reason="late", expected=self.versions[("claim", n)] - behind)

    @invariant()
    def rows_versions_and_log_are_those_of_the_model(self) -> None:
        with self.store.read() as reader:
            check = reader.verify_log()
            assert (check.rows, check.broken) == (self.events, None)
            for n in _CLAIMS:
                claim = reader.claim(n)
                assert (claim.status.value, claim.reason, claim.decided_by) == self.rows[("claim", n)][:3]
                assert claim.version == self.versions[("claim", n)]
            relation = reader.relation(1)
            assert (relation.state.value, relation.decided_by) == self.rows[("relation", 1)][:2]
            assert relation.version == self.versions[("relation", 1)]


def test_undo_agrees_with_a_model_of_it(store: Store) -> None:
    store.close()
    Desk.template = store.path
    run_state_machine_as_test(Desk, settings=settings(max_examples=12, stateful_step_count=20, deadline=None))
