"""One slot in which two claims differ."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot that differs; ``a`` and ``b`` are units, -1 where a claim has no word for it.

    ``near`` counts how the two hang in their claims alike: same governor, same role, same neighbours; for a polarity
    it is the share of what is denied that the other claim speaks of. ``sole`` says that the frame has room for one
    value only: a journey ends in one place, a person dies in one; for a polarity, that the denial is of what the
    claim mainly says.
    """

    slot: str
    a: int
    b: int
    near: float = 0
    sole: bool = False
    a_span: Span | None = None
    b_span: Span | None = None
