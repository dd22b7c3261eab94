"""What a number measures, and whether it is exact, a bound or a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.relate.lexicon import load
from verify.relate.normalise import plain
from verify.types import Token

_OLDEST, _OLDEST_SAID = 122, 999
_AGES = frozenset({"die", "death", "dead"})


def is_age(tokens: Sequence[Token], first: int, last: int, value: float) -> bool:
    """As in "67-year-old", "aged 67", and the bare figure between commas after a name: "Smith, 67, said"."""
    following = [plain(token.text) for token in tokens[last + 1 : last + 5]]
    if "old" in following[:4] and (tokens[last].text.lower().startswith("year") or "year" in following[:2]):
        return True
    before = tokens[first - 1].text.lower() if first else ""
    if before == "aged" or (before == "at" and first > 1 and plain(tokens[first - 2].lemma) in _AGES):
        return value <= _OLDEST_SAID
    if before == "also":
        first -= 1
        before = tokens[first - 1].text.lower() if first else ""
    named = first >= 2 and before == "," and tokens[first - 2].upos == "PROPN"  # noqa: PLR2004 - a name and a comma
    return named and value <= _OLDEST and (last + 1 == len(tokens) or tokens[last + 1].text in (",", "."))


def says(listed: str, before: str, after: str) -> bool:
    """Whether one of the phrases (``_ or more``: after the number) stands right beside a number."""
    for phrase in listed.split("|"):
        if phrase.startswith("_ "):
            if (after + " ").startswith(phrase[2:] + " "):
                return True
        elif before.endswith(phrase) and (len(before) == len(phrase) or before[-len(phrase) - 1] == " "):
            return True
    return False


def measure_at(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    """The canonical unit of a number, and the last token that the number with its unit takes."""
    units = load("units")
    text = tokens[first].text
    sign = next((code for sign, code in units["signs"].items() if sign in text), "")
    if not sign and first:
        sign = next((code for sign, code in units["signs"].items() if tokens[first - 1].text.endswith(sign)), "")
    if sign:
        return sign, last
    tail = plain(re.sub(r"^[\d.,/ -]+", "", tokens[last].text))
    if tail in units["units"]:
        return units["units"][tail], last
    hyphen = last + 2 < len(tokens) and tokens[last + 1].text == "-"
    named = last + (2 if hyphen else 1)  # "two weeks", "a two-week trial"
    if named < len(tokens):
        following = tokens[named]
        for word in (plain(following.text), plain(following.lemma)):
            if word in units["units"]:
                return units["units"][word], named
    if last + 1 < len(tokens):
        following = tokens[last + 1]
        if plain(following.text) == "per" and last + 2 < len(tokens) and plain(tokens[last + 2].text) == "cent":
            return "percent", last + 2
        if tokens[last + 1].text == "%":
            return "percent", last + 1
    return "", last
