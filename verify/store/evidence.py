"""Sources: what is attached to claims, how the pages looked, and what re-checks found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Select, cast, false, insert, select, true

from verify.errors import InputError
from verify.store.base import Reading, Writing, missing
from verify.store.changes import Change
from verify.store.tables import BODY, CLAIM, EVIDENCE, SNAPSHOT, WATCH
from verify.types import EvidenceRecord, Page, Presence, SnapshotRecord, Stance, Terms

# Whatever is there is read as bytes: a body that was tampered with may be text.
_BODIES = select(BODY.c.sha256, cast(BODY.c.content, LargeBinary).label("content"))


class EvidenceReading(Reading):
    """Looking sources up; those whose attaching was undone are not there."""

    def evidence(self, claim_id: int | None = None, *, article_id: int | None = None) -> list[EvidenceRecord]:
        """The sources of a claim, of an article's claims, or of all, oldest first."""
        conditions: list[ColumnElement[bool]] = []
        if claim_id is not None:
            conditions.append(EVIDENCE.c.claim_id == claim_id)
        if article_id is not None:
            of_article = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
            conditions.append(EVIDENCE.c.claim_id.in_(of_article))
        query = _listed().where(*conditions).order_by(EVIDENCE.c.id)
        return [_record(row) for row in self._connection.execute(query).mappings()]

    def withdrawn_evidence(self, article_id: int) -> list[EvidenceRecord]:
        """The sources of an article's claims whose attaching was undone, oldest first."""
        of_article = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
        query = _listed(withdrawn=True).where(EVIDENCE.c.claim_id.in_(of_article))
        return [_record(row) for row in self._connection.execute(query.order_by(EVIDENCE.c.id)).mappings()]

    def evidence_one(self, evidence_id: int) -> EvidenceRecord:
        """One source.

        Raises:
            NotFoundError: when there is none, or attaching it was undone.
        """
        row = self._connection.execute(_listed().where(EVIDENCE.c.id == evidence_id)).mappings().first()
        if row is None:
            raise missing("evidence", evidence_id)
        return _record(row)

    def latest_snapshot(self, evidence_id: int) -> SnapshotRecord | None:
        """The last page that was kept of a source with the quote standing on it: the proof of it."""
        return next(self._snapshots(SNAPSHOT.c.evidence_id == evidence_id, SNAPSHOT.c.holds == true()), None)

    def newest_snapshot(self, evidence_id: int) -> SnapshotRecord | None:
        """The last page that was kept of a source, whether its quote stands on it or not."""
        return next(self._snapshots(SNAPSHOT.c.evidence_id == evidence_id), None)

    def snapshots(self, evidence_id: int | None = None) -> Iterator[SnapshotRecord]:
        """All pages that were kept, of one source or of all, newest first."""
        return self._snapshots(*([] if evidence_id is None else [SNAPSHOT.c.evidence_id == evidence_id]))

    def _snapshots(self, *wanted: ColumnElement[bool]) -> Iterator[SnapshotRecord]:
        query = select(SNAPSHOT).where(*wanted).order_by(SNAPSHOT.c.id.desc())
        return (SnapshotRecord(**row) for row in self._connection.execute(query).mappings())

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """Every stored body under the hash it was stored under, read one by one."""
        rows = self._connection.execution_options(yield_per=1).execute(_BODIES)
        return ((row.sha256, row.content) for row in rows)

    def snapshot_body(self, sha256: str) -> bytes:
        """The bytes that were fetched, by their SHA-256 (hex).

        Raises:
            NotFoundError: when no snapshot has that body.
        """
        content: bytes | None = self._connection.scalar(select(BODY.c.content).where(BODY.c.sha256 == sha256))
        if content is None:
            raise missing("snapshot", sha256)
        return content


class EvidenceWriting(EvidenceReading, Writing):
    """Attaching sources and noting what became of them."""

    def add_evidence(
        self,
        claim_id: int,
        *,
        url: str | None = None,
        locator: str | None = None,
        quote: str | None = None,
        stance: Stance = Stance.SUPPORTS,
        terms: Terms = Terms.ON_RECORD,
    ) -> int:
        """Attach a source, by address or by a locator in words; gives its id.

        Raises:
            NotFoundError: when there is no such claim.
            InputError: when it has neither address nor locator.
        """
        self._row(CLAIM, claim_id, "id")
        if not url and not locator:
            raise InputError(f"The source for claim {claim_id} has no address.", "Give a URL, or --locator in words.")
        values: dict[str, Any] = {
            "claim_id": claim_id,
            "url": url or None,
            "locator": locator or None,
            "quote": quote or None,
            "stance": str(stance),
            "terms": str(terms),
            "withdrawn": False,
        }
        stored = values | {"added_by": self._actor, "added_at": self._now, "decayed": False, "version": 1}
        evidence_id = self._insert(EVIDENCE, stored)
        if url:
            self._connection.execute(insert(WATCH).values(evidence_id=evidence_id, address=url, failures=0))
        self._log([Change("add_evidence", "evidence", evidence_id, None, values)])
        return evidence_id

    def move_evidence(self, evidence_id: int, claim_id: int, *, expected: int | None = None) -> int:
        """Attach a source to another claim than before; gives its new version.

        Raises:
            NotFoundError: when there is no such evidence or claim.
            StaleWriteError: when ``expected`` is not its version any more.
        """
        self.evidence_one(evidence_id)
        self._row(CLAIM, claim_id, "id")
        return self._change(EVIDENCE, evidence_id, "move_evidence", {"claim_id": claim_id}, expected=expected)

    def add_snapshot(self, evidence_id: int, page: Page, text: str, *, holds: bool = True) -> int:
        """Keep a source as it was fetched; gives the snapshot's id.

        ``text`` is its visible text; ``holds`` when the quote stands in it.

        Raises:
            NotFoundError: when there is no such evidence.
        """
        self.evidence_one(evidence_id)
        sha256 = hashlib.sha256(page.body).hexdigest()
        if self._connection.scalar(select(BODY.c.sha256).where(BODY.c.sha256 == sha256)) is None:
            self._connection.execute(insert(BODY).values(sha256=sha256, content=page.body))
        values = {
            "evidence_id": evidence_id,
            "status": page.status,
            "final_url": page.final_url,
            "etag": page.etag,
            "last_modified": page.last_modified,
            "sha256": sha256,
            "holds": holds,
        }
        snapshot_id = self._insert(SNAPSHOT, values | {"fetched_at": page.fetched_at, "text": text})
        self._log([Change("add_snapshot", "snapshot", snapshot_id, None, values)])
        return snapshot_id


def _listed(*, withdrawn: bool = False) -> Select[Any]:
    """All columns of an ``EvidenceRecord``, of what is listed or of what was withdrawn."""
    columns = [column for column in EVIDENCE.c if column.name != "withdrawn"]
    joined = EVIDENCE.outerjoin(WATCH, WATCH.c.evidence_id == EVIDENCE.c.id)
    return (
        select(*columns, WATCH.c.checked_at)
        .select_from(joined)
        .where(EVIDENCE.c.withdrawn == (true() if withdrawn else false()))
    )


def _record(row: Mapping[Any, Any]) -> EvidenceRecord:
    presence = row["presence"]
    enums = {
        "stance": Stance(row["stance"]),
        "terms": Terms(row["terms"]),
        "presence": None if presence is None else Presence(presence),
    }
    return EvidenceRecord(**{**row, **enums})
