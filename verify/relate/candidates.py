"""Finding which stored claims are worth comparing: the terms they are indexed by, and the reranking."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from verify.types import Slots, UnitKind

_KEPT = 20
_LEAST = 50.0  # a short claim and a long one that contradicts it have some 52, what else is raised 74 and more


def index_terms(slots: Slots) -> tuple[str, ...]:
    """The normalised words a claim is found by, each once, in the order of the text."""
    return tuple(dict.fromkeys(unit.key for unit in slots.units if not unit.shell and unit.kind is not UnitKind.LINK))


def rank(slots: Slots, candidates: Sequence[tuple[int, str]], most: int = _KEPT) -> list[int]:
    """The ids of up to ``most`` candidates worth comparing, likeliest first."""
    texts = dict(candidates)
    scored = process.extract(slots.text, texts, scorer=fuzz.token_set_ratio, limit=most, score_cutoff=_LEAST)
    return [claim for _, _, claim in scored]
