"""The one way from the terminal UI to the desk. Every method waits for the database: call it in a thread worker."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from tui.gateway_desk import DeskGateway
from tui.gateway_edits import EditGateway
from tui.gateway_sources import SourceGateway
from tui.worklist import PAGE
from verify.desk.filters import FilterRead
from verify.desk.outcomes import Offer
from verify.types import (
    ArticleRecord,
    ClaimFilter,
    ClaimLine,
    ClaimRecord,
    ClaimRows,
    EventRecord,
    EvidenceRecord,
    Hit,
    Lineage,
    NoteRecord,
    Origin,
    Progress,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SavedFilter,
    Status,
)

_KINDS = (RelationKind.CONFLICT, RelationKind.UPDATE, RelationKind.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Listing:
    """The claims a filter lets through: the first of them, a page of lines, and the way to read on."""

    rows: ClaimRows
    first_page: list[ClaimLine]
    rest: Generator[ClaimRows, None, None]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its text and every claim in it."""

    article: ArticleRecord
    revision: RevisionRecord
    claims: list[ClaimLine]


@dataclass(frozen=True, slots=True)
class Opened:
    """Claims opened for review: those of one article, or of all, and then without a ``text``.

    ``progress`` is None while it has not been counted.
    """

    listing: Listing
    text: ArticleText | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Flag:
    """A relation as seen from one of its two claims."""

    relation: RelationRecord
    other: ClaimLine
    article: str


@dataclass(frozen=True, slots=True)
class Detail:
    """All there is to know of one claim; the sources of a claim that it was split from come after its own."""

    claim: ClaimRecord
    flags: list[Flag]
    evidence: list[EvidenceRecord]
    history: list[EventRecord]
    notes: list[NoteRecord]
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims that are compared, and the article it is from."""

    claim: ClaimRecord
    article: ArticleRecord


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation with its two claims, ``a`` the first."""

    relation: RelationRecord
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Marked:
    """Claims as a verdict left them, and the verdicts it suggests for others, each with that claim as it is now.

    ``then`` is the claim that is looked at next, if it was asked for.
    """

    claims: list[ClaimLine]
    offers: list[tuple[Offer, ClaimLine]]
    then: Detail | None


@dataclass(frozen=True, slots=True)
class Reverted:
    """What undo or redo did, in words, and the claims as they are now, the first of them first.

    ``relists`` when claims left the list or came back to it, or say something else.
    """

    message: str
    claims: list[ClaimLine]
    relists: bool


class Gateway(DeskGateway, EditGateway, SourceGateway):
    """The desk as the screens ask for it. Errors are those of the desk, unchanged."""

    def open(self, article: str | int) -> Opened:
        """The claims of an article, by slug or number."""
        record = self._desk.article(article)
        wanted = ClaimFilter(article_id=record.id)
        return Opened(self.matching(wanted), self.text(record), self._desk.progress(wanted))

    def open_all(self) -> Opened:
        """The claims of all articles."""
        return Opened(self.matching(ClaimFilter()), None, None)

    def text(self, article: ArticleRecord | int) -> ArticleText:
        """An article with all its claims."""
        record = self._desk.article(article) if isinstance(article, int) else article
        ids = self._desk.claim_ids(ClaimFilter(article_id=record.id))
        return ArticleText(record, self._desk.revision(record), self._desk.claim_lines(ids))

    def progress(self, wanted: ClaimFilter) -> Progress:
        """How far the review of these claims is."""
        return self._desk.progress(wanted)

    def filter(self, typed: str, article_id: int | None) -> FilterRead:
        """What a filter asks for, saved names spelled out."""
        return self._desk.filter(typed, article_id)

    def saved_filters(self) -> list[SavedFilter]:
        """The filters that are saved under a name."""
        return self._desk.saved_filters()

    def save_filter(self, name: str, words: str) -> FilterRead:
        """Save a filter under a name."""
        return self._desk.save_filter(name, words)

    def matching(self, wanted: ClaimFilter) -> Listing:
        """The claims of a filter, of which the first are read."""
        rest = self._desk.claim_rows(wanted)
        rows = next(rest)
        if rows.last:
            rest.close()
        return Listing(rows, self._desk.claim_lines(rows.ids[:PAGE]), rest)

    def lines(self, claim_ids: Sequence[int]) -> list[ClaimLine]:
        """Some claims as the list shows them."""
        return self._desk.claim_lines(claim_ids)

    def detail(self, claim_id: int) -> Detail:
        """A claim with its flags, sources and history, the newest event first."""
        desk = self._desk
        relations = desk.flags(claim_id=claim_id)
        others = desk.claim_lines([_other(relation, claim_id) for relation in relations])
        names = {article_id: desk.article(article_id).slug for article_id in {other.article_id for other in others}}
        flags = [
            Flag(relation, other, names[other.article_id]) for relation, other in zip(relations, others, strict=True)
        ]
        flags.sort(key=_urgency)
        lineage = desk.lineage(claim_id)
        evidence = desk.evidence(claim_id)
        if lineage.split_from is not None:
            evidence += desk.evidence(lineage.split_from)
        history = desk.history(claim_id)[::-1]
        return Detail(desk.claim(claim_id), flags, evidence, history, desk.notes(claim_id), lineage)

    def noted(self, wanted: ClaimFilter) -> list[ClaimLine]:
        """The claims of these that have a note."""
        return self._desk.claim_lines(self._desk.claim_ids(replace(wanted, note="")))

    def compare(self, relation: RelationRecord) -> Comparison:
        """Both claims of a relation in full."""
        return Comparison(relation, self._side(relation.a), self._side(relation.b))

    def mark(self, seen: Sequence[ClaimLine], status: Status, reason: str | None, then: int | None = None) -> Marked:
        """Decide about claims as they were seen, in one step; refused when one of them was changed since.

        With the number of the claim that is next it is read in the same go, so that all can be painted at once.
        """
        ids = [line.id for line in seen]
        decision = self._desk.mark(ids, status, reason, expected={line.id: line.version for line in seen})
        offered = self._desk.claim_lines([offer.claim_id for offer in decision.offers])
        offers = list(zip(decision.offers, offered, strict=True))
        return Marked(self._desk.claim_lines(ids), offers, None if then is None else self.detail(then))

    def decide_flag(self, relation: RelationRecord, state: RelationState) -> RelationRecord:
        """Confirm or dismiss a flag as it was seen."""
        return self._desk.decide_flag(relation.id, state, expected=relation.version)

    def undo(self) -> Reverted:
        """Revert the last step."""
        undone = self._desk.undo()
        return Reverted(undone.message, self._desk.claim_lines(undone.claim_ids), undone.relists)

    def redo(self) -> Reverted:
        """Bring back the step that was reverted last."""
        redone = self._desk.redo()
        return Reverted(redone.message, self._desk.claim_lines(redone.claim_ids), redone.relists)

    def search(self, words: str, besides: int | None = None) -> list[Hit]:
        """What was checked before, nearest first, ``besides`` the claim that is asked about."""
        hits = next(self._desk.search([words]))
        return [hit for hit in hits if hit.origin is not Origin.DESK or hit.id != str(besides)]

    def _side(self, claim_id: int) -> Side:
        claim = self._desk.claim(claim_id)
        return Side(claim, self._desk.article(claim.article_id))


def _urgency(flag: Flag) -> tuple[bool, int, float]:
    """What to look at first: open flags, conflicts among them, the surest of those."""
    relation = flag.relation
    return relation.state is not RelationState.OPEN, _KINDS.index(relation.kind), -relation.score


def _other(relation: RelationRecord, claim_id: int) -> int:
    return relation.b if relation.a == claim_id else relation.a
