"""What one claim denies and the other affirms."""

from __future__ import annotations

from collections.abc import Iterator

from verify.relate.align import Alignment
from verify.relate.difference import Difference
from verify.relate.likeness import opposed
from verify.relate.tree import below, is_predicate
from verify.types import Denial, Slots


def polarity(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    """What one claim denies and the other affirms, in full: "no man cut onions" says nothing of a man who cut tofu."""
    back = {other: unit for unit, other in found.pairs.items()}
    ours = [each for each in a.denials if not any(found.pairs.get(each.unit) == other.unit for other in b.denials)]
    theirs = [each for each in b.denials if not any(back.get(each.unit) == other.unit for other in a.denials)]
    linked = [(one, two) for one in ours for two in theirs if _linked(a, b, found, one.unit, two.unit)]
    ours = [each for each in ours if all(each is not one for one, _ in linked)]
    theirs = [each for each in theirs if all(each is not two for _, two in linked)]
    ours, theirs = _without_counterparts(a, b, found, ours, theirs)
    for denial in ours:
        if not _said_as_opposite(a, denial, b, found.pairs):
            share = _denied_share(a, denial.unit, found.pairs)
            other, span = found.pairs.get(denial.unit, -1), (denial.start, denial.end)
            yield Difference("polarity", denial.unit, other, share, sole=_main(a, denial.unit), a_span=span)
    for denial in theirs:
        if not _said_as_opposite(b, denial, a, back):
            share = _denied_share(b, denial.unit, back)
            other, span = back.get(denial.unit, -1), (denial.start, denial.end)
            yield Difference("polarity", other, denial.unit, share, sole=_main(b, denial.unit), b_span=span)


def _without_counterparts(
    a: Slots, b: Slots, found: Alignment, ours: list[Denial], theirs: list[Denial]
) -> tuple[list[Denial], list[Denial]]:
    """The denials less those in words that the other claim lacks, where both have some: these say the same otherwise.

    Of several, those that stand at the same place of their claims belong together.
    """
    spare_ours = [each for each in ours if each.unit not in found.pairs]
    spare_theirs = [each for each in theirs if each.unit not in found.pairs.values()]
    met = sorted(
        (
            (abs(one.start / len(a.text) - two.start / len(b.text)), one, two)
            for one in spare_ours
            for two in spare_theirs
        ),
        key=lambda each: each[0],
    )
    gone: list[Denial] = []
    for _, one, two in met:
        if one not in gone and two not in gone:
            gone += [one, two]
    return [each for each in ours if each not in gone], [each for each in theirs if each not in gone]


def _said_as_opposite(slots: Slots, denial: Denial, other: Slots, pairs: dict[int, int]) -> bool:
    """Whether the other claim affirms the opposite of what is denied: "were not injured", "escaped unharmed"."""
    counterpart = pairs.get(denial.unit, -1)
    return counterpart >= 0 and opposed(slots.units[denial.unit].key, other.units[counterpart].key)


def _main(slots: Slots, index: int) -> bool:
    return index < 0 or is_predicate(slots.units, index)


def _linked(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether what one claim denies hangs on what the other denies: "had not been to work", "skipped work"."""
    back = {other: unit for unit, other in found.pairs.items()}
    if i in found.pairs and j in back:  # each denies what the other affirms, unless both deny a list
        return _listed(a, i, back[j]) and _listed(b, j, found.pairs[i])
    return (j >= 0 and found.pairs.get(i) in below(b.units, j)) or (i >= 0 and back.get(j) in below(a.units, i))


def _listed(slots: Slots, one: int, two: int) -> bool:
    units = slots.units
    return (units[one].head, units[one].role) == (two, "conj") or (units[two].head, units[two].role) == (one, "conj")


def _denied_share(slots: Slots, top: int, pairs: dict[int, int]) -> float:
    """The share by weight of what is denied that the other claim speaks of too."""
    if top < 0:
        inside = set(range(len(slots.units)))
    else:
        if slots.units[top].role in ("subject", "object") and slots.units[top].head >= 0:
            top = slots.units[top].head
        inside = below(slots.units, top)
    total = sum(slots.units[index].weight for index in inside)
    return sum(slots.units[index].weight for index in inside if index in pairs) / total if total else 0.0
