"""From what single visits find to what is settled about a source, and when that is worth telling.

A visit that saw the page settles at once. A visit that failed settles nothing until as many have failed in a
row as the rules say; what was seen last holds until then::

    present, moved ── saw other words ──► reworded, number-changed, gone        (told; may decay)
    any of these ──── N failed visits ──► blocked, unreachable                  (told; decays nothing)
    blocked, unreachable ── saw the page ──► what it saw                        (told: it has recovered)

What has decayed stays so while the page cannot be seen: only seeing the words again mends it.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.types import Presence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one visit found.

    ``note`` says it in a sentence. ``nearest`` is the sentence that comes closest where the quote is not there,
    ``score`` how close, 0 to 100. ``address`` is where the words stand now, for ``moved``. ``keep`` when the page
    differs from the last one that was kept. ``elsewhere`` is where the page itself sends its readers: what it
    says about the words counts only when that has been looked at.
    """

    presence: Presence
    note: str
    nearest: str | None = None
    score: float | None = None
    address: str | None = None
    keep: bool = False
    elsewhere: str | None = None

    def decays(self, reopen_below: float) -> bool:
        """Whether a verdict can rest on these words no more; ``reopen_below`` is a score."""
        if self.presence is Presence.REWORDED:
            return self.score is None or self.score < reopen_below
        return self.presence in (Presence.GONE, Presence.NUMBER_CHANGED)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled about a source, and how many visits in a row failed without being settled yet."""

    presence: Presence = Presence.PRESENT  # its words were proved when it was attached
    decayed: bool = False
    failures: int = 0

    @property
    def settled(self) -> tuple[Presence, bool]:
        """What an editor is told of; nothing is told while it stays the same."""
        return self.presence, self.decayed


def advance(standing: Settled, outcome: Outcome, *, patience: int, reopen_below: float) -> Settled:
    """What is settled after one more visit, when ``patience`` visits in a row must fail to count."""
    if outcome.presence.looked:
        return Settled(outcome.presence, outcome.decays(reopen_below))
    if outcome.presence is standing.presence:
        return Settled(standing.presence, standing.decayed)
    failures = standing.failures + 1
    if failures < patience:
        return Settled(standing.presence, standing.decayed, failures)
    return Settled(outcome.presence, standing.decayed)
