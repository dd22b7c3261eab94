"""The use cases that only look: articles, claims, flags, evidence, filters, history."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence

from verify.desk.archive import search
from verify.desk.base import DeskBase
from verify.desk.filters import FilterRead, read_filter, save_filter
from verify.types import (
    ArticleRecord,
    ClaimFilter,
    ClaimLine,
    ClaimRecord,
    ClaimRows,
    EventRecord,
    EvidenceRecord,
    Hit,
    Progress,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SavedFilter,
)


class ListUses(DeskBase):
    """Reading the desk, each answer from one snapshot of the database."""

    def search(self, queries: Iterable[str], limit: int = 10) -> Iterator[list[Hit]]:
        """What was checked before, here or elsewhere: the nearest hits for each query, at most ``limit`` (500)."""
        return search(self._store, queries, limit)

    def articles(self) -> list[tuple[ArticleRecord, Progress]]:
        """All articles with the progress of their review, newest first."""
        with self._store.read() as reader:
            return reader.articles()

    def article(self, article: str | int) -> ArticleRecord:
        """One article, by slug or number."""
        with self._store.read() as reader:
            return reader.article(article)

    def revision(self, article: ArticleRecord) -> RevisionRecord:
        """The text an article's claims are anchored in."""
        with self._store.read() as reader:
            return reader.revision(article.revision_id)

    def claim_ids(self, wanted: ClaimFilter) -> array[int]:
        """The numbers of the claims a filter lets through, in article and text order."""
        with self._store.read() as reader:
            return reader.claim_ids(wanted)

    def claim_rows(self, wanted: ClaimFilter) -> Generator[ClaimRows, None, None]:
        """The same with their verdicts, in stretches from one snapshot: a first short one, which may be empty."""
        with self._store.read() as reader:
            yield from reader.claim_rows(wanted)

    def progress(self, wanted: ClaimFilter) -> Progress:
        """How many claims a filter lets through, by verdict, and how many of them are flagged."""
        with self._store.read() as reader:
            return reader.progress(wanted)

    def filter(self, typed: str, article_id: int | None = None) -> FilterRead:
        """Read a filter, as in ``status:pending speaker:ministry words``; ``@name`` is a saved one.

        Raises:
            InputError: when it cannot be read, or nothing is saved under a name.
        """
        return read_filter(self._store, typed, article_id, self._settings.reviewer)

    def saved_filters(self) -> list[SavedFilter]:
        """The filters saved at this desk, by name."""
        with self._store.read() as reader:
            return reader.saved_filters()

    def save_filter(self, name: str, typed: str, *, by: str | None = None) -> FilterRead:
        """Save a filter under a name of one word; one that has the name already is replaced.

        Raises:
            InputError: when it cannot be read, or the name cannot be called.
        """
        return save_filter(self._store, name, typed, self._actor(by))

    def remove_filter(self, name: str, *, by: str | None = None) -> None:
        """Remove a saved filter."""
        with self._store.write(self._actor(by)) as writer:
            writer.remove_filter(name)

    def claim_lines(self, ids: Sequence[int]) -> list[ClaimLine]:
        """Claims as a list shows them, in the order asked for."""
        with self._store.read() as reader:
            return reader.claim_lines(ids)

    def claims(self, wanted: ClaimFilter) -> Iterator[ClaimRecord]:
        """Whole claims, one by one, from one consistent snapshot."""
        with self._store.read() as reader:
            yield from reader.claims(wanted)

    def claim(self, claim_id: int) -> ClaimRecord:
        """One claim."""
        with self._store.read() as reader:
            return reader.claim(claim_id)

    def flags(
        self,
        *,
        claim_id: int | None = None,
        article_id: int | None = None,
        kind: RelationKind | None = None,
        state: RelationState | None = None,
    ) -> list[RelationRecord]:
        """Relations between claims; every part that is given must hold."""
        with self._store.read() as reader:
            return reader.relations(claim_id=claim_id, article_id=article_id, kind=kind, state=state)

    def evidence(self, claim_id: int | None = None) -> list[EvidenceRecord]:
        """The evidence of one claim, or all of it."""
        with self._store.read() as reader:
            return reader.evidence(claim_id)

    def history(self, claim_id: int) -> list[EventRecord]:
        """Everything that happened to a claim, its sources and its notes, oldest first."""
        with self._store.read() as reader:
            return reader.claim_events(reader.claim(claim_id).id)
