"""Shares in words: "a third of the ships", "half the crew", "two-thirds of the voters", as percentages."""

from __future__ import annotations

from collections.abc import Sequence

from verify.numerals import UNITS
from verify.relate.normalise import plain
from verify.types import Token

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_ONE = ("a", "one")
_NO_SHARE = ("ADJ", "NUM", "DET", "PRON")  # "the first half of", "the third of", "his half of"
_INDEFINITE = ("a", "an")  # "half of an hour", "a quarter of a century"


def share_at(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """The percentage that a share in words is, where one begins at a token, and its last token; None for none."""
    words = [plain(token.text) for token in tokens[index : index + 6]]
    if words[0] == "half" and (not index or tokens[index - 1].upos not in _NO_SHARE):
        number, part, size = 1, "half", 1
    elif words[0] in _ONE and len(words) > 1:
        number, part, size = 1, words[1], 2
    else:
        number, part, size = _several(words)
    if part not in _PARTS or not _of_a_whole(words[size:], whole=part == "half"):
        return None
    return 100 * number / _PARTS[part], index + size - 1


def _several(words: Sequence[str]) -> tuple[int, str, int]:
    """As in "two thirds" and "three-quarters", in one word or in three: how many, of which part, in how many words."""
    joined = "-".join(word for word in words[:3] if word)
    number, _, rest = joined.partition("-")
    part = rest.partition("-")[0]
    size = 1 if "-" in words[0] else 3 if len(words) > 1 and not words[1] else 2
    return UNITS.get(number, 0), part.removesuffix("s") if part.endswith("s") else "", size


def _of_a_whole(words: Sequence[str], *, whole: bool) -> bool:
    """Whether "of" follows with what is shared, or "the" after a half."""
    of = words[:1] == ["of"]
    return (of and words[1:2] != [] and words[1] not in _INDEFINITE) or (whole and words[:1] == ["the"])
