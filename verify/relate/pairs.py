"""Which pairs of claims within one article are worth comparing, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

_PARTNERS = 100  # an article of a hundred claims has every pair looked at that shares a word; a book stays linear


def near_pairs(terms: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs ``(i, j)``, ``i < j``, of claims that share an index term, each pair once.

    Args:
        terms: the index terms of each claim, by its position.

    Yields:
        For each claim at most a hundred partners before it, those that share its rarest terms first.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for claim, words in enumerate(terms):
        partners: dict[int, None] = {}
        for word in sorted(words, key=lambda word: len(holders[word])):
            room = _PARTNERS - len(partners)
            if room <= 0:
                break
            partners.update(dict.fromkeys(holders[word][-room:]))
        yield from ((partner, claim) for partner in sorted(partners))
        for word in words:
            holders[word].append(claim)
