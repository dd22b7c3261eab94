"""The report: everything that may leave the desk about one article, and nothing else.

Each renderer gets this and no record of the store, so what is not in here cannot be printed. All
text is as it was stored, hostile characters included: making it inert is the renderer's job.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verify.report.words import PRESENCE
from verify.types import (
    BlockKind,
    Certainty,
    Claim,
    Presence,
    Reason,
    RelationKind,
    RelationState,
    Stance,
    Standing,
    Status,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The headline numbers, in claims; ``flagged`` counts those in a flag that nobody has decided."""

    total: int
    verified: int
    disputed: int
    pending: int
    flagged: int

    @property
    def by_status(self) -> tuple[tuple[Status, int], ...]:
        """Each verdict with its number of claims, in the order a report lists them."""
        return (
            (Status.VERIFIED, self.verified),
            (Status.DISPUTED, self.disputed),
            (Status.PENDING, self.pending),
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article under the same claims, from ``start`` to ``end`` of its text.

    ``claims`` are the ids of the claims that cover it, in the order they began; ``state`` is the
    verdict on the shortest of them, None where there is no claim. ``opens`` are the claims that begin
    here, the longest first, and ``closes`` those that end here, the innermost first.
    """

    start: int
    end: int
    text: str
    claims: tuple[int, ...] = ()
    state: Status | None = None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One block of the article with the white space after it; all pieces in a row are the whole text."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """The article and the revision the claims are anchored in.

    ``source`` is an address, or the bare name of a file: the folders of the desk's machine stay
    there. It is None for standard input. ``sha256`` is of the UTF-8 text.
    """

    slug: str
    title: str
    source: str | None
    place: str | None
    published: str | None
    language: str | None
    revision: int
    sha256: str
    text: str
    blocks: tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The copy of a source that was kept; ``sha256`` is of its body."""

    fetched_at: datetime
    final_url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence on the record. It has no number: a gap in the numbers would tell of the others.

    ``stand_in`` is the address of the archived copy that a verdict can rest on instead, once this one stands no more.
    """

    url: str | None
    locator: str | None
    quote: str | None
    stance: Stance
    added_by: str
    added_at: datetime
    presence: Presence | None
    note: str | None
    decayed: bool
    checked_at: datetime | None
    snapshot: Snapshot | None
    stand_in: str | None = None

    @property
    def found(self) -> str:
        """What the last re-check found, in words; empty before the first."""
        found = self.note or (PRESENCE[self.presence] if self.presence else "")
        return (
            f"{found} An archived copy with the quote is listed: {self.stand_in}".lstrip() if self.stand_in else found
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a claim; ``by`` and ``at`` are None while nobody has decided."""

    status: Status
    reason: str | None
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Stated:
    """What a report said of a claim at some time."""

    text: str
    speaker: str | None
    certainty: Certainty
    occurred_on: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the last report said of a claim, where this one says something else, and who changed it and when.

    ``by`` and ``at`` are None where that must not be told.
    """

    stated: Stated
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as one half of a flag. ``here`` tells whether it belongs to the article reported on."""

    claim: int
    here: bool
    article: str
    text: str
    speaker: str | None
    certainty: Certainty
    occurred_on: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class FlagLink:
    """A flag as seen from one of its claims: ``other`` is the claim at its far end."""

    id: int
    kind: RelationKind
    state: RelationState
    other: Side


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim of the article with all that is known about it.

    ``quote`` is the article's own words for it; ``marked`` tells whether they are marked in the text
    (a claim of an earlier revision is not). ``flags`` leaves dismissed ones out. ``new`` when the last report
    did not have it, ``earlier`` when it said something else of it. ``came_from``
    are the claims that it was a part of, or that were merged into it.
    """

    id: int
    claim: Claim
    quote: str
    marked: bool
    verdict: Verdict
    sources: tuple[Source, ...]
    flags: tuple[FlagLink, ...]
    new: bool = False
    earlier: Earlier | None = None
    came_from: tuple[int, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether the claim has other words than the article, not counting the full stop."""
        return self.quote.rstrip(".") != self.claim.text.rstrip(".")

    @property
    def unfounded(self) -> bool:
        """Whether there is a verdict, but no source for it that may be shown."""
        return not self.sources and self.verdict.status is not Status.PENDING


@dataclass(frozen=True, slots=True)
class Flag:
    """Two claims side by side, why they were put there, and what a person decided about it."""

    id: int
    kind: RelationKind
    score: float
    state: RelationState
    decided_by: str | None
    decided_at: datetime | None
    reasons: tuple[Reason, ...]
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class OpenPassage:
    """A sentence that no claim was made of, or words whose claim was set aside, and the reason in words."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that came, or that a re-check found otherwise than before (``was``), or (None) one that was withdrawn.

    What was withdrawn is not named again: it may have been put on the record by mistake.
    """

    claim: int
    source: Source | None
    new: bool
    was: Presence | None


@dataclass(frozen=True, slots=True)
class FlagChange:
    """A flag that was raised (``was`` is None) or decided on."""

    flag: Flag
    was: RelationState | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A claim that is in no report any more, and the claims that say the same now, by their numbers.

    ``standing`` tells why. ``by`` and ``at`` are who took it off the list and when.
    """

    claim: int
    text: str
    standing: Standing
    became: tuple[int, ...]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What this report says else than the last one that left the desk; the claims tell it of themselves.

    ``as_of`` is the time that one states and ``log_head`` the hash of the last event it rests on. ``notes`` is how
    many notes under ``corrections`` are new.
    """

    as_of: datetime
    log_head: str
    gone: tuple[Gone, ...]
    sources: tuple[SourceChange, ...]
    flags: tuple[FlagChange, ...]
    notes: int


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor says about a correction, in words."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alteration:
    """What a report that left the desk said of a claim, and what was said instead from some time on.

    ``after`` is a ``Gone`` where reports do not have the claim any more. ``by`` and ``at`` are None where that must
    not be told.
    """

    before: Stated
    after: Stated | Gone
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that had left the desk and was altered, notes on it, or both.

    ``claim`` is None for a note on the article as a whole.
    """

    claim: int | None
    alteration: Alteration | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. ``log_head`` is the hash of the last event the report rests on.

    ``claims`` go by sentence, then id; ``flags`` go by kind (conflicts, updates, duplicates), then id, and
    hold dismissed ones too; ``passages`` are what nobody checked because no claim was made of it or
    it cannot be checked (pending claims are in ``claims``). ``changes`` is None where no earlier report said
    anything else. ``corrections`` are of all times, the oldest first.
    """

    article: ArticlePart
    as_of: datetime
    log_head: str
    figures: Figures
    claims: tuple[ClaimEntry, ...]
    flags: tuple[Flag, ...]
    passages: tuple[OpenPassage, ...]
    changes: Changes | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def changed(self) -> tuple[ClaimEntry, ...]:
        """The claims of which the last report said something else, or nothing."""
        return tuple(entry for entry in self.claims if entry.new or entry.earlier)

    @property
    def pending(self) -> tuple[ClaimEntry, ...]:
        """The claims nobody has decided on."""
        return tuple(entry for entry in self.claims if entry.verdict.status is Status.PENDING)

    @property
    def standing(self) -> tuple[Flag, ...]:
        """The flags that a reviewer confirmed or has yet to look at."""
        return tuple(flag for flag in self.flags if flag.state is not RelationState.DISMISSED)

    @property
    def dismissed(self) -> tuple[Flag, ...]:
        """The flags that a reviewer set aside."""
        return tuple(flag for flag in self.flags if flag.state is RelationState.DISMISSED)
