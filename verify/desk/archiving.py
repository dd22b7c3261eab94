"""Archived copies of sources: the one nearest before the verification, and a new one on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from verify.desk.attaching import Attachment, attach_page
from verify.errors import InputError
from verify.intake.wayback import nearest_copy, save_page
from verify.settings import Settings
from verify.store import Reader, Store
from verify.types import ArchivedCopy, Caller, EvidenceRecord, Fetcher, Status, Terms

Sleep = Callable[[float], object]

_DECIDED = frozenset({Status.VERIFIED, Status.DISPUTED})
_RECHECK = "recheck"
# Far below what the archive allows (6 a minute with an account): it is everybody's.
_MOST_SAVES, _WITHIN = 3, timedelta(minutes=1)


def find_copy(store: Store, caller: Callable[[], Caller], settings: Settings, evidence_id: int) -> ArchivedCopy | None:
    """The copy of a source's page made nearest before its claim was verified, or the source was attached.

    Raises:
        InputError: when it has no page, or may not be told of outside.
        FetchError: when the archive cannot be asked.
    """
    with store.read() as reader:
        evidence = _page_source(reader, evidence_id)
        before = _verified_at(reader, evidence)
    return nearest_copy(caller(), settings.archive_url, evidence.url or "", before)


def attach_copy(store: Store, fetcher: Fetcher, evidence_id: int, copy: ArchivedCopy, actor: str) -> EvidenceRecord:
    """Attach an archived copy to the claim of a source: fetched, kept, and proved to hold the same quote.

    Raises:
        InputError: when the quote is not on the copy.
        FetchError: when the copy cannot be had.
    """
    with store.read() as reader:
        evidence = _page_source(reader, evidence_id)
    locator = f"Archived copy of {evidence.url}, made on {copy.at:%Y-%m-%d at %H:%M} UTC"
    attachment = Attachment(url=copy.url, locator=locator, stance=evidence.stance, terms=evidence.terms)
    return attach_page(store, fetcher, evidence.claim_id, attachment, actor, quotes=[evidence.quote or ""])


def save_copy(
    store: Store, caller: Callable[[], Caller], settings: Settings, evidence_id: int, actor: str, *, sleep: Sleep
) -> ArchivedCopy:
    """Ask the archive to save the page of a source as it is now; three times a minute at most.

    Raises:
        InputError: when it has no page, may not be told of outside, there is no key, or it was too often.
        FetchError: when the archive cannot be asked, refuses or fails.
    """
    with store.read() as reader:
        evidence = _page_source(reader, evidence_id)
    if not settings.archive_key:
        raise InputError(
            "Saving pages to the archive is off: there is no key for it.",
            "Set CLAIMDESK_ARCHIVE_KEY to key:secret; archive.org gives both under account/s3.php.",
        )
    with store.write(actor) as writer:
        writer.ask_archive(evidence_id, most=_MOST_SAVES, within=_WITHIN)
    copy = save_page(caller(), settings.archive_url, settings.archive_key, evidence.url or "", sleep)
    with store.write(actor) as writer:
        writer.note_saved(evidence_id, copy.url)
    return copy


def _page_source(reader: Reader, evidence_id: int) -> EvidenceRecord:
    evidence = reader.evidence_one(evidence_id)
    if evidence.url is None:
        raise InputError(f"Source {evidence_id} is no web page.", "Only pages are archived.")
    if evidence.terms is not Terms.ON_RECORD:
        raise InputError(
            f"Source {evidence_id} is not on the record ({evidence.terms}), and the archive would learn of it.",
            "Nobody was asked; keep a copy of your own.",
        )
    return evidence


def _verified_at(reader: Reader, evidence: EvidenceRecord) -> datetime:
    """When a person last gave the claim a verdict, or attached the source to it where that was later."""
    decided = (
        event.at
        for event in reader.events("claim", evidence.claim_id)
        if event.actor != _RECHECK and (event.after or {}).get("status") in _DECIDED
    )
    return max((evidence.added_at, *decided))
