"""The desk: everything a face can do, one method per use case."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import BinaryIO

from verify.desk.adding import add_document
from verify.desk.archive import import_checks, search
from verify.desk.attaching import Attachment, attach
from verify.desk.base import silent as _silent
from verify.desk.correcting import correct
from verify.desk.editing import reindex
from verify.desk.edits import EditUses
from verify.desk.exporting import Exported, Target, exported
from verify.desk.filters import FilterRead, read_filter, save_filter
from verify.desk.offers import offers_after
from verify.desk.outcomes import Added, Decision, FeedFound, Missed, Rechecked, Undone
from verify.desk.outside import OutsideUses
from verify.desk.packing import write_pack
from verify.desk.proving import EvidenceProof, prove_evidence
from verify.desk.rechecking import Checker
from verify.desk.reporting import ReportFormat, export, publishable, publisher_of, render
from verify.desk.taking import Material, get, get_entry
from verify.desk.watching import WatchStatus, watch_status
from verify.errors import FetchError, InputError
from verify.intake.forms import Form
from verify.recheck.rules_file import load_rules
from verify.report.claimreview import Review
from verify.review.standing import check_listed
from verify.review.transitions import check_flag, check_verdict
from verify.store import Writer
from verify.types import (
    ArticleRecord,
    ClaimFilter,
    ClaimLine,
    ClaimRecord,
    ClaimRows,
    CorrectionRecord,
    EventRecord,
    EvidenceRecord,
    Hit,
    Imported,
    LogCheck,
    Progress,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SavedFilter,
    Status,
    WatchRules,
)


class Desk(EditUses, OutsideUses):
    """A desk on one database. Close it, or use it as a context manager.

    Methods that change something take ``by``, the name the event log keeps; without it the
    settings' reviewer is meant. They raise ``NotFoundError`` for a number that is not stored and
    ``StaleWriteError`` where somebody else's change came first.
    """

    # taking in

    def add(
        self,
        source: str,
        *,
        published: date | None = None,
        language: str | None = None,
        by: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[str], None] = _silent,
    ) -> Added:
        """Take one article in from a file, a web address or standard input (``-``), with its claims and relations.

        Raises:
            InputError: when the source is not an article in English; nothing is stored then.
            FetchError: when the page cannot be had, or is no article.
        """
        document = self._get(source, stdin).document(published=published, language=language)
        return add_document(self._store, self._decomposer, document, self._actor(by), progress)

    def add_each(
        self,
        source: str,
        *,
        limit: int,
        published: date | None = None,
        language: str | None = None,
        by: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[str], None] = _silent,
    ) -> Iterator[Added | FeedFound | Missed]:
        """Take in what a source holds: one article, as ``add`` does, or the ``limit`` newest of a feed.

        Each article of a feed is a step of its own: one that fails is told and stops no other.
        """
        material = self._get(source, stdin)
        actor = self._actor(by)
        if material.form is not Form.FEED:
            document = material.document(published=published, language=language)
            yield add_document(self._store, self._decomposer, document, actor, progress)
            return
        entries = material.feed().entries
        yield FeedFound(source, len(entries), min(limit, len(entries)))
        for entry in entries[:limit]:
            progress(f"fetching {entry.url}")
            try:
                document = get_entry(entry, self._fetcher()).document(
                    published=published, language=language, dated=entry.published
                )
                added = add_document(self._store, self._decomposer, document, actor, progress)
            except (InputError, FetchError) as error:
                yield Missed(entry.url or entry.title, error)
            else:
                yield added

    def import_checks(self, source: str, *, by: str | None = None, stdin: BinaryIO | None = None) -> Imported:
        """Take checks made elsewhere into the archive, from JSON Lines, CSV or ClaimReview; all or none.

        Raises:
            InputError: when a line of the file is bad; nothing is stored then.
        """
        return import_checks(self._store, source, stdin or sys.stdin.buffer, self._actor(by))

    # looking

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

    def verify_log(self) -> LogCheck:
        """Whether the event log is whole, and the first row that is not."""
        with self._store.read() as reader:
            return reader.verify_log()

    # deciding

    def mark(
        self,
        claim_ids: Sequence[int],
        status: Status,
        reason: str | None = None,
        *,
        by: str | None = None,
        expected: Mapping[int, int] | None = None,
    ) -> Decision:
        """Give claims a verdict: all of them or none, undone in one step.

        ``expected`` maps claims to the version the decision was based on. The same verdict is offered for
        confirmed duplicates, and a dispute for what conflicts with a verified claim; nothing is done about it.

        Raises:
            InputError: when a dispute has no reason.
        """
        check_verdict(status, reason)
        claim_ids = list(dict.fromkeys(claim_ids))
        with self._store.write(self._actor(by)) as writer:
            replaced = [
                record for record in map(writer.claim, claim_ids) if record.status not in (status, Status.PENDING)
            ]
            for claim_id in claim_ids:
                check_listed(writer.claim(claim_id), writer.lineage(claim_id))
                writer.set_status(claim_id, status, reason=reason, expected=(expected or {}).get(claim_id))
            marked = tuple(writer.claim(claim_id) for claim_id in claim_ids)
            return Decision(marked, status, offers_after(writer, claim_ids, status), tuple(replaced))

    def decide_flag(
        self, flag_id: int, state: RelationState, *, by: str | None = None, expected: int | None = None
    ) -> RelationRecord:
        """Confirm or dismiss a flag; a dismissed one never comes back by itself."""
        with self._store.write(self._actor(by)) as writer:
            check_flag(writer.relation(flag_id))
            writer.decide_relation(flag_id, state, expected=expected)
            return writer.relation(flag_id)

    def undo(self, *, by: str | None = None) -> Undone:
        """Revert the reviewer's last step that is not undone yet.

        Raises:
            UndoError: when there is none, or a later change stands in the way.
        """
        with self._store.write(self._actor(by)) as writer:
            return _reverted(writer, writer.undo())

    def redo(self, *, by: str | None = None) -> Undone:
        """Bring back the step that the reviewer undid last.

        Raises:
            UndoError: when nothing was undone since the last decision, or a later change stands in the way.
        """
        with self._store.write(self._actor(by)) as writer:
            return _reverted(writer, writer.redo())

    # evidence

    def attach(self, claim_id: int, attachment: Attachment, *, by: str | None = None) -> EvidenceRecord:
        """Attach a source to a claim; a page is fetched, kept, and must hold the quote.

        Raises:
            InputError: when the quote is not on the page, or parts are missing.
            FetchError: when the page cannot be had.
        """
        return attach(self._store, self._fetcher(), claim_id, attachment, self._actor(by))

    def verify_evidence(self) -> EvidenceProof:
        """Whether every page is kept as it was, and what is not."""
        with self._store.read() as reader:
            return prove_evidence(reader)

    def recheck(self, claim_ids: Sequence[int] = (), *, progress: Callable[[str], None] = _silent) -> list[Rechecked]:
        """Look for the quotes of these claims (of all, when none is named) at their sources again."""
        found = list(self._checker().check(claim_ids, progress))
        self.send_notices()
        return found

    def recheck_due(self, *, progress: Callable[[str], None] = _silent) -> list[Rechecked]:
        """Visit the sources that are due, as a scheduled run: nobody in the quiet hours, robots.txt respected."""
        found = list(self._checker().check_due(progress))
        self.send_notices()
        return found

    def recheck_status(self, claim_ids: Sequence[int] | None = None) -> WatchStatus:
        """What is due, failing or forgotten of the sources of some claims, or of all, and whether the checker runs."""
        with self._store.read() as reader:
            return watch_status(reader, self._rules(), self._clock(), claim_ids)

    # reporting

    def report(self, article: str, form: ReportFormat, *, as_of: datetime | None = None) -> bytes:
        """The verification report of an article in one format, to look at; text is in UTF-8."""
        return render(self._store, article, form, as_of=as_of or self._clock(), publisher=publisher_of(self._settings))

    def export(
        self,
        article: str,
        targets: Mapping[ReportFormat, Target],
        *,
        as_of: datetime | None = None,
        by: str | None = None,
    ) -> None:
        """Write the report of an article in several formats, all from one state of the desk, and remember it."""
        export(
            self._store,
            article,
            targets,
            as_of=as_of or self._clock(),
            publisher=publisher_of(self._settings),
            actor=self._actor(by),
        )

    def pack(
        self, article: str, target: BinaryIO, place: str, *, as_of: datetime | None = None, by: str | None = None
    ) -> None:
        """Write the evidence pack of an article to ``target``, which is the file ``place``, and remember it.

        In it are the reports, the sources as they were kept, and the log.

        Raises:
            InputError: when the event log is broken.
        """
        write_pack(
            self._store,
            article,
            target,
            place=place,
            as_of=as_of or self._clock(),
            publisher=publisher_of(self._settings),
            actor=self._actor(by),
        )

    def exported(self, article: str | None = None) -> list[Exported]:
        """What left the desk of one article, or of all, newest first, each with what changed since."""
        return exported(self._store, article)

    def correct(self, target: int | str, text: str, *, by: str | None = None) -> CorrectionRecord:
        """Note a correction on a claim (its number) or an article (its slug); every later report prints it.

        Raises:
            InputError: when it repeats what must not leave the desk.
        """
        return correct(self._store, target, text, self._actor(by))

    def publishable(self, article: str) -> tuple[Review, ...]:
        """Every claim of an article with its ClaimReview markup, or with the reasons why it gets none."""
        return publishable(self._store, article, self._clock(), publisher_of(self._settings))

    def events(self) -> list[EventRecord]:
        """The whole event log, oldest first, with what must not leave the desk."""
        with self._store.read() as reader:
            return reader.events()

    def _get(self, source: str, stdin: BinaryIO | None) -> Material:
        return get(source, fetcher=self._fetcher, max_bytes=self._settings.max_bytes, stdin=stdin)

    def _checker(self) -> Checker:
        return Checker(self._store, self._fetcher(), self._rules(), self._clock)

    def _rules(self) -> WatchRules:
        return load_rules(self._settings.recheck_rules)


def _reverted(writer: Writer, events: list[EventRecord]) -> Undone:
    reindex(writer, events)
    return Undone(tuple(events))
