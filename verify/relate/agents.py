"""Who did a thing that one alone can have done: ordered that evacuation, wrote that song."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.relate.align import Alignment
from verify.relate.difference import Difference, Span
from verify.relate.lexicon import frame_words
from verify.relate.tree import below, is_predicate
from verify.types import Slots, Unit, UnitKind

_SPECIFIC = 2  # words that make an object one of its own: "the evacuation of Lower Town", not "a bill"


def other_agents(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    """Two names, each of somebody who did the same one thing to the same object.

    One article that names two means two.
    """
    if a.story.keys and a.story == b.story:
        return
    verbs = frame_words("one_agent", "verbs")
    for i, j in found.pairs.items():
        if a.units[i].key not in verbs or not is_predicate(a.units, i) or not is_predicate(b.units, j):
            continue
        one, two = _named(a, i, found.only_a), _named(b, j, found.only_b)
        if one and two and _same_object(a, b, found, i, j):
            yield Difference("agent", one[-1], two[-1], 3, a_span=_span(a, one), b_span=_span(b, two))


def _named(slots: Slots, verb: int, left: Sequence[int]) -> list[int]:
    """The words of the name that is the subject of a verb, where the other claim has none of them; else empty."""
    units = slots.units
    subjects = [k for k, unit in enumerate(units) if unit.head == verb and unit.role == "subject"]
    if len(subjects) != 1 or units[subjects[0]].kind is not UnitKind.NAME:
        return []
    words = [k for k, unit in enumerate(units) if unit.group == units[subjects[0]].group]
    return words if all(k in left for k in words) else []


def _same_object(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether what was done to is the same, word for word, and something of its own."""
    ours, theirs = _object(a.units, i), _object(b.units, j)
    return len(ours) >= _SPECIFIC and {found.pairs.get(k) for k in ours} == theirs


def _object(units: Sequence[Unit], verb: int) -> set[int]:
    hung = [k for k, unit in enumerate(units) if unit.head == verb and unit.role == "object"]
    return set().union(*(below(units, k) for k in hung))


def _span(slots: Slots, words: Sequence[int]) -> Span:
    return slots.units[words[0]].start, slots.units[words[-1]].end
