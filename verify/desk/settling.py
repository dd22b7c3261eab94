"""Writing down what a visit found: one source, one transaction, and a verdict reopened where it rests on nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from verify.desk.outcomes import Rechecked
from verify.desk.seeing import Found
from verify.errors import FetchFailure
from verify.recheck.standing import Settled, advance
from verify.store import Reader, Writer
from verify.types import (
    ClaimRecord,
    EvidenceRecord,
    Presence,
    Stance,
    Status,
    VisitRecord,
    Watched,
    WatchRules,
)

_LONGEST_WAIT = timedelta(days=7)
_RESTS_ON = {Status.VERIFIED: Stance.SUPPORTS, Status.DISPUTED: Stance.REFUTES}


def settle(writer: Writer, source: Watched, found: Found, rules: WatchRules, now: datetime) -> Rechecked:
    """Keep the page where it differs, note the visit, and reopen the claim if its verdict rests on nothing else.

    Raises:
        NotFoundError: when attaching the source was undone meanwhile.
    """
    outcome, page = found.outcome, found.sight.page
    evidence = writer.evidence_one(source.evidence_id)
    before = Settled(evidence.presence or Presence.PRESENT, evidence.decayed, source.failures)
    after = advance(before, outcome, patience=rules.failures, reopen_below=rules.reopen_below)
    if found.sight.error is not None and found.sight.error.kind is FetchFailure.RATE_LIMITED:
        # Its host wants to be left alone because of another page, so this one was never asked for: no failure of it.
        writer.postpone(evidence.id, _not_before(found, now))
        return Rechecked(evidence, outcome, before.presence, decays=False, changed=False, reopened=False)
    validated = page is not None and page.ok and not page.redirects
    if outcome.keep and page is not None:
        holds = outcome.presence in (Presence.PRESENT, Presence.MOVED)
        writer.add_snapshot(evidence.id, page, found.sight.text, holds=holds)
    not_modified = page is not None and page.not_modified
    writer.record_visit(
        evidence.id,
        VisitRecord(
            last=outcome.presence,
            note=outcome.note,
            presence=after.presence,
            decayed=after.decayed,
            failures=after.failures,
            # A page that is gone from where it had moved may be back where it was.
            address=outcome.address or (source.url if outcome.presence is Presence.GONE else source.address),
            etag=source.etag if not_modified else page.etag if page and validated else None,
            last_modified=source.last_modified if not_modified else page.last_modified if page and validated else None,
            not_before=_not_before(found, now),
        ),
    )
    reopened = after.decayed and not before.decayed and _reopen(writer, evidence, outcome.note)
    changed = after.settled != before.settled
    if changed:
        writer.add_notice(
            evidence.id, before=before.presence, after=after.presence, note=outcome.note, reopened=reopened
        )
    return Rechecked(
        writer.evidence_one(evidence.id),
        outcome,
        before.presence,
        decays=outcome.decays(rules.reopen_below),
        changed=changed,
        reopened=reopened,
    )


def _not_before(found: Found, now: datetime) -> datetime | None:
    """Until when the host asked to be left alone; a host that asks for years is asked again within a week."""
    page, error = found.sight.page, found.sight.error
    seconds = (error.retry_after if error else None) or (page.retry_after if page else None)
    return None if seconds is None else now + min(timedelta(seconds=seconds), _LONGEST_WAIT)


def _reopen(writer: Writer, evidence: EvidenceRecord, note: str) -> bool:
    claim = writer.claim(evidence.claim_id)
    if not _rests_on(writer, claim, evidence):
        return False
    reason = f"The quote that this verdict rests on no longer stands at {evidence.url}: {note}"
    writer.set_status(claim.id, Status.PENDING, reason=reason)
    return True


def _rests_on(reader: Reader, claim: ClaimRecord, evidence: EvidenceRecord) -> bool:
    """Whether the claim has a verdict that rests on this source, and no other of the same stance holds it up.

    A verification rests on what supports the claim, a dispute on what refutes it. Where no source has that
    stance, nobody has said which way the sources point, and the verdict rests on them all.
    """
    if claim.status is Status.PENDING or evidence.stance is Stance.CONTEXT:
        return False
    sources = [each for each in reader.evidence(claim.id) if each.stance is not Stance.CONTEXT]
    wanted = _RESTS_ON[claim.status]
    if evidence.stance is not wanted and any(each.stance is wanted for each in sources):
        return False
    return not any(each.stands for each in sources if each.stance is evidence.stance and each.id != evidence.id)
