"""Times of day: "7 p.m.", "14:30", "noon", in minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.relate.normalise import plain
from verify.types import Token, Unit, UnitKind

CLOCK = "clock"  # the measure of a time of day; with a zone ("clock gmt") where one is named
_HALVES = {"am": 0, "pm": 12}
_WORDS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 24 * 60}
_ZONES = frozenset("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist jst msk aest aedt".split())
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)$")
_TIGHT = re.compile(r"(\d{1,2})(?:[:.](\d\d))?([ap])\.?m\.?$", re.IGNORECASE)
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_EXACT, _ABOUT = 5, 30  # minutes by which two tellings of one time differ
_HOURS, _MINUTES, _NOON = 24, 60, 12


def clock_at(tokens: Sequence[Token], index: int) -> tuple[float, str, int] | None:
    """The time of day at a token: minutes after midnight, its measure and its last token; None for none.

    A bare hour ("at 7") and a time that may be of either half of the day ("7:30") are none.
    """
    word = plain(tokens[index].text)
    if word in _WORDS:
        return float(_WORDS[word]), CLOCK, index
    if tight := _TIGHT.match(tokens[index].text):
        return _timed(tokens, index, int(tight[1]), int(tight[2] or 0), tight[3].lower() + "m")
    match = _TIME.match(tokens[index].text)
    hour, minute = (int(match[1]), int(match[2])) if match else (_hour(word), 0)
    after = _word(tokens, index + 1)
    if after in _HALVES:
        return _timed(tokens, index + 1, hour, minute, after)
    if match and ":" in match[0] and (hour >= _NOON or after in _ZONES):
        return _timed(tokens, index, hour, minute, "")
    if (military := _MILITARY.match(word)) and after in _ZONES:
        return _timed(tokens, index, int(military[1]), int(military[2]), "")
    return None


def _word(tokens: Sequence[Token], index: int) -> str:
    return plain(tokens[index].text).replace(".", "") if index < len(tokens) else ""


def _hour(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 2 else -1  # noqa: PLR2004 - digits of an hour


def _timed(tokens: Sequence[Token], last: int, hour: int, minute: int, half: str) -> tuple[float, str, int] | None:
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + _HALVES[half]
    if not 0 <= hour < _HOURS or minute >= _MINUTES:
        return None
    zone = _word(tokens, last + 1)
    if zone in _ZONES:
        return float(_MINUTES * hour + minute), f"{CLOCK} {zone}", last + 1
    return float(_MINUTES * hour + minute), CLOCK, last


def is_time(unit: Unit) -> bool:
    """Whether a unit is a time of day."""
    return unit.kind is UnitKind.NUMBER and unit.measure.startswith(CLOCK)


def same_time(a: Unit, b: Unit) -> bool:
    """Whether two times of day can be one, or are bounds ("by noon") that can both hold."""
    leeway = _ABOUT if a.approximate or b.approximate else _EXACT
    return all(
        early.low is None or late.high is None or early.low <= late.high + leeway for early, late in ((a, b), (b, a))
    )
