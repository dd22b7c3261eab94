"""Two figures that are one: a score ("3-1"), a split of votes ("52 votes to 48", "52 percent to 48")."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

SCORE = "score"  # the measure of such a pair
SHARES = "percent score"  # that of the two shares of a whole
SCORES = (SCORE, SHARES)
_DASHES = ("-", "–")
_NO_SCORE = ("from", "between")  # "from 9 to 3" went down
_WHOLE = (99.0, 101.0)  # what two shares of one vote come to, rounded
_PLAIN = ("", "point")
_YEARS = 1500  # "2003-04" is a season


def score_of(
    tokens: Sequence[Token], one: tuple[int, int, float, str], two: tuple[int, int, float, str]
) -> tuple[str, int] | None:
    """The measure of two neighbouring figures that are one score, and the last token of it; None for others.

    A range goes up and counts something ("20-30 passengers", "5 to 9 people"); a score goes down or counts nothing
    ("3-1", "lost 1-3", "9 to 3").

    Args:
        tokens: the text.
        one: the first and last token of the first figure, its value and its measure.
        two: the same of the second.
    """
    (first, last, left, measure), (start, end, right, other) = one, two
    if first and tokens[first - 1].text.lower() in _NO_SCORE:
        return None
    between = [plain(token.text) or token.text for token in tokens[last + 1 : start]]
    hyphen = len(between) == 1 and between[0] in _DASHES and tokens[last].end + 1 == tokens[start].start
    if "percent" in (measure, other):
        whole = _WHOLE[0] <= left + right <= _WHOLE[1]
        return (SHARES, end) if whole and (hyphen or between == ["to"]) else None
    if measure not in _PLAIN or other not in _PLAIN or left % 1 or right % 1 or left >= _YEARS:
        return None
    tally = len(between) > 1 and between[0] in words("units", "tallies") and between[1:] == ["to"]
    if tally or (measure and between == ["to"]):
        return SCORE, end
    if (hyphen and (left >= right or not _counts(tokens, first, end))) or (between == ["to"] and left > right):
        return SCORE, end + _tallied(tokens, end)
    return None


def _counts(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the figures count what comes after them: "20-30 passengers"."""
    return any(tokens[index].head > end for index in range(first, end + 1))


def _tallied(tokens: Sequence[Token], end: int) -> int:
    """1 where the word after the pair only says what is counted: "52 to 48 votes"; else 0."""
    after = plain(tokens[end + 1].text) if end + 1 < len(tokens) else ""
    return int(after in words("units", "tallies"))
