"""What changed since the last report, and what was corrected, as paragraphs of a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from verify.report.change_words import (
    CORRECTIONS_INTRO,
    NO_CHANGES,
    NO_CORRECTIONS,
    NOTHING_ELSE,
    claim_changed,
    corrected,
    flag_changed,
    gone,
    notes_added,
    plain,
    since,
    source_changed,
)
from verify.report.model import Report, Side

_TEXT, _ITEM = "Normal", "List Bullet"


def changes(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs on what changed since the last report, each with its style."""
    found = report.changes
    if found is None:
        yield NO_CHANGES, _TEXT
        return
    yield f"{since(found.as_of)} Its event log ended at {found.log_head}.", _TEXT
    for entry in report.changed:
        for sentence in claim_changed(entry):
            yield f"Claim {entry.id}: {plain(sentence)}", _ITEM
    for claim in found.gone:
        yield f"Claim {claim.claim}: {plain(gone(claim))}", _ITEM
    for source in found.sources:
        yield f"Claim {source.claim}: {plain(source_changed(source))}", _ITEM
    for change in found.flags:
        flag = change.flag
        pair = f"{flag.kind.capitalize()} {flag.id}, {_side(flag.a)} and {_side(flag.b)}"
        yield f"{pair}: {plain(flag_changed(change))}", _ITEM
    if found.notes:
        yield notes_added(found.notes), _ITEM
    yield NOTHING_ELSE, _TEXT


def corrections(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs on what was corrected, each with its style."""
    if not report.corrections:
        yield NO_CORRECTIONS, _TEXT
        return
    yield CORRECTIONS_INTRO, _TEXT
    for each in report.corrections:
        about = "The article" if each.claim is None else f"Claim {each.claim}"
        for sentence in corrected(each):
            yield f"{about}: {plain(sentence)}", _ITEM


def _side(side: Side) -> str:
    return f"claim {side.claim}" if side.here else f"claim {side.claim} in {side.article}"
