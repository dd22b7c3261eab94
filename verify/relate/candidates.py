"""Finding which stored claims are worth comparing: the terms they are indexed by, and the reranking."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from verify.types import Slots, UnitKind

_KEPT = 20
_LEAST = 40.0


def index_terms(slots: Slots) -> tuple[str, ...]:
    """The normalised words a claim is found by, each once, in the order of the text."""
    return tuple(dict.fromkeys(unit.key for unit in slots.units if not unit.shell and unit.kind is not UnitKind.LINK))


def rank(slots: Slots, candidates: Sequence[tuple[int, str]]) -> list[int]:
    """The ids of the candidates worth comparing, likeliest first."""
    scored = sorted(((fuzz.token_set_ratio(slots.text, text), claim) for claim, text in candidates), reverse=True)
    return [claim for score, claim in scored[:_KEPT] if score >= _LEAST]
