"""What the comment on a claim says in a Word document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verify.report.model import ClaimEntry, Flag, FlagLink, Source
from verify.report.words import CERTAINTY, FLAG_GLYPH, GLYPH, KIND_TITLE, NOT_CHECKABLE, STANCE, came_from, day, moment
from verify.types import Status


def comment_paragraphs(entry: ClaimEntry, flags: Mapping[int, Flag]) -> Iterator[str]:
    """Yield the state first, then the claim, who said it, what it is in conflict with, and its sources."""
    claim = entry.claim
    yield _verdict(entry)
    if entry.verdict.reason:
        yield entry.verdict.reason
    yield f"Claim {entry.id}: {claim.text}"
    if not entry.marked:
        yield "It was made of an earlier version of the article."
    cue = f" (“{claim.cue}”)" if claim.cue else ""
    yield f"Said by: {claim.speaker or 'the article itself'}{cue}; {CERTAINTY[claim.certainty]}"
    if claim.occurred_on:
        yield f"When: {day(claim.occurred_on)}"
    if entry.came_from:
        yield came_from(entry.came_from)
    if not claim.checkable:
        yield NOT_CHECKABLE
    for link in entry.flags:
        yield _flag(link, flags[link.id])
    for source in entry.sources:
        yield _source(source)
    if entry.unfounded:
        yield "No source is listed."


def _verdict(entry: ClaimEntry) -> str:
    verdict = entry.verdict
    state = f"{GLYPH[verdict.status]} {verdict.status.capitalize()}"
    if verdict.by is None:
        return f"{state}, nobody has decided yet."
    again = " again, reopened" if verdict.status is Status.PENDING else ""
    when = f", {moment(verdict.at)}" if verdict.at else ""
    return f"{state}{again} by {verdict.by}{when}."


def _flag(link: FlagLink, flag: Flag) -> str:
    name = KIND_TITLE[link.kind].removesuffix("s")
    where = "" if link.other.here else f" in {link.other.article}"
    reasons = "; ".join(reason.text for reason in flag.reasons)
    because = f" Reasons: {reasons}" if reasons else ""
    return f"{FLAG_GLYPH} {name} ({link.state}) with claim {link.other.claim}{where}: “{link.other.text}”{because}"


def _source(source: Source) -> str:
    place = ", ".join(part for part in (source.url, source.locator) if part)
    parts = [f"{STANCE[source.stance]}: {place}"]
    if source.quote:
        parts.append(f"“{source.quote}”")
    parts.append(f"Added by {source.added_by}, {moment(source.added_at)}.")
    if source.checked_at:
        parts.append(f"Last re-checked {moment(source.checked_at)}. {source.found}".rstrip())
    if source.snapshot:
        parts.append(f"Copy of {moment(source.snapshot.fetched_at)}, SHA-256 {source.snapshot.sha256}.")
    return " ".join(parts)
