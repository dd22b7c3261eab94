"""Whether two claims that are much alike speak of one matter: the same doers, doing it to the same.

Two claims of one election or one match share names and verbs by nature.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.comparison import Comparison
from verify.relate.story import same_story
from verify.relate.tree import below, is_predicate
from verify.types import Slots, Unit, UnitKind

_NAMES = (UnitKind.NAME, UnitKind.PLACE)
_Pairs = dict[int, int]


def other_story(a: Slots, b: Slots) -> bool:
    """Whether two claims are of articles that are known to tell of other things."""
    return bool(a.story.keys and b.story.keys) and a.story != b.story and not same_story(a, b)


def one_matter(compared: Comparison) -> bool:
    """Whether what is said to be done is done by the same and to the same, as far as both claims tell.

    A part that differs in a slot ("12 people", "21 people") is the same part, told otherwise.
    """
    pairs, elsewhere = compared.found.pairs, other_story(compared.a, compared.b)
    met = pairs | {each.a: each.b for each in compared.differs if each.near >= 1 and min(each.a, each.b) >= 0}
    for i, j in met.items():
        if not is_predicate(compared.a.units, i) or not is_predicate(compared.b.units, j):
            continue
        a, b = _Parts(compared.a.units, i), _Parts(compared.b.units, j)
        if _apart(a.objects, b.objects, met) or _are_others(a, b, met) or _turned(a, b, pairs):
            return False
        if elsewhere and bool(a.doers) is not bool(b.doers):
            return False  # "he" of another story is anybody
    return True


def of_others(compared: Comparison) -> bool:
    """Whether one thing is said of two names of which the other claim has no word."""
    a, b, pairs = compared.a.units, compared.b.units, compared.found.pairs
    said = [(i, j) for i, j in pairs.items() if is_predicate(a, i) and is_predicate(b, j)]
    return any(_are_others(_Parts(a, i), _Parts(b, j), pairs) for i, j in said)


def same_doers(compared: Comparison, one: int, two: int) -> bool:
    """Whether what a predicate of each claim says is of the same doers, as far as both name any."""
    a, b = _Parts(compared.a.units, one), _Parts(compared.b.units, two)
    return not (a.doers and b.doers) or any(compared.found.pairs.get(k) in b.doers for k in a.doers)


class _Parts:
    """Who does what a predicate says, and to whom or what: the words that hang on it, and all below them."""

    def __init__(self, units: Sequence[Unit], predicate: int) -> None:
        hung = [(k, unit) for k, unit in enumerate(units) if unit.head == predicate]
        self.doers = {k for k, unit in hung if unit.role == "subject"}
        self.done_to = {k for k, unit in hung if unit.role == "object"}
        self.subjects = set().union(*(below(units, k) for k in self.doers))
        self.objects = set().union(*(below(units, k) for k in self.done_to))
        self.named = any(units[k].kind in _NAMES for k in self.doers)


def _apart(ours: set[int], theirs: set[int], met: _Pairs) -> bool:
    """Whether both claims have such a part, and the other claim has nothing of either, wherever it may stand."""
    return bool(ours and theirs) and ours.isdisjoint(met) and theirs.isdisjoint(met.values())


def _are_others(a: _Parts, b: _Parts, met: _Pairs) -> bool:
    """Whether the doers are two names: "Sweden won", "Tunisia won"."""
    return a.named and b.named and _apart(a.subjects, b.subjects, met)


def _turned(a: _Parts, b: _Parts, pairs: _Pairs) -> bool:
    """Whether who does it in one claim has it done to him in the other; "the port reopened" has no doer."""
    does = bool(a.objects) and any(pairs.get(k) in b.done_to for k in a.doers)
    suffers = bool(b.objects) and any(pairs.get(k) in b.doers for k in a.done_to)
    return does or suffers
