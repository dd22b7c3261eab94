"""The use cases that deal with the services around the desk."""

from __future__ import annotations

import time
from datetime import datetime

from verify.desk.archiving import Sleep, attach_copy, find_copy, save_copy
from verify.desk.base import DeskBase
from verify.desk.lookup import attach_check, look_up
from verify.desk.notifying import Digest, Told, make_digest, note_digest, send_notices
from verify.types import ArchivedCopy, DeliveryRecord, EvidenceRecord, NoticeRecord, PublishedCheck


class OutsideUses(DeskBase):
    """Telling people what changed, and asking others what they know."""

    # telling people

    def notices(self, *, since: datetime | None = None) -> list[NoticeRecord]:
        """What re-checks changed, all or since a time, oldest first."""
        with self._store.read() as reader:
            return reader.notices(since=since)

    def deliveries(self) -> list[DeliveryRecord]:
        """How far each notice is on its way to each receiver."""
        with self._store.read() as reader:
            return reader.deliveries()

    def send_notices(self) -> list[Told]:
        """Send the receivers in the settings what they have not been sent; nothing is raised when one is down."""
        return send_notices(self._store, self._caller, self._settings)

    def digest(self, *, since: datetime | None = None) -> Digest:
        """The changes since a time in Markdown or, without one, those that no digest has told yet.

        Whoever has shown it says so with ``note_digest``; until then the same changes are told again.
        """
        return make_digest(self._store, self._clock(), since=since)

    def note_digest(self, told: Digest) -> None:
        """Note that a digest has been shown."""
        note_digest(self._store, told)

    # published checks

    def lookup(self, claim_id: int, *, limit: int = 10, language: str = "en") -> list[PublishedCheck]:
        """The checks that others have published of a claim; their ratings are theirs.

        Raises:
            InputError: when the newsroom has no key for the index.
            FetchError: when the index cannot be asked.
        """
        with self._store.read() as reader:
            text = reader.claim(claim_id).claim.text
        return look_up(self._caller(), self._settings, text, limit=limit, language=language)

    def attach_check(
        self, claim_id: int, check: PublishedCheck, *, quote: str | None = None, by: str | None = None
    ) -> EvidenceRecord:
        """Attach a published check to a claim as context; its page is fetched and kept.

        Raises:
            InputError: when neither ``quote`` nor the check's own words are on its page.
            FetchError: when the page cannot be had.
        """
        return attach_check(self._store, self._fetcher(), claim_id, check, self._actor(by), quote=quote)

    # archived copies

    def archived_copy(self, evidence_id: int) -> ArchivedCopy | None:
        """The archived copy of a source's page made nearest before its claim was verified, None when there is none.

        Raises:
            InputError: when the source has no page, or is not on the record.
            FetchError: when the archive cannot be asked.
        """
        return find_copy(self._store, self._caller, self._settings, evidence_id)

    def attach_copy(self, evidence_id: int, copy: ArchivedCopy, *, by: str | None = None) -> EvidenceRecord:
        """Attach an archived copy to the claim of a source, with the same quote, stance and terms.

        Raises:
            InputError: when the quote is not on the copy.
            FetchError: when the copy cannot be had.
        """
        return attach_copy(self._store, self._fetcher(), evidence_id, copy, self._actor(by))

    def save_copy(self, evidence_id: int, *, by: str | None = None, sleep: Sleep = time.sleep) -> ArchivedCopy:
        """Ask the archive to save a source's page as it is now, and wait until it has; three times a minute at most.

        Raises:
            InputError: when the source has no page or is not on the record, there is no key, or it was too often.
            FetchError: when the archive cannot be asked, refuses or fails.
        """
        return save_copy(self._store, self._caller, self._settings, evidence_id, self._actor(by), sleep=sleep)
