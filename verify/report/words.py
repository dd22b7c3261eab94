"""How a report says things in plain English: states, times, dates and what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from verify.types import Certainty, Presence, RelationKind, Stance, Status

# Spelt out here: strftime would follow the locale of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

GLYPH = {Status.VERIFIED: "✓", Status.DISPUTED: "✗", Status.PENDING: "○"}
FLAG_GLYPH = "⚑"

KIND_TITLE = {
    RelationKind.CONFLICT: "Conflicts",
    RelationKind.UPDATE: "Updates",
    RelationKind.DUPLICATE: "Duplicates",
}

CERTAINTY = {
    Certainty.ASSERTED: "stated as fact",
    Certainty.ATTRIBUTED: "attributed to the speaker",
    Certainty.HEDGED: "stated with reservation",
    Certainty.UNVERIFIED: "reported as unverified",
    Certainty.DENIED: "reported as denied",
}

STANCE = {
    Stance.SUPPORTS: "Supports the claim",
    Stance.REFUTES: "Speaks against the claim",
    Stance.CONTEXT: "Gives context",
}

PRESENCE = {
    Presence.PRESENT: "The quote is there.",
    Presence.REWORDED: "The quote was reworded.",
    Presence.NUMBER_CHANGED: "A number in the quote has changed.",
    Presence.GONE: "The quote is gone.",
    Presence.MOVED: "The quote is there, at another address.",
    Presence.BLOCKED: "The page refused access.",
    Presence.UNREACHABLE: "The page could not be reached.",
}

NOT_CHECKABLE = "It reports an opinion, a wish or a call: that it was said can be checked, whether it is right cannot."

SET_ASIDE = "set aside as not checkable"

FLAG_INTRO = (
    "Software put these claims side by side, with the reasons it had. A reviewer confirms or dismisses each pair."
)

NO_FLAG = "No two claims were found to conflict, to update or to repeat each other."

METHOD_INTRO = (
    "Software took the article apart into single claims and pointed out where claims repeat, contradict or update "
    "each other. It decided nothing: every verdict was given by the reviewer named with it. One thing happens by "
    "itself: where the quote that a verdict rests on is no longer found at its source, a re-check makes the claim "
    "pending again until somebody has looked."
)

METHOD = (
    ("Verified", "A reviewer found that the evidence bears the claim out."),
    ("Disputed", "A reviewer found that the evidence contradicts the claim, or that sources disagree about it."),
    ("Pending", "Nobody has decided, or the verdict was taken back. It says nothing about whether the claim is true."),
    ("Flagged", "The claim is in a conflict, an update or a duplicate that no reviewer has decided on."),
)

METHOD_SOURCES = (
    "Each source is listed with the words relied on and, for a web page, with the SHA-256 of the copy that was kept. "
    "Only sources on the record are shown."
)


def moment(time: datetime) -> str:
    """A time for people, in UTC: ``8 December 2024, 14:05 UTC``."""
    utc = time.astimezone(UTC)
    return f"{utc.day} {_MONTHS[utc.month - 1]} {utc.year}, {utc:%H:%M} UTC"


def iso_time(time: datetime) -> str:
    """A time for programs, in UTC: ``2024-12-08T14:05:00Z``."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(iso_date: str) -> str:
    """An ISO 8601 date of whatever precision, for people: ``8 December 2024``, ``December 2024``, ``2024``."""
    year, *rest = iso_date.split("-")
    parts = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        parts.append(_MONTHS[int(rest[0]) - 1])
    return " ".join([*parts, str(int(year))])


def came_from(numbers: Sequence[int]) -> str:
    """Which claims a claim was made of, which are not listed any more."""
    return f"An editor made it of {' and '.join(f'claim {number}' for number in numbers)}, not listed any more."


def claims_count(number: int) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number} claim" if number == 1 else f"{number} claims"
