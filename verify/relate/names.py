"""Names: which words make one, and when two of them can be the same person or body."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from verify.types import Token

_CLOSE = 5  # letters from which one slip of the pen is forgiven


def in_one_name(tokens: Sequence[Token]) -> list[int]:
    """For each token the number of the run of proper nouns it is in, -1 outside."""
    groups, current = [-1] * len(tokens), -1
    previous = -2
    for index, token in enumerate(tokens):
        if token.upos != "PROPN" and not _begins_name(tokens, index):
            continue
        if index != previous + 1:
            current += 1
        groups[index] = current
        previous = index
    return groups


def _begins_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a common word with a capital belongs to the name after it: "General Electric"."""
    token = tokens[index]
    if index == len(tokens) - 1 or not token.text[:1].isupper():
        return False
    if token.upos != "ADJ" and (token.upos != "NOUN" or not index):  # a noun has a capital at the start of a sentence
        return False
    following = tokens[index + 1]
    return following.upos == "PROPN" and token.head in (index + 1, following.head)


def same_name_word(a: str, b: str) -> bool:
    """Whether two words of names may be one: equal, an initial of the other, or one slip apart."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    if len(short) <= 1:
        return long.startswith(short)
    if long == short + "s":
        return True
    return len(short) >= _CLOSE and OSA.distance(short, long, score_cutoff=1) <= 1
