"""What one claim denies and the other affirms."""

from __future__ import annotations

from collections.abc import Iterator

from verify.relate.align import Alignment
from verify.relate.difference import Difference
from verify.relate.tree import below, is_predicate
from verify.types import Slots


def polarity(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    """What one claim denies and the other affirms, in full: "no man cut onions" says nothing of a man who cut tofu."""
    back = {other: unit for unit, other in found.pairs.items()}
    ours = [each for each in a.denials if not any(found.pairs.get(each.unit) == other.unit for other in b.denials)]
    theirs = [each for each in b.denials if not any(back.get(each.unit) == other.unit for other in a.denials)]
    linked = [(one, two) for one in ours for two in theirs if _linked(a, b, found, one.unit, two.unit)]
    ours = [each for each in ours if all(each is not one for one, _ in linked)]
    theirs = [each for each in theirs if all(each is not two for _, two in linked)]
    # Denials in words that the other claim lacks are taken to deny the same thing in other words, as far as they go.
    spare_ours = [each for each in ours if each.unit not in found.pairs]
    spare_theirs = [each for each in theirs if each.unit not in back]
    cancelled = min(len(spare_ours), len(spare_theirs))
    ours = [each for each in ours if each not in spare_ours[:cancelled]]
    theirs = [each for each in theirs if each not in spare_theirs[:cancelled]]
    for denial in ours:
        share = _denied_share(a, denial.unit, found.pairs)
        yield Difference(
            "polarity",
            denial.unit,
            found.pairs.get(denial.unit, -1),
            share,
            sole=_main(a, denial.unit),
            a_span=(denial.start, denial.end),
        )
    for denial in theirs:
        share = _denied_share(b, denial.unit, back)
        yield Difference(
            "polarity",
            back.get(denial.unit, -1),
            denial.unit,
            share,
            sole=_main(b, denial.unit),
            b_span=(denial.start, denial.end),
        )


def _main(slots: Slots, index: int) -> bool:
    return index >= 0 and is_predicate(slots.units, index)


def _linked(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether what one claim denies hangs on what the other denies: "had not been to work", "skipped work"."""
    back = {other: unit for unit, other in found.pairs.items()}
    return (j >= 0 and found.pairs.get(i) in below(b.units, j)) or (i >= 0 and back.get(j) in below(a.units, i))


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
