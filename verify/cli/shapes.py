"""The JSON keys that scripts rely on, of everything that is listed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.desk.exporting import Exported
    from verify.desk.outcomes import Edited, KeptCopy, Offer, Rechecked
    from verify.desk.watching import WatchedSource, WatchStatus
    from verify.types import (
        ArchivedCopy,
        ArticleRecord,
        Claim,
        ClaimRecord,
        EventRecord,
        EvidenceRecord,
        Hit,
        Lineage,
        NoteRecord,
        Progress,
        PublishedCheck,
        Reason,
        Relation,
        RelationRecord,
    )

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
        "assignee": record.assignee,
        "priority": str(record.priority),
        "standing": str(record.standing),
        "standing_reason": record.standing_reason,
        "split_from": record.split_from,
        "merged_into": record.merged_into,
    }


def edited_shape(edited: Edited) -> Shape:
    """What an edit made of claims."""
    return {
        "claims": [claim_record_shape(record) | {"quote": record.quote} for record in edited.claims],
        "superseded": list(edited.superseded),
        "replaced": [claim_record_shape(record) for record in edited.replaced],
    }


def lineage_shape(lineage: Lineage) -> Shape:
    """The claims that a claim came from and became."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(lineage).items()}


def note_shape(note: NoteRecord) -> Shape:
    """A note on a claim."""
    return {
        "id": note.id,
        "claim": note.claim_id,
        "text": note.text,
        "added_by": note.added_by,
        "added_at": note.added_at.isoformat(),
    }


def copy_shape(copy: KeptCopy) -> Shape:
    """A source with the newest page that was kept of it."""
    snapshot = copy.snapshot
    kept = None
    if snapshot is not None:
        kept = {
            "fetched_at": snapshot.fetched_at.isoformat(),
            "status": snapshot.status,
            "final_url": snapshot.final_url,
            "sha256": snapshot.sha256,
            "text": snapshot.text,
            "quote_span": list(copy.span) if copy.span else None,
        }
    return {**evidence_shape(copy.evidence), "snapshot": kept}


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
        "decayed": evidence.decayed,
        "checked_at": evidence.checked_at.isoformat() if evidence.checked_at else None,
    }


def check_shape(check: Rechecked) -> Shape:
    """What a visit to a source found, as ``recheck`` prints it."""
    return {
        **evidence_shape(check.evidence),
        "outcome": str(check.presence),
        "note": check.note,
        "nearest": check.outcome.nearest,
        "score": None if check.outcome.score is None else round(check.outcome.score, 1),
        "address": check.outcome.address,
        "before": str(check.before),
        "changed": check.changed,
        "reopened": check.reopened,
    }


def watched_shape(each: WatchedSource) -> Shape:
    """A source under watch, as ``recheck status`` prints it."""
    source = each.source
    return {
        "id": source.evidence_id,
        "claim": source.claim_id,
        "article": source.article,
        "url": source.url,
        "priority": str(source.priority),
        "presence": str(source.presence) if source.presence else None,
        "decayed": source.decayed,
        "last": str(source.last) if source.last else None,
        "note": source.note,
        "failures": source.failures,
        "failing": source.failing,
        "checked_at": source.checked_at.isoformat() if source.checked_at else None,
        "seen_at": source.looked_at.isoformat() if source.looked_at else None,
        "due_at": each.due_at.isoformat(),
        "due": each.due,
        "late": each.late,
    }


def watch_shape(status: WatchStatus) -> Shape:
    """The watch over the sources, as ``recheck status`` prints it."""
    checker = status.checker
    return {
        "now": status.now.isoformat(),
        "checker": None
        if checker is None
        else {
            "began_at": checker.began_at.isoformat(),
            "ended_at": checker.ended_at.isoformat() if checker.ended_at else None,
            "checked": checker.checked,
        },
        "silent": status.silent,
        "quiet_until": status.quiet_until.isoformat() if status.quiet_until else None,
        "next_due": status.next_due.isoformat() if status.next_due else None,
        "sources": [watched_shape(each) for each in status.sources],
    }


def hit_shape(hit: Hit) -> Shape:
    """A claim or an imported check that a search found, as ``search`` prints it."""
    return {**asdict(hit), "origin": str(hit.origin), "score": round(hit.score, 3)}


def archived_shape(copy: ArchivedCopy) -> Shape:
    """A copy of a page in an archive, as ``evidence archived`` and ``evidence save`` print it."""
    return {"url": copy.url, "original": copy.original, "at": copy.at.isoformat()}


def check_found_shape(check: PublishedCheck) -> Shape:
    """A check that others have published, as ``lookup`` prints it."""
    return asdict(check)


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
