"""The one way from the terminal UI to the desk. Every method waits for the database: call it in a thread worker."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from tui.gateway_edits import EditGateway
from tui.worklist import PAGE
from verify.desk.attaching import Attachment
from verify.desk.exporting import Target
from verify.desk.filters import FilterRead
from verify.desk.outcomes import Added, Offer
from verify.desk.reporting import ReportFormat
from verify.desk.writing import new_files
from verify.types import (
    ArchivedCopy,
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
    Progress,
    PublishedCheck,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SavedFilter,
    Status,
)

MINE = "assignee:me status:pending"
"""The open claims that are assigned to the reviewer, as a filter."""

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
class Overview:
    """The desk: its articles, how many sources are due to be visited again, how many open claims are the reviewer's."""

    articles: list[tuple[ArticleRecord, Progress]]
    due: int
    mine: int


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
    """Claims as a verdict left them, and the verdicts it suggests for others, each with that claim as it is now."""

    claims: list[ClaimLine]
    offers: list[tuple[Offer, ClaimLine]]


@dataclass(frozen=True, slots=True)
class Reverted:
    """What undo or redo did, in words, and the claims as they are now, the first of them first.

    ``relists`` when claims left the list or came back to it, or say something else.
    """

    message: str
    claims: list[ClaimLine]
    relists: bool


class Gateway(EditGateway):
    """The desk as the screens ask for it. Errors are those of the desk, unchanged."""

    def overview(self) -> Overview:
        """Every article with its progress, and what else waits."""
        mine = self._desk.progress(self._desk.filter(MINE).wanted).total
        return Overview(self._desk.articles(), len(self._desk.recheck_status().due), mine)

    def articles(self) -> list[tuple[ArticleRecord, Progress]]:
        """Every article with its progress."""
        return self._desk.articles()

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

    def mark(self, seen: Sequence[ClaimLine], status: Status, reason: str | None) -> Marked:
        """Decide about claims as they were seen, in one step; refused when one of them was changed since."""
        ids = [line.id for line in seen]
        decision = self._desk.mark(ids, status, reason, expected={line.id: line.version for line in seen})
        offered = self._desk.claim_lines([offer.claim_id for offer in decision.offers])
        return Marked(self._desk.claim_lines(ids), list(zip(decision.offers, offered, strict=True)))

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

    def attach(self, claim_id: int, attachment: Attachment) -> EvidenceRecord:
        """Attach a source; a web page is fetched first."""
        return self._desk.attach(claim_id, attachment)

    def lookup(self, claim_id: int, limit: int) -> list[PublishedCheck]:
        """Published checks of a claim, at most ``limit``."""
        return self._desk.lookup(claim_id, limit=limit)

    def attach_check(self, claim_id: int, check: PublishedCheck) -> EvidenceRecord:
        """Attach a published check as context; its page is fetched first."""
        return self._desk.attach_check(claim_id, check)

    def archived_copy(self, evidence_id: int) -> ArchivedCopy | None:
        """The archived copy of a source nearest before the verification."""
        return self._desk.archived_copy(evidence_id)

    def attach_copy(self, evidence_id: int, copy: ArchivedCopy) -> EvidenceRecord:
        """Attach an archived copy of a source; it is fetched first."""
        return self._desk.attach_copy(evidence_id, copy)

    def save_copy(self, evidence_id: int) -> ArchivedCopy:
        """Ask the archive to save a source."""
        return self._desk.save_copy(evidence_id)

    def add(self, source: str, progress: Callable[[str], None]) -> Added:
        """Take an article in from a file."""
        return self._desk.add(source, progress=progress)

    def paste(self, text: str, published: date | None, progress: Callable[[str], None]) -> Added:
        """Take an article in from text."""
        return self._desk.add("-", published=published, stdin=BytesIO(text.encode()), progress=progress)

    def search(self, words: str) -> list[Hit]:
        """What was checked before, nearest first."""
        return next(self._desk.search([words]))

    def export(self, article: str, form: ReportFormat, where: str) -> Path:
        """Write the report of an article to a file that is not there yet; gives its path."""
        path = Path(where).expanduser()
        if path.is_dir():
            path /= f"{article}.{form.suffix}"
        with new_files([path], force=False) as (file,):
            self._desk.export(article, {form: Target(file, str(path.absolute()))})
        return path

    def _side(self, claim_id: int) -> Side:
        claim = self._desk.claim(claim_id)
        return Side(claim, self._desk.article(claim.article_id))


def _urgency(flag: Flag) -> tuple[bool, int, float]:
    """What to look at first: open flags, conflicts among them, the surest of those."""
    relation = flag.relation
    return relation.state is not RelationState.OPEN, _KINDS.index(relation.kind), -relation.score


def _other(relation: RelationRecord, claim_id: int) -> int:
    return relation.b if relation.a == claim_id else relation.a
