"""Which outcomes of a comparison become flags.

A pair that somebody asks about is answered whatever its score. On a desk all pairs that share a word
are compared, nearly all of them unrelated, so an outcome must be surer before it takes an editor's time.
"""

from __future__ import annotations

from verify.relate.comparison import Comparison, lay_beside
from verify.relate.facts import of_facts
from verify.relate.matter import one_matter, other_story
from verify.relate.story import same_story
from verify.relate.thresholds import LONG
from verify.types import Relation, RelationKind, Slots

# Read by hand on the sample articles: below these, most outcomes share a subject or a verb and no more.
_LEAST = {RelationKind.DUPLICATE: 65.0, RelationKind.CONFLICT: 60.0, RelationKind.UPDATE: 60.0}

# Two articles of one story speak of one event, so less must be shared to tell what they disagree on.
_LEAST_IN_STORY = _LEAST | {RelationKind.CONFLICT: 45.0, RelationKind.UPDATE: 45.0}

# Where what is said of it is worded apart, the rest must be more alike.
_LEAST_REWORDED = {RelationKind.DUPLICATE: 70.0, RelationKind.CONFLICT: 75.0, RelationKind.UPDATE: 60.0}

_WHO_DID_WHAT = frozenset({"role", "name order", "agent"})


def worth_raising(relation: Relation, a: Slots, b: Slots) -> bool:
    """Whether an outcome is sure enough to be shown to an editor who did not ask."""
    least = _LEAST_IN_STORY if same_story(a, b) else _LEAST
    if relation.kind not in least or relation.score < least[relation.kind]:
        return False
    compared = lay_beside(a, b)  # once more, but only for the few that come here
    if compared is None or (other_story(a, b) and not compared.frame.anchored):
        return False
    if not _says_alike(compared) and relation.score < _LEAST_REWORDED[relation.kind]:
        return False
    if relation.kind is RelationKind.CONFLICT and not of_facts(compared):
        return False
    return any(reason.slot in _WHO_DID_WHAT for reason in relation.reasons) or one_matter(compared)


def _says_alike(compared: Comparison) -> bool:
    frame = compared.frame
    return frame.predicate or frame.shared >= LONG
