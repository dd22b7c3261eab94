"""Going back to the sources: is the quote that a verdict rests on still there?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verify.desk.outcomes import Rechecked
from verify.errors import FetchError
from verify.intake.pages import page_text
from verify.recheck.outcome import outcome_of
from verify.store import Reader, Store
from verify.types import EvidenceRecord, Fetcher, Page, Presence, Stance, Status

ACTOR = "recheck"


def recheck(
    store: Store, fetcher: Fetcher, claim_ids: Sequence[int], progress: Callable[[str], None]
) -> list[Rechecked]:
    """Re-check the evidence of the named claims, or of all claims when none is named.

    Each source is a transaction of its own, so that a run that is stopped keeps what it found.
    """
    with store.read() as reader:
        if claim_ids:
            evidence = [each for claim_id in claim_ids for each in reader.evidence(reader.claim(claim_id).id)]
        else:
            evidence = reader.evidence()
    sources = [each for each in evidence if each.url is not None]
    results = []
    for number, each in enumerate(sources, start=1):
        progress(f"source {number} of {len(sources)}: {each.url}")
        results.append(_check(store, fetcher, each))
    return results


def _check(store: Store, fetcher: Fetcher, evidence: EvidenceRecord) -> Rechecked:
    page, text, error = _visit(fetcher, evidence.url or "")
    presence, note = outcome_of(page, text, error, evidence.quote or "")
    with store.write(ACTOR) as writer:
        if presence is Presence.PRESENT and page is not None:
            writer.add_snapshot(evidence.id, page, text)
        writer.record_check(evidence.id, presence, note)
        reopened = presence is Presence.GONE and _carries_verdict(writer, evidence)
        if reopened:
            reason = f"The quote that this verdict rests on is no longer at {evidence.url}: {note}"
            writer.set_status(evidence.claim_id, Status.PENDING, reason=reason)
        checked = writer.evidence_one(evidence.id)
    return Rechecked(checked, presence, note, reopened)


def _visit(fetcher: Fetcher, url: str) -> tuple[Page | None, str, FetchError | None]:
    page = None
    try:
        page = fetcher.fetch(url)
        return page, page_text(page) if page.ok else "", None
    except FetchError as error:
        return page, "", error


def _carries_verdict(reader: Reader, evidence: EvidenceRecord) -> bool:
    """Whether the claim has a verdict that no other evidence of the same stance still holds up."""
    if evidence.stance is Stance.CONTEXT or reader.claim(evidence.claim_id).status is Status.PENDING:
        return False
    others = (each for each in reader.evidence(evidence.claim_id) if each.id != evidence.id)
    return not any(each.stance is evidence.stance and each.presence in (None, Presence.PRESENT) for each in others)
