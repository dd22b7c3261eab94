"""The words that English numbers are spelled with, for dates, for quantities and for comparing figures."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from verify.resources import data_path

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_RANKS = {word: value for value, word in enumerate(ORDINALS, start=1)}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")


@lru_cache(maxsize=65536)
def ordinal(word: str) -> int:
    """The number of an ordinal in lower case ("third", "23rd"); 0 for other words."""
    written = _ORDINAL.match(word)
    return int(written[1]) if written else _RANKS.get(word, 0)


@cache
def magnitudes() -> dict[str, float]:
    """What a word or sign after a figure multiplies it by ("million", "bn"), from ``data/units.toml``."""
    with data_path("units.toml").open("rb") as file:
        table: dict[str, float] = tomllib.load(file)["magnitudes"]
    return table
