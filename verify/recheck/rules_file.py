"""How often sources are visited, as a newsroom writes it into ``recheck.toml``.

failures = 3
quiet = "23:00-06:00"
timezone = "Europe/Berlin"

[[cadence]]
status = ["verified", "disputed"]
priority = "high"
younger_than = "2d"
every = "2h"

[[cadence]]
every = "30d"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from verify.errors import InputError
from verify.types import Cadence, Priority, Status, WatchRules

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,4})\s*([mhdw])")
_SHORTEST = timedelta(minutes=5)
_MOST_FAILURES, _MOST_JITTER = 100, 0.5


def load_rules(path: Path | None) -> WatchRules:
    """The rules in a file, those it leaves out by default; the default rules where there is no file.

    Raises:
        InputError: when the file cannot be read, or says something that is no rule.
    """
    if path is None:
        return WatchRules()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The rules in {path} cannot be read: {error}.", "Mend or remove the file.") from error
    try:
        return parse_rules(values)
    except _BadRuleError as error:
        raise InputError(f"{path}: {error}.", "The guide says what it may hold, under Sources.") from error


def parse_rules(values: Mapping[str, Any]) -> WatchRules:
    """The rules that the values of a file make."""
    unknown = values.keys() - _READERS.keys() - {"cadence"}
    if unknown:
        raise _BadRuleError(f"{min(unknown)!r} is no rule")
    rules = WatchRules()
    for name, value in values.items():
        if name != "cadence":
            field, read = _READERS[name]
            rules = replace(rules, **{field: _told(name, value, read)})
    listed = values.get("cadence")
    return rules if listed is None else replace(rules, cadences=_told("cadence", listed, _cadences))


class _BadRuleError(ValueError):
    """A value that is no rule; its text says which and why."""


def _told(name: str, value: object, read: Callable[[Any], Any]) -> Any:
    try:
        return read(value)
    except _BadRuleError:
        raise
    except (ValueError, TypeError, KeyError, ZoneInfoNotFoundError) as error:
        raise _BadRuleError(f"{name} cannot be {value!r}") from error


def _span(value: object, shortest: timedelta = _SHORTEST) -> timedelta:
    match = _SPAN.fullmatch(str(value).strip())
    if match is None:
        raise _BadRuleError(f"{value!r} is no length of time; write it as 30m, 6h, 2d or 1w")
    span = timedelta(**{_UNITS[match[2]]: int(match[1])})
    if span < shortest:
        raise _BadRuleError(f"{value!r} is too short; no source is visited more often than every 5 minutes")
    return span


def _cadences(listed: list[Mapping[str, Any]]) -> tuple[Cadence, ...]:
    cadences = tuple(_cadence(each) for each in listed)
    last = cadences[-1] if cadences else None
    if last is None or replace(last, every=_SHORTEST) != Cadence(_SHORTEST):
        raise _BadRuleError("the last cadence must fit every source, so it has nothing but 'every'")
    return cadences


def _cadence(values: Mapping[str, Any]) -> Cadence:
    unknown = values.keys() - {"status", "priority", "younger_than", "every"}
    if unknown or "every" not in values:
        raise _BadRuleError(
            f"a cadence has status, priority, younger_than and every, and not {min(unknown, default='nothing')!r}"
        )
    return Cadence(
        every=_span(values["every"]),
        statuses=frozenset(map(Status, _several(values.get("status", [])))),
        priorities=frozenset(map(Priority, _several(values.get("priority", [])))),
        younger_than=_span(values["younger_than"]) if "younger_than" in values else None,
    )


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _within(low: float, high: float, *, whole: bool) -> Callable[[object], float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or not low <= value <= high:
            raise ValueError(value)
        return value

    return read


def _quiet(value: str) -> tuple[time, time]:
    begins, _, ends = value.partition("-")
    return time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip())


def _zone(value: str) -> tzinfo:
    return ZoneInfo(value)


_READERS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "failures": ("failures", _within(1, _MOST_FAILURES, whole=True)),
    "reopen_below": ("reopen_below", _within(0, 100, whole=False)),
    "retry": ("retry", _span),
    "jitter": ("jitter", _within(0, _MOST_JITTER, whole=False)),
    "quiet": ("quiet", _quiet),
    "timezone": ("zone", _zone),
    "late_after": ("late_after", _span),
    "silent_after": ("silent_after", _span),
}
