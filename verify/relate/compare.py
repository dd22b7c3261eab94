"""Whether two claims duplicate, contradict or update one another."""

from __future__ import annotations

from verify.relate.comparison import Comparison, lay_beside
from verify.relate.conflicts import conflicting
from verify.relate.duplicates import is_duplicate
from verify.relate.reasons import explain, explain_duplicate, explain_update
from verify.relate.updates import moved_on
from verify.types import Relation, RelationKind, Slots

_NONE = Relation(RelationKind.NONE, 0.0)
_SAME_FRAME = 0.4  # of both claims' weight, for a difference to be about the same thing


def compare(a: Slots, b: Slots) -> Relation:
    """How two claims stand to each other, with reasons; nothing is parsed.

    The order of the two only orders the values in the reasons. The score is the share of the claims' weight that
    has its counterpart in the other, 0 to 100.
    """
    compared = lay_beside(a, b, _SAME_FRAME)
    if compared is None or compared.frame.both < _SAME_FRAME:
        return _NONE
    update = moved_on(compared)
    if update:
        return Relation(RelationKind.UPDATE, _score(compared), explain_update(compared, update))
    differs = conflicting(compared)
    if differs:
        return Relation(RelationKind.CONFLICT, _score(compared), explain(a, b, differs))
    if is_duplicate(compared):
        return Relation(RelationKind.DUPLICATE, _score(compared), explain_duplicate(a, b, compared.found))
    return _NONE


def _score(compared: Comparison) -> float:
    return round(100 * compared.frame.both, 1)
