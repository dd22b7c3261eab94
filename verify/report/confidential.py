"""What may leave the desk: evidence on the record, and no words that give other evidence away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from verify.types import EventRecord, EvidenceRecord, Stance, Terms

# How many words in a row give a source away: a name is two words, a phrase somebody said is four.
_NAME_WORDS = 2
_PHRASE_WORDS = 4


def may_leave(evidence: EvidenceRecord) -> bool:
    """Whether evidence may be shown outside; background and off-record evidence never is."""
    return evidence.terms is Terms.ON_RECORD


def public_reason(reason: str | None, evidence: Iterable[EvidenceRecord]) -> str | None:
    """The reason of a verdict, or None where it repeats something of evidence that must not leave.

    A re-check or a reviewer may have quoted a confidential source in it. It is dropped whole, as if
    none had been given: a gap or a note in its place would tell that there is such a source.
    """
    if reason is None:
        return None
    said = f" {' '.join(_words(reason))} "
    confidential = (item for item in evidence if not may_leave(item))
    if any(f" {run} " in said for item in confidential for run in _telling_runs(item)):
        return None
    return reason


def confidential_of(events: Iterable[EventRecord], *, shown: Collection[int]) -> Iterator[EvidenceRecord]:
    """All evidence that the log knows and that must not leave, also where attaching it was undone.

    ``shown`` are the ids of evidence that is on the record now. What a re-check noted of a source is a
    record of its own, with the same id, and so is a source that was moved to another claim.
    """
    added: dict[int, EvidenceRecord] = {}
    for event in events:
        after = event.after or {}
        if event.entity != "evidence" or event.entity_id in shown:
            continue
        if event.action == "add_evidence":
            added[event.entity_id] = _as_added(event, after)
        elif event.entity_id in added and not may_leave(added[event.entity_id]):
            changed = {name: after[name] for name in ("note", "claim_id") if after.get(name)}
            if changed:
                yield replace(added[event.entity_id], **changed)
    yield from (item for item in added.values() if not may_leave(item))


def _as_added(event: EventRecord, after: Mapping[str, Any]) -> EvidenceRecord:
    return EvidenceRecord(
        id=event.entity_id,
        claim_id=after["claim_id"],
        url=after["url"],
        locator=after["locator"],
        quote=after["quote"],
        stance=Stance(after["stance"]),
        terms=Terms(after["terms"]),
        added_by=event.actor,
        added_at=event.at,
        presence=None,
        note=None,
        decayed=False,
        checked_at=None,
        version=1,
    )


def _telling_runs(evidence: EvidenceRecord) -> Iterator[str]:
    yield from _runs(evidence.locator, _NAME_WORDS)
    yield from _runs(evidence.quote, _PHRASE_WORDS)
    yield from _runs(evidence.note, _PHRASE_WORDS)
    if evidence.url is not None:
        host = urlsplit(evidence.url).netloc.removeprefix("www.")
        yield from _runs(host or evidence.url, len(_words(host)) or 1)


def _runs(text: str | None, length: int) -> Iterator[str]:
    words = _words(text or "")
    if words:
        length = min(length, len(words))
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
