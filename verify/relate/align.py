"""Laying the units of one claim beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.relate.dates import same_date
from verify.relate.lexicon import opposites, synonyms
from verify.relate.names import same_name_word
from verify.relate.places import contains
from verify.types import Slots, Unit, UnitKind

_NOT_WORDS = (UnitKind.NUMBER, UnitKind.DATE)
# Endings by which one word is another part of speech of the same word ("donate", "donation").
_ENDINGS = frozenset(
    "|s|e|es|y|d|ed|ing|ion|ation|tion|sion|ition|ment|er|or|ar|al|ance|ence|ity|ly|ist|ism|ive|ative|ous|ish|ic|"
    "ical|ial|ian|an|ian|able|ible|age|ant|ent|ness|ful|less|ise|ize|ization|ily|ally|nt|nce|ssion|de|ies|ied".split(
        "|"
    )
)
_STEM = 4


@dataclass(slots=True)
class Alignment:
    """Which unit of the first claim stands beside which of the second, and what is left over."""

    pairs: dict[int, int] = field(default_factory=dict)
    only_a: list[int] = field(default_factory=list)
    only_b: list[int] = field(default_factory=list)


def align(a: Slots, b: Slots) -> Alignment:
    """Pair equal units first, then words for the same thing; numbers and dates pair if they can be the same."""
    found = Alignment()
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(b.units):
        places.setdefault(unit.key, []).append(index)
    for index, unit in enumerate(a.units):
        options = places.get(unit.key)
        if options and (choice := _best(a.units, b.units, index, options, found.pairs)) is not None:
            options.remove(choice)
            found.pairs[index] = choice
        else:
            found.only_a.append(index)
    used = set(found.pairs.values())
    found.only_b = [index for index in range(len(b.units)) if index not in used]
    _pair_likes(a.units, b.units, found)
    _pair_acronyms(a.units, b.units, found)
    return found


def _best(
    a: Sequence[Unit], b: Sequence[Unit], index: int, options: Sequence[int], pairs: dict[int, int]
) -> int | None:
    unit = a[index]
    usable = [o for o in options if (b[o].kind is UnitKind.NUMBER) == (unit.kind is UnitKind.NUMBER)]
    if unit.kind is UnitKind.NUMBER:
        usable = [o for o in usable if b[o].measure == unit.measure or not b[o].measure or not unit.measure]
    if len(usable) < 2:  # noqa: PLR2004 - nothing to choose from
        return usable[0] if usable else None
    head = a[unit.head].key if unit.head >= 0 else ""
    return min(
        usable,
        key=lambda o: (
            (b[b[o].head].key if b[o].head >= 0 else "") != head,
            b[o].role != unit.role,
            abs(o / len(b) - index / len(a)),
        ),
    )


def _pair_likes(a: Sequence[Unit], b: Sequence[Unit], found: Alignment) -> None:
    if not found.only_a or not found.only_b:
        return
    left: list[int] = []
    for index in found.only_a:
        choice = next((other for other in found.only_b if alike(a[index], b[other])), None)
        if choice is None:
            left.append(index)
        else:
            found.pairs[index] = choice
            found.only_b.remove(choice)
    found.only_a = left


def _pair_acronyms(a: Sequence[Unit], b: Sequence[Unit], found: Alignment) -> None:
    """Pair "GE" with the first word of "General Electric Co.", either way round."""
    for i in list(found.only_a):
        j = _spelled_out(a[i], b, found.only_b)
        if j is not None:
            found.pairs[i] = j
            found.only_a.remove(i)
            found.only_b.remove(j)
    for j in list(found.only_b):
        i = _spelled_out(b[j], a, found.only_a)
        if i is not None:
            found.pairs[i] = j
            found.only_a.remove(i)
            found.only_b.remove(j)


def _spelled_out(short: Unit, units: Sequence[Unit], left: Sequence[int]) -> int | None:
    if short.kind is not UnitKind.NAME or not 2 <= len(short.key) <= 5 or short.end - short.start > 2 * len(short.key):  # noqa: PLR2004
        return None
    for index in left:
        name = [unit for unit in units[index : index + len(short.key)] if unit.group == units[index].group >= 0]
        if len(name) == len(short.key) and "".join(unit.key[:1] for unit in name) == short.key:
            return index
    return None


def alike(a: Unit, b: Unit) -> bool:
    """Whether two units that are not equal may stand for the same thing."""
    if a.kind in _NOT_WORDS or b.kind in _NOT_WORDS:
        if a.kind is not b.kind:
            return False
        return same_date(a.key, b.key) is True if a.kind is UnitKind.DATE else same_number(a, b)
    if a.kind is UnitKind.PLACE and b.kind is UnitKind.PLACE:
        return contains(a.key, b.key) or contains(b.key, a.key)
    if a.kind is UnitKind.LINK or b.kind is UnitKind.LINK:
        return False
    if a.kind is UnitKind.NAME and b.kind is UnitKind.NAME and a.group >= 0 and b.group >= 0:
        return same_name_word(a.key, b.key)
    if b.key in opposites().get(a.key, ()):
        return False
    groups = synonyms()
    shared = groups.get(a.key)
    if shared and not shared.isdisjoint(groups.get(b.key, ())):
        return True
    return same_stem(a.key, b.key)


def same_stem(a: str, b: str) -> bool:
    """Whether two words are parts of speech of one ("retire", "retirement"), by their endings."""
    if a[:_STEM] != b[:_STEM]:
        return False
    size = min(len(a), len(b))
    same = next((i for i in range(size) if a[i] != b[i]), size)
    return same >= max(_STEM, size - 3) and a[same:] in _ENDINGS and b[same:] in _ENDINGS


def same_number(a: Unit, b: Unit) -> bool:
    """Whether two numbers may be the same: bounds that overlap, or one the other rounded.

    Two bounds on the same side ("more than 10", "more than 20") are different statements, though both can hold.
    "About" gets a tenth of leeway.
    """
    if a.measure != b.measure:
        return False
    slack = 0.1 if a.approximate or b.approximate else 0.005
    if (a.low is None) == (b.low is None) and (a.high is None) == (b.high is None):
        x, y = (a.low, b.low) if a.low is not None else (a.high, b.high)
        if x is not None and y is not None and x == a.high and y == b.high:
            return _close(x, y, slack) or _rounded(x, y, a.measure) or _rounded(y, x, a.measure)
        if a.low is None or a.high is None:
            return x is not None and y is not None and _close(x, y, slack)
    return _above(a, b, slack) and _above(b, a, slack)


def _close(x: float, y: float, slack: float) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


def _rounded(coarse: float, fine: float, measure: str) -> bool:
    """Whether ``coarse`` is ``fine`` rounded: 7 for 7.1 million, 4 for 4.4 percent; a plain 20 is not 16."""
    scale = next((each for each in (1e12, 1e9, 1e6) if coarse >= each), 1.0)
    if scale == 1.0 and not measure:
        return coarse % 1000 == 0 and _close(coarse, fine, 0.05)
    decimals = len(f"{coarse / scale:g}".partition(".")[2])
    return round(fine / scale, decimals) == coarse / scale


def _above(a: Unit, b: Unit, slack: float) -> bool:
    """Whether the upper bound of ``a`` reaches the lower bound of ``b``."""
    if a.high is None or b.low is None:
        return True
    return a.high * (1 + slack) >= b.low


def is_predicate(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is what the claim says: its root, or the root of what someone in it says."""
    unit = units[index]
    return not unit.shell and unit.role in ("root", "clause") and (unit.head < 0 or units[unit.head].shell)


def below(units: Sequence[Unit], top: int) -> set[int]:
    """The unit ``top`` and all that hangs on it."""
    inside = {top}
    grown = True
    while grown:
        more = {index for index, unit in enumerate(units) if unit.head in inside and index not in inside}
        inside |= more
        grown = bool(more)
    return inside


def in_subject(units: Sequence[Unit]) -> set[int]:
    """The units of which a claim says something; of a passive, what it is done to."""
    main = [i for i in range(len(units)) if is_predicate(units, i)]
    hung = [i for i, unit in enumerate(units) if unit.head in main or unit.head < 0]
    subjects = [i for i in hung if units[i].role == "subject"]
    subjects = subjects or [i for i in hung if units[i].role == "object" and 0 <= i < units[i].head]
    return set().union(*(below(units, i) for i in subjects))
