"""How two claims stand to each other, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """What comparing two claims can find."""

    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    UPDATE = "update"
    NONE = "none"


class RelationState(StrEnum):
    """What a person decided about a relation. A dismissed one never comes back by itself.

    ``closed`` is nobody's decision: one of the two claims was reworded, split, merged or set aside since, and
    what is left does not relate like that.
    """

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Reason:
    """One slot in which two claims agree or differ.

    ``slot`` names it (``quantity``, ``date``, ``place``, ``polarity``, ``direction``, ``manner``,
    ``role``, ``certainty``, ``name``, ``wording``); ``a`` and ``b`` are the two values as the claims
    have them; ``a_span`` and ``b_span`` their characters in the claims' texts, None where the value
    has no words of its own there (an asserted polarity). ``text`` says it to an editor.
    """

    slot: str
    a: str
    b: str
    text: str
    a_span: tuple[int, int] | None = None
    b_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The outcome of comparing two claims; ``score`` is 0 to 100, how sure it is of ``kind``."""

    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...] = ()
