"""What changed since the last report, and what was corrected, in sentences for every format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from verify.report.model import ClaimEntry, Correction, FlagChange, Gone, SourceChange, Stated, Verdict
from verify.report.words import CERTAINTY, GLYPH, PRESENCE, STANCE, day, moment
from verify.types import Standing

NO_CHANGES = "No report that left the desk before said anything different."
NOTHING_ELSE = "Claims, sources and flags that are not named here stand as they did."
NO_CORRECTIONS = "Nothing that left the desk in an earlier report had to be corrected."
CORRECTIONS_INTRO = "What reports that left the desk before said, and what was said instead from the time given on."


class Foreign(str):
    """Text that nobody here wrote, in a sentence of ours: a format sets it apart and makes it inert."""

    __slots__ = ()


Sentence = tuple[str, ...]
"""The parts of a sentence in a row."""


def plain(sentence: Sentence) -> str:
    """The sentence as one text."""
    return "".join(sentence)


def since(as_of: datetime) -> str:
    """Which report the changes are counted from."""
    return f"What this report says differently from the one as of {moment(as_of)}."


def claim_changed(entry: ClaimEntry) -> Iterator[Sentence]:
    """Tell what is new about a claim; nothing where the last report said the same."""
    if entry.new:
        yield ("It is new.",)
    if entry.earlier is not None:
        now = Stated(
            entry.claim.text, entry.claim.speaker, entry.claim.certainty, entry.claim.occurred_on, entry.verdict
        )
        yield from _turned(entry.earlier.stated, now, entry.earlier.by, entry.earlier.at)


def gone(claim: Gone) -> Sentence:
    """Tell that reports do not have a claim any more, and what says the same now."""
    read: Sentence = ("“", Foreign(claim.text), "”: ")
    signed = _signed(claim.by, claim.at)
    if claim.standing is Standing.ASIDE:
        return (*read, "it was set aside", *signed, " as not checkable.")
    if claim.standing is Standing.SUPERSEDED and claim.became:
        others = " and ".join(f"claim {number}" for number in claim.became)
        return (*read, f"it became {others}", *signed, ".")
    return (*read, "it was taken off the list", *signed, ".")


def source_changed(change: SourceChange) -> Sentence:
    """Tell what became of a source."""
    source = change.source
    if source is None:
        return ("A source was withdrawn.",)
    place = Foreign(", ".join(part for part in (source.url, source.locator) if part))
    quote: Sentence = (", “", Foreign(source.quote), "”") if source.quote else ()
    if change.new:
        return (f"New source. {STANCE[source.stance]}: ", place, *quote, ".")
    was = PRESENCE[change.was] if change.was else "It had not been looked for."
    when = f" Re-checked {moment(source.checked_at)}." if source.checked_at else ""
    return ("Source ", place, *quote, ": ", Foreign(source.found), f" Before: {was}{when}")


def flag_changed(change: FlagChange) -> Sentence:
    """Tell that a flag was raised, or what was decided on it; which claims it is about is left to the format."""
    flag = change.flag
    if change.was is None:
        reasons = "; ".join(reason.text for reason in flag.reasons)
        return ("It is new. ", Foreign(reasons), "." if reasons else "")
    if flag.decided_by is None:
        return (f"It was {change.was} and is {flag.state}.",)
    when = f", {moment(flag.decided_at)}" if flag.decided_at else ""
    return (f"It was {change.was} and is {flag.state}, by ", Foreign(flag.decided_by), f"{when}.")


def corrected(correction: Correction) -> Iterator[Sentence]:
    """Tell what was said of a claim and what was said instead, and what an editor has noted on it."""
    altered = correction.alteration
    if altered is not None:
        if isinstance(altered.after, Gone):
            yield gone(altered.after)
            yield from _was(altered.before.verdict)
        else:
            if altered.before.text == altered.after.text:
                yield ("On “", Foreign(altered.before.text), "”:")
            yield from _turned(altered.before, altered.after, altered.by, altered.at)
    for note in correction.notes:
        yield ("Note", *_signed(note.by, note.at), ": ", Foreign(note.text))


def notes_added(number: int) -> str:
    """Tell of new notes under the corrections."""
    return "1 note under the corrections is new." if number == 1 else f"{number} notes under the corrections are new."


def _turned(before: Stated, after: Stated, by: str | None, at: datetime | None) -> Iterator[Sentence]:
    signed = _signed(by, at)
    if before.text != after.text:
        yield ("Reworded: “", Foreign(before.text), "” → “", Foreign(after.text), "”", *signed, ".")
    for name, was, now in (
        ("said by", before.speaker or "the article itself", after.speaker or "the article itself"),
        ("put down as", CERTAINTY[before.certainty], CERTAINTY[after.certainty]),
        ("dated", _day(before.occurred_on), _day(after.occurred_on)),
    ):
        if was != now:
            yield (f"It was {name}: ", Foreign(was), ". It is now: ", Foreign(now), *signed, ".")
    yield from _decided(before.verdict, after.verdict, signed)


def _decided(before: Verdict, after: Verdict, signed: Sentence) -> Iterator[Sentence]:
    if before.status is not after.status:
        reason: Sentence = (" ", Foreign(after.reason)) if after.reason else ()
        yield (f"{_state(before)} → {_state(after)}", *signed, ".", *reason)
        if before.reason:
            yield ("The reason for the verdict before: ", Foreign(before.reason))
    elif before.reason != after.reason:
        was, now = (Foreign(verdict.reason or "none given") for verdict in (before, after))
        yield ("The reason for the verdict was: ", was, " It is now: ", now)


def _was(verdict: Verdict) -> Iterator[Sentence]:
    """Tell the verdict on a claim that is there no more."""
    reason: Sentence = (" ", Foreign(verdict.reason)) if verdict.reason else ()
    yield (f"The verdict on it was: {_state(verdict)}", *_signed(verdict.by, verdict.at), ".", *reason)


def _signed(by: str | None, at: datetime | None) -> Sentence:
    if by is None:
        return ()
    return (" by ", Foreign(by), f", {moment(at)}" if at else "")


def _state(verdict: Verdict) -> str:
    return f"{GLYPH[verdict.status]} {verdict.status.capitalize()}"


def _day(occurred_on: str | None) -> str:
    return day(occurred_on) if occurred_on else "no date"
