"""The JSON keys that scripts rely on, of everything that is listed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from verify.types import (
    ArticleRecord,
    Claim,
    ClaimRecord,
    EventRecord,
    EvidenceRecord,
    Hit,
    Progress,
    Reason,
    Relation,
    RelationRecord,
)

if TYPE_CHECKING:
    from verify.desk.exporting import Exported
    from verify.desk.outcomes import Offer

Shape = dict[str, Any]


def claim_shape(claim: Claim) -> Shape:
    """A claim as ``extract`` prints it."""
    return {
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "heading": claim.heading,
        "speaker": claim.speaker,
        "cue": claim.cue,
        "certainty": str(claim.certainty),
        "occurred_on": claim.occurred_on,
        "quantities": [asdict(quantity) for quantity in claim.quantities],
        "checkable": claim.checkable,
        "entities": list(claim.entities),
        "open_references": list(claim.open_references),
    }


def claim_record_shape(record: ClaimRecord) -> Shape:
    """A stored claim as ``claims`` prints it."""
    return {
        "id": record.id,
        "article": record.article,
        "status": str(record.status),
        "flags": list(record.flags),
        **claim_shape(record.claim),
        "reason": record.reason,
        "decided_by": record.decided_by,
        "decided_at": record.decided_at.isoformat() if record.decided_at else None,
        "version": record.version,
    }


def reason_shape(reason: Reason) -> Shape:
    """One slot that agrees or differs."""
    return {
        "slot": reason.slot,
        "a": reason.a,
        "b": reason.b,
        "text": reason.text,
        "a_span": reason.a_span,
        "b_span": reason.b_span,
    }


def relation_shape(relation: Relation) -> Shape:
    """The outcome of comparing two statements, as ``relate`` prints it."""
    return {
        "kind": str(relation.kind),
        "score": round(relation.score, 1),
        "reasons": [reason_shape(reason) for reason in relation.reasons],
    }


def flag_shape(flag: RelationRecord) -> Shape:
    """A stored relation as ``flags`` prints it."""
    return {
        "id": flag.id,
        "kind": str(flag.kind),
        "a": flag.a,
        "b": flag.b,
        "score": round(flag.score, 1),
        "reasons": [reason_shape(reason) for reason in flag.reasons],
        "state": str(flag.state),
        "decided_by": flag.decided_by,
        "decided_at": flag.decided_at.isoformat() if flag.decided_at else None,
    }


def offer_shape(offer: Offer) -> Shape:
    """A verdict that another one suggests, as ``mark`` prints it."""
    return {"claim": offer.claim_id, "status": str(offer.status), "why": offer.why, "flag": offer.relation_id}


def article_shape(article: ArticleRecord, progress: Progress) -> Shape:
    """An article with the progress of its review."""
    return {
        "id": article.id,
        "article": article.slug,
        "title": article.title,
        "source": article.source,
        "place": article.place,
        "published": article.published,
        "language": article.language,
        "revision": article.revision,
        "added_at": article.added_at.isoformat(),
        "claims": asdict(progress),
    }


def evidence_shape(evidence: EvidenceRecord) -> Shape:
    """A piece of evidence with what its last re-check found."""
    return {
        "id": evidence.id,
        "claim": evidence.claim_id,
        "url": evidence.url,
        "locator": evidence.locator,
        "quote": evidence.quote,
        "stance": str(evidence.stance),
        "terms": str(evidence.terms),
        "added_by": evidence.added_by,
        "added_at": evidence.added_at.isoformat(),
        "presence": str(evidence.presence) if evidence.presence else None,
        "note": evidence.note,
        "checked_at": evidence.checked_at.isoformat() if evidence.checked_at else None,
    }


def hit_shape(hit: Hit) -> Shape:
    """A claim or an imported check that a search found, as ``search`` prints it."""
    return {**asdict(hit), "origin": str(hit.origin), "score": round(hit.score, 3)}


def event_shape(event: EventRecord) -> Shape:
    """One row of the event log."""
    return {**asdict(event), "at": event.at.isoformat()}


def export_shape(exported: Exported) -> Shape:
    """A report that left the desk, and what changed since, as ``reports`` prints it."""
    export = exported.export
    return {
        "id": export.id,
        "article": export.article,
        "exported_at": export.exported_at.isoformat(),
        "exported_by": export.exported_by,
        "as_of": export.as_of.isoformat(),
        "events": export.events,
        "log_head": export.log_head,
        "files": [
            {"format": file.form, "sha256": file.sha256, "bytes": file.size, "path": file.place}
            for file in export.files
        ],
        "outdated": exported.outdated,
        "changes": list(exported.changes),
    }
