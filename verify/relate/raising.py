"""Which outcomes of a comparison become flags.

A pair that somebody asks about is answered whatever its score. On a desk all pairs that share a word
are compared, nearly all of them unrelated, so an outcome must be surer before it takes an editor's time.
"""

from __future__ import annotations

from verify.types import Relation, RelationKind

# Read by hand on the sample articles: below these, most outcomes share a subject or a verb and no more.
_LEAST = {RelationKind.DUPLICATE: 65.0, RelationKind.CONFLICT: 60.0, RelationKind.UPDATE: 60.0}


# Two articles of one story speak of one event, so less must be shared to tell what they disagree on.
_LEAST_IN_STORY = _LEAST | {RelationKind.CONFLICT: 45.0, RelationKind.UPDATE: 45.0}


def worth_raising(relation: Relation, *, one_story: bool = False) -> bool:
    """Whether an outcome is sure enough to be shown to an editor who did not ask."""
    least = _LEAST_IN_STORY if one_story else _LEAST
    return relation.kind in least and relation.score >= least[relation.kind]
