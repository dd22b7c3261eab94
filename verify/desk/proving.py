"""Proving that the sources are kept as they were: every body against its hash, every row against the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from verify.recheck.presence import find_quote
from verify.store import Reader
from verify.types import EvidenceRecord, SnapshotRecord


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was kept; ``evidence_id`` is the source it belongs to, None where none is known."""

    evidence_id: int | None
    what: str


@dataclass(frozen=True, slots=True)
class EvidenceProof:
    """What was looked at, and what is wrong with it."""

    snapshots: int
    bodies: int
    faults: tuple[Fault, ...]


def prove_evidence(reader: Reader) -> EvidenceProof:
    """Recompute the hash of every stored body, and hold every snapshot against the log and its quote.

    The log names the hash of each body when it was kept; ``claimdesk log verify`` proves the log itself. What this
    cannot show is a change of the extracted text that leaves the quote in it: the body is the proof.
    """
    faults = []
    known: set[str] = set()
    for sha256, content in reader.bodies():
        known.add(sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            faults.append(Fault(None, f"The body {sha256} is not what was kept under that hash."))
    sources = {each.id: each for each in reader.evidence()}
    logged = {event.entity_id: event.after or {} for event in reader.events("snapshot")}
    count = 0
    for snapshot in reader.snapshots():
        count += 1
        after = logged.pop(snapshot.id, None)
        source = sources.get(snapshot.evidence_id)
        faults += [Fault(snapshot.evidence_id, what) for what in _faults(snapshot, after, known, source)]
    faults += [
        Fault(after.get("evidence_id"), f"The snapshot {number} that the log tells of is missing.")
        for number, after in logged.items()
    ]
    return EvidenceProof(count, len(known), tuple(faults))


def _faults(
    snapshot: SnapshotRecord, after: dict[str, object] | None, known: set[str], source: EvidenceRecord | None
) -> Iterator[str]:
    name = f"The snapshot {snapshot.id}"
    if snapshot.sha256 not in known:
        yield f"{name} has lost its body {snapshot.sha256}."
    if after is None:
        yield f"{name} is not in the log."
    else:
        changed = [field for field, value in after.items() if getattr(snapshot, field) != value]
        if changed:
            yield f"{name} is not as the log has it: {', '.join(sorted(changed))}."
    if source is not None and source.quote and snapshot.holds and find_quote(source.quote, snapshot.text).span is None:
        yield f"{name} does not hold the quote that was proved on it."
