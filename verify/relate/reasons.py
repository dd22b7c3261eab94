"""Saying to an editor why two claims are related."""

from __future__ import annotations

from verify.relate.align import Alignment
from verify.relate.differ import Difference
from verify.relate.timing import Timing
from verify.types import Reason, Slots


def explain(a: Slots, b: Slots, differs: list[Difference]) -> tuple[Reason, ...]:
    """One reason for each difference."""
    return tuple(
        Reason(
            slot=each.slot,
            a=_value(a, each.a, each.a_span),
            b=_value(b, each.b, each.b_span),
            text=f"{each.slot}: {_value(a, each.a, each.a_span)!r} against {_value(b, each.b, each.b_span)!r}",
            a_span=each.a_span,
            b_span=each.b_span,
        )
        for each in differs
    )


def explain_update(a: Slots, b: Slots, difference: Difference, when: Timing) -> tuple[Reason, ...]:
    return explain(a, b, [difference])


def explain_duplicate(a: Slots, b: Slots, found: Alignment) -> tuple[Reason, ...]:
    return ()


def _value(slots: Slots, index: int, span: tuple[int, int] | None) -> str:
    if span:
        return slots.text[span[0] : span[1]]
    return slots.certainty if index < 0 else "affirmed"
