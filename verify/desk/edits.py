"""What the desk does with claims besides verdicts: edits, notes, and who is to look at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verify.desk.base import DeskBase
from verify.desk.editing import Editor, NewPassage, Part
from verify.desk.outcomes import Edited, KeptCopy
from verify.errors import InputError
from verify.recheck.presence import find_quote
from verify.review.standing import check_listed
from verify.types import (
    ClaimFilter,
    ClaimRecord,
    EvidenceRecord,
    Lineage,
    NoteRecord,
    Priority,
)
from verify.wording import one_line

Expected = Mapping[int, int] | None


class EditUses(DeskBase):
    """Editing claims and working together on them.

    ``expected`` maps claims to the versions they were seen in: what was changed since is not overwritten.
    """

    # editing and working together

    def reword(self, claim_id: int, text: str, *, by: str | None = None, expected: Expected = None) -> Edited:
        """Let a claim say something else at the same place; a verdict on it falls.

        Raises:
            InputError: when the text is none for a claim, or the claim is not on the list.
        """
        return self._editor(by, expected).reword(claim_id, text)

    def split(
        self, claim_id: int, parts: Sequence[Part], *, by: str | None = None, expected: Expected = None
    ) -> Edited:
        """Make two or more claims of one, which leaves the list.

        Raises:
            InputError: when a part is none for a claim, or its quote is not in the claim's sentence.
        """
        return self._editor(by, expected).split(claim_id, parts)

    def merge(
        self, claim_ids: Sequence[int], text: str | None = None, *, by: str | None = None, expected: Expected = None
    ) -> Edited:
        """Let the first of several claims of an article say what all of them do; the others leave the list.

        Without ``text`` it says their texts one after the other. Their sources go with them.

        Raises:
            InputError: when they are of different articles, or one of them is not on the list.
        """
        return self._editor(by, expected).merge(claim_ids, text)

    def add_claim(self, article: str | int, passage: NewPassage, *, by: str | None = None) -> Edited:
        """Make a claim of a passage of an article.

        Raises:
            InputError: when the passage is not in the article, or goes over two paragraphs.
        """
        return self._editor(by, None).add(article, passage)

    def set_aside(
        self, claim_ids: Sequence[int], reason: str, *, by: str | None = None, expected: Expected = None
    ) -> Edited:
        """Take claims off the list, in one step, because they cannot be checked.

        Raises:
            InputError: when no reason is given, or one of them is not on the list.
        """
        return self._editor(by, expected).set_aside(claim_ids, reason)

    def restore(self, claim_ids: Sequence[int], *, by: str | None = None, expected: Expected = None) -> Edited:
        """Put claims that were set aside back on the list, in one step.

        Raises:
            InputError: when one of them is not set aside.
        """
        return self._editor(by, expected).restore(claim_ids)

    def lineage(self, claim_id: int) -> Lineage:
        """The claims that a claim came from and became."""
        with self._store.read() as reader:
            return reader.lineage(claim_id)

    def note(self, claim_id: int, text: str, *, by: str | None = None) -> NoteRecord:
        """Note something about a claim for the colleagues; it never leaves the desk.

        Raises:
            InputError: when it is empty.
        """
        text = text.strip()
        if not text:
            raise InputError("A note needs words.", "Say what the colleagues should know.")
        with self._store.write(self._actor(by)) as writer:
            note_id = writer.add_note(claim_id, text)
            return next(note for note in writer.notes(claim_id) if note.id == note_id)

    def notes(self, claim_id: int | None = None, *, article_id: int | None = None) -> list[NoteRecord]:
        """The notes of a claim, of an article's claims, or all, oldest first."""
        with self._store.read() as reader:
            return reader.notes(reader.claim(claim_id).id if claim_id else None, article_id=article_id)

    def assign(
        self, claim_ids: Sequence[int], name: str | None, *, by: str | None = None, expected: Expected = None
    ) -> list[ClaimRecord]:
        """Say who is to look at claims, or nobody; all of them in one step.

        Raises:
            InputError: when one of them is not on the list.
        """
        name = None if name is None else one_line(name)
        if name == "":
            raise InputError("A claim is assigned to a name.", "Give one, or --none.")
        with self._store.write(self._actor(by)) as writer:
            for claim_id in claim_ids:
                check_listed(writer.claim(claim_id), writer.lineage(claim_id))
                writer.assign(claim_id, name, expected=(expected or {}).get(claim_id))
            return [writer.claim(claim_id) for claim_id in claim_ids]

    def assign_article(self, article: str | int, name: str | None, *, by: str | None = None) -> list[ClaimRecord]:
        """Say who is to look at all listed claims of an article."""
        with self._store.read() as reader:
            claim_ids = reader.claim_ids(ClaimFilter(article_id=reader.article(article).id))
        return self.assign(claim_ids, name, by=by)

    def assigned(self, name: str | None = None) -> dict[int, int]:
        """How many claims of each article, by its number, somebody (the reviewer) still has to decide about."""
        with self._store.read() as reader:
            return reader.assigned(self._actor(name))

    def prioritise(
        self, claim_ids: Sequence[int], priority: Priority, *, by: str | None = None, expected: Expected = None
    ) -> list[ClaimRecord]:
        """Say how soon claims should be looked at; all of them in one step.

        Raises:
            InputError: when one of them is not on the list.
        """
        with self._store.write(self._actor(by)) as writer:
            for claim_id in claim_ids:
                check_listed(writer.claim(claim_id), writer.lineage(claim_id))
                writer.prioritise(claim_id, priority, expected=(expected or {}).get(claim_id))
            return [writer.claim(claim_id) for claim_id in claim_ids]

    def move_evidence(self, evidence_id: int, claim_id: int, *, by: str | None = None) -> EvidenceRecord:
        """Attach a source to another claim, as when the one it was attached to was split.

        Raises:
            InputError: when that claim is not on the list.
        """
        with self._store.write(self._actor(by)) as writer:
            check_listed(writer.claim(claim_id), writer.lineage(claim_id))
            writer.move_evidence(evidence_id, claim_id)
            return writer.evidence_one(evidence_id)

    def kept_copy(self, evidence_id: int) -> KeptCopy:
        """A source with the newest page that was kept of it."""
        with self._store.read() as reader:
            evidence = reader.evidence_one(evidence_id)
            snapshot = reader.latest_snapshot(evidence_id)
        span = find_quote(evidence.quote, snapshot.text).span if snapshot and evidence.quote else None
        return KeptCopy(evidence, snapshot, span)

    def _editor(self, by: str | None, expected: Expected) -> Editor:
        return Editor(self._store, self._decomposer, self._actor(by), expected or {})
