"""Which outcomes of a comparison become flags.

A pair that somebody asks about is answered whatever its score. On a desk all pairs that share a word
are compared, nearly all of them unrelated, so an outcome must be surer before it takes an editor's time.
"""

from __future__ import annotations

from verify.types import Relation, RelationKind

# Read by hand on the sample articles: below these, most outcomes share a subject or a verb and no more.
_LEAST = {RelationKind.DUPLICATE: 65.0, RelationKind.CONFLICT: 60.0, RelationKind.UPDATE: 60.0}


def worth_raising(relation: Relation) -> bool:
    """Whether an outcome is sure enough to be shown to an editor who did not ask."""
    return relation.kind in _LEAST and relation.score >= _LEAST[relation.kind]
