"""Claims: lists of them, one of them, and the verdicts on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select

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
    Quantity,
    Status,
)

_PAGE = 256  # claims read at a time by an iterator
_CONTEXT = 32  # characters of prefix and suffix
_RECORD = "id article_id revision_id quote prefix suffix reason decided_by decided_at slots version"
_CLAIM = "text start end sentence sentence_start sentence_end heading speaker cue certainty occurred_on checkable"


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
            ).where(table.id.in_(ids))
        )
        flags = self._flags(ids)
        lines = {
            row.id: ClaimLine(*row[:7], status=Status(row.status), flags=flags[row.id], version=row.version)
            for row in rows
        }
        return [lines[claim_id] for claim_id in ids if claim_id in lines]

    def slots(self, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """What relating compares, for up to some hundred claims, by their ids."""
        query = select(CLAIM.c.id, CLAIM.c.slots).where(CLAIM.c.id.in_(ids))
        return {row.id: row.slots for row in self._connection.execute(query)}

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
        self, article: ArticleRecord, claims: Sequence[tuple[Claim, Mapping[str, Any], Sequence[str]]]
    ) -> list[int]:
        """Add the claims of an article's current revision, each with its slots and its index terms.

        Gives their ids, in order.
        """
        text: str = self._row(REVISION, article.revision_id, "text")["text"]
        first = (self._connection.scalar(select(func.max(CLAIM.c.id))) or 0) + 1
        ids = list(range(first, first + len(claims)))
        if not ids:
            return ids
        rows = [
            _values(claim, text, slots) | {"id": claim_id, "article_id": article.id, "revision_id": article.revision_id}
            for claim_id, (claim, slots, _) in zip(ids, claims, strict=True)
        ]
        self._connection.execute(insert(CLAIM), rows)
        add_postings(self._connection, [(claim_id, terms) for claim_id, (_, _, terms) in zip(ids, claims, strict=True)])
        logged = ("article_id", "revision_id", "text", "start", "end", "speaker", "certainty", "occurred_on")
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


def _values(claim: Claim, text: str, slots: Mapping[str, Any]) -> dict[str, Any]:
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
        "status": str(Status.PENDING),
        "version": 1,
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
        **{name: row[name] for name in _RECORD.split()},
    )
