"""The desk: everything a face can do, one method per use case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from verify.desk.attaching import Attachment, attach
from verify.desk.base import silent as _silent
from verify.desk.editing import reindex
from verify.desk.edits import EditUses
from verify.desk.incoming import IncomingUses
from verify.desk.lists import ListUses
from verify.desk.offers import offers_after
from verify.desk.outcomes import Decision, Rechecked, Undone
from verify.desk.outside import OutsideUses
from verify.desk.proving import EvidenceProof, prove_evidence
from verify.desk.rechecking import Checker
from verify.desk.reports import ReportUses
from verify.desk.watching import WatchStatus, watch_status
from verify.recheck.rules_file import load_rules
from verify.review.standing import check_listed
from verify.review.transitions import check_flag, check_verdict
from verify.store import Writer
from verify.types import (
    EventRecord,
    EvidenceRecord,
    LogCheck,
    RelationRecord,
    RelationState,
    Status,
    WatchRules,
)


class Desk(IncomingUses, ListUses, EditUses, OutsideUses, ReportUses):
    """A desk on one database. Close it, or use it as a context manager.

    Methods that change something take ``by``, the name the event log keeps; without it the
    settings' reviewer is meant. They raise ``NotFoundError`` for a number that is not stored and
    ``StaleWriteError`` where somebody else's change came first.
    """

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
            before = [writer.claim(claim_id) for claim_id in claim_ids]
            for record in before:
                check_listed(record, writer.lineage(record.id))
                writer.set_status(record.id, status, reason=reason, expected=(expected or {}).get(record.id))
            marked = tuple(writer.claim(claim_id) for claim_id in claim_ids)
            replaced = tuple(record for record in before if record.status not in (status, Status.PENDING))
            return Decision(marked, status, offers_after(writer, claim_ids, status), replaced)

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

    def recheck_due(
        self, *, progress: Callable[[str], None] = _silent, changed: Callable[[Rechecked], object] = _silent
    ) -> list[Rechecked]:
        """Visit the sources that are due, as a scheduled run: nobody in the quiet hours, robots.txt respected.

        A run over many sources takes its time, so each change is told when it is stored: to the receivers, and to
        ``changed``.
        """
        found = []
        for each in self._checker().check_due(progress):
            found.append(each)
            if each.changed:
                changed(each)
                self.send_notices()
        self.send_notices()
        return found

    def recheck_status(self, claim_ids: Sequence[int] | None = None) -> WatchStatus:
        """What is due, failing or forgotten of the sources of some claims, or of all, and whether the checker runs."""
        with self._store.read() as reader:
            return watch_status(reader, self._rules(), self._clock(), claim_ids)

    # the log

    def events(self) -> list[EventRecord]:
        """The whole event log, oldest first, with what must not leave the desk."""
        with self._store.read() as reader:
            return reader.events()

    def verify_log(self) -> LogCheck:
        """Whether the event log is whole, and the first row that is not."""
        with self._store.read() as reader:
            return reader.verify_log()

    def _checker(self) -> Checker:
        return Checker(self._store, self._fetcher(), self._rules(), self._clock)

    def _rules(self) -> WatchRules:
        return load_rules(self._settings.recheck_rules)


def _reverted(writer: Writer, events: list[EventRecord]) -> Undone:
    reindex(writer, events)
    return Undone(tuple(events))
