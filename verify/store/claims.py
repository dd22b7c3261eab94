"""Claims: lists of them, one of them, and the verdicts on them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select, union_all

from verify.store.base import Writing, missing
from verify.store.changes import Change
from verify.store.listing import EVERY_CLAIM, STANDING, ListReading
from verify.store.postings import add_postings
from verify.store.tables import ARTICLE, CLAIM, RELATION, REVISION
from verify.types import (
    ArticleRecord,
    Certainty,
    Claim,
    ClaimFilter,
    ClaimLine,
    ClaimRecord,
    Lineage,
    Priority,
    Quantity,
    Standing,
    Status,
)

_SLOTS = "SELECT id, slots FROM claim WHERE id IN (SELECT value FROM json_each(?))"
_PAGE = 256  # claims read at a time by an iterator
_CONTEXT = 32  # characters of prefix and suffix
_RECORD = (
    "id article_id revision_id quote prefix suffix reason decided_by decided_at slots version"
    " standing_reason standing_by standing_at split_from merged_into assignee"
)
_CLAIM = "text start end sentence sentence_start sentence_end heading speaker cue certainty occurred_on checkable"
_LOGGED = ("article_id", "revision_id", "text", "start", "end", "speaker", "certainty", "occurred_on")


class ClaimReading(ListReading):
    """Looking claims up."""

    def claim(self, claim_id: int) -> ClaimRecord:
        """One claim with everything known of it.

        Raises:
            NotFoundError: when there is none.
        """
        found = self._claims([claim_id])
        if not found:
            raise missing("claim", claim_id)
        return found[0]

    def claims(
        self, wanted: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[ClaimRecord]:
        """The claims that pass the filter, in its order, read a page at a time."""
        ids = self.claim_ids(wanted, limit, offset)
        for first in range(0, len(ids), _PAGE):
            yield from self._claims(ids[first : first + _PAGE])

    def claim_lines(self, ids: Sequence[int]) -> list[ClaimLine]:
        """The lines of a list for up to some hundred claims, in the order asked; unknown ids are left out."""
        table = CLAIM.c
        rows = self._connection.execute(
            select(
                table.id,
                table.article_id,
                table.start,
                table.end,
                table.text,
                table.speaker,
                table.certainty,
                table.status,
                table.version,
                table.standing,
                table.assignee,
                table.priority,
            ).where(table.id.in_(ids))
        )
        flags = self._flags(ids)
        lines = {
            row.id: ClaimLine(
                *row[:7],
                status=Status(row.status),
                flags=flags[row.id],
                version=row.version,
                standing=Standing(row.standing),
                assignee=row.assignee,
                priority=Priority(row.priority),
            )
            for row in rows
        }
        return [lines[claim_id] for claim_id in ids if claim_id in lines]

    def slots(self, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """What relating compares, for up to some hundred claims, by their ids."""
        # Straight from the driver: taking an article in asks once for each of its claims.
        driver: Any = self._connection.connection.driver_connection
        return {claim_id: json.loads(slots) for claim_id, slots in driver.execute(_SLOTS, (json.dumps(list(ids)),))}

    def lineage(self, claim_id: int) -> Lineage:
        """The claims that a claim came from and became.

        Raises:
            NotFoundError: when there is no such claim.
        """
        own = self._row(CLAIM, claim_id, "split_from", "merged_into")
        stands = CLAIM.c.standing != Standing.WITHDRAWN
        parts = select(CLAIM.c.id).where(CLAIM.c.split_from == claim_id, stands).order_by(CLAIM.c.id)
        merged = select(CLAIM.c.id).where(CLAIM.c.merged_into == claim_id, stands).order_by(CLAIM.c.id)
        return Lineage(
            own["split_from"],
            tuple(self._connection.scalars(parts)),
            tuple(self._connection.scalars(merged)),
            own["merged_into"],
        )

    def families(self, article_id: int) -> dict[int, frozenset[int]]:
        """Each edited claim of an article with all claims that it came from and became, itself among them."""
        links = (
            select(CLAIM.c.id, link).where(CLAIM.c.article_id == article_id, link.is_not(None))
            for link in (CLAIM.c.split_from, CLAIM.c.merged_into)
        )
        families: dict[int, frozenset[int]] = {}
        for one, other in self._connection.execute(union_all(*links)):
            family = families.get(one, frozenset({one})) | families.get(other, frozenset({other}))
            families |= dict.fromkeys(family, family)
        return families

    def origins(self, article_id: int) -> dict[int, tuple[int, ...]]:
        """The claims that each listed claim of an article came from: one that was split, those merged into it."""
        listed = (CLAIM.c.article_id == article_id, CLAIM.c.standing == Standing.LISTED)
        split = select(CLAIM.c.id, CLAIM.c.split_from).where(*listed, CLAIM.c.split_from.is_not(None))
        merged = select(CLAIM.c.merged_into, CLAIM.c.id).where(
            CLAIM.c.article_id == article_id,
            CLAIM.c.merged_into.is_not(None),
            CLAIM.c.standing == Standing.SUPERSEDED,
        )
        origins: defaultdict[int, list[int]] = defaultdict(list)
        for claim_id, origin in self._connection.execute(union_all(split, merged)):
            origins[claim_id].append(origin)
        return {claim_id: tuple(sorted(found)) for claim_id, found in origins.items()}

    def assigned(self, name: str) -> dict[int, int]:
        """The number of listed, pending claims that somebody is to look at, by article."""
        query = (
            select(CLAIM.c.article_id, func.count())
            .where(CLAIM.c.assignee == name, CLAIM.c.standing == Standing.LISTED, CLAIM.c.status == Status.PENDING)
            .group_by(CLAIM.c.article_id)
        )
        return {article_id: count for article_id, count in self._connection.execute(query)}  # noqa: C416 -- rows are no pairs to a type checker

    def _claims(self, ids: Sequence[int]) -> list[ClaimRecord]:
        query = (
            select(CLAIM, ARTICLE.c.slug).join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id).where(CLAIM.c.id.in_(ids))
        )
        rows = {row["id"]: row for row in self._connection.execute(query).mappings()}
        flags = self._flags(ids)
        return [_record(rows[claim_id], flags[claim_id]) for claim_id in ids if claim_id in rows]

    def _flags(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        """The kinds of the open and confirmed relations of each claim, sorted."""
        kinds: defaultdict[int, set[str]] = defaultdict(set)
        for side in (RELATION.c.a, RELATION.c.b):
            query = select(side, RELATION.c.kind).where(side.in_(ids), RELATION.c.state.in_(STANDING))
            for claim_id, kind in self._connection.execute(query):
                kinds[claim_id].add(kind)
        return defaultdict(tuple, {claim_id: tuple(sorted(found)) for claim_id, found in kinds.items()})


class ClaimWriting(ClaimReading, Writing):
    """Adding claims and deciding on them."""

    def add_claims(
        self,
        article: ArticleRecord,
        claims: Sequence[tuple[Claim, Mapping[str, Any], Sequence[str]]],
        *,
        part_of: ClaimRecord | None = None,
    ) -> list[int]:
        """Add the claims of an article's current revision, each with its slots and its index terms.

        Parts of another claim belong to the revision, the assignee and the priority that it has. Gives the ids of the
        claims, in order.
        """
        revision_id = article.revision_id if part_of is None else part_of.revision_id
        text: str = self._row(REVISION, revision_id, "text")["text"]
        origin = _origin(part_of)
        first = (self._connection.scalar(select(func.max(CLAIM.c.id))) or 0) + 1
        ids = list(range(first, first + len(claims)))
        if not ids:
            return ids
        rows = [
            claim_values(claim, text, slots)
            | {"id": claim_id, "article_id": article.id, "revision_id": revision_id, "status": str(Status.PENDING)}
            | {"version": 1, "standing": str(Standing.LISTED), **origin}
            for claim_id, (claim, slots, _) in zip(ids, claims, strict=True)
        ]
        self._connection.execute(insert(CLAIM), rows)
        add_postings(self._connection, [(claim_id, terms) for claim_id, (_, _, terms) in zip(ids, claims, strict=True)])
        logged = [*_LOGGED, "split_from"] if part_of else _LOGGED
        self._log([Change("add_claim", "claim", row["id"], None, {name: row[name] for name in logged}) for row in rows])
        return ids

    def set_status(self, claim_id: int, status: Status, *, reason: str | None, expected: int | None = None) -> int:
        """Give a verdict on a claim; gives the claim's new version.

        Raises:
            NotFoundError: when there is no such claim.
            StaleWriteError: when ``expected`` is not its version any more.
        """
        values = {"status": str(status), "reason": reason, "decided_by": self._actor, "decided_at": self._now}
        return self._change(CLAIM, claim_id, "set_status", values, expected=expected)


def claim_values(claim: Claim, text: str, slots: Mapping[str, Any]) -> dict[str, Any]:
    """A claim as columns, with its anchor in ``text``, the text of its revision."""
    values = {name: getattr(claim, name) for name in _CLAIM.split()}
    return values | {
        "certainty": str(claim.certainty),
        "quantities": [asdict(quantity) for quantity in claim.quantities],
        "entities": list(claim.entities),
        "open_references": list(claim.open_references),
        "quote": text[claim.start : claim.end],
        "prefix": text[max(0, claim.start - _CONTEXT) : claim.start],
        "suffix": text[claim.end : claim.end + _CONTEXT],
        "slots": dict(slots),
    }


def _origin(parent: ClaimRecord | None) -> dict[str, Any]:
    """What a part has from the claim it was split from; a claim of its own starts without."""
    if parent is None:
        return {"split_from": None, "assignee": None, "priority": str(Priority.NORMAL), "reason": None}
    was = f", which was {parent.status} by {parent.decided_by}" if parent.status is not Status.PENDING else ""
    return {
        "split_from": parent.id,
        "assignee": parent.assignee,
        "priority": str(parent.priority),
        "reason": f"Split from claim {parent.id}{was}.",
    }


def _record(row: Mapping[Any, Any], flags: tuple[str, ...]) -> ClaimRecord:
    claim = Claim(
        **{name: row[name] for name in _CLAIM.split() if name != "certainty"},
        certainty=Certainty(row["certainty"]),
        quantities=tuple(Quantity(**quantity) for quantity in row["quantities"]),
        entities=tuple(row["entities"]),
        open_references=tuple(row["open_references"]),
    )
    return ClaimRecord(
        claim=claim,
        article=row["slug"],
        status=Status(row["status"]),
        flags=flags,
        standing=Standing(row["standing"]),
        priority=Priority(row["priority"]),
        **{name: row[name] for name in _RECORD.split()},
    )
