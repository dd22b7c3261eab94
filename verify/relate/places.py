"""Which words name a place, and which place lies in which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from verify.relate.lexicon import load
from verify.relate.normalise import plain

_PARTS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
_LONGEST = 4  # words in the longest name that is looked for ("Trinidad and Tobago" and the like)


@cache
def _names() -> dict[str, str]:
    """The key of a place for each of its names; initialisms ("US") only as written, others plain."""
    found = {name: name for name in _parents()}
    gazetteer, aliases = load("places"), load("demonyms")
    for table in (gazetteer["countries"], gazetteer["states"]):
        for row in table.values():
            for city in row.get("cities", "").split("|"):
                found.setdefault(plain(city), plain(city))
    for name, others in aliases["countries"].items():
        found.update({_written(other): plain(name) for other in others.split("|")})
    for name, row in aliases["parts"].items():
        found.update({_written(other): plain(name) for other in row["names"].split("|") if other})
    for name in gazetteer["countries"]:
        found[plain(name)] = plain(name)
    return found


def _written(name: str) -> str:
    return name if name.replace(".", "").isupper() else plain(name)


@cache
def _parents() -> dict[str, str]:
    """What each place lies in directly; where names are shared the larger place wins."""
    found: dict[str, str] = {}
    gazetteer, aliases = load("places"), load("demonyms")
    for name, row in aliases["parts"].items():
        found[plain(name)] = plain(row["within"])
    for table in (gazetteer["states"], gazetteer["countries"]):
        for name, row in table.items():
            for city in row.get("cities", "").split("|"):
                found.setdefault(plain(city), plain(name))
    for table in (gazetteer["states"], gazetteer["countries"]):
        for name, row in table.items():
            found[plain(name)] = plain(row["within"])
    return found


def place_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The place that the words from ``start`` on name: its key and how many words it takes, or None."""
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        key = _place(" ".join(words[start : start + length]))
        if key:
            return key, length
    return None


def _place(text: str) -> str | None:
    """The key of a name; an initialism is one as it is written only ("US"), its last full stop aside."""
    names = _names()
    if text.isupper() and len(text) < 3:  # noqa: PLR2004 - "us" is a word
        return names.get(text)
    return names.get(text) or names.get(f"{text}.") or names.get(plain(text))


def contains(outer: str, inner: str) -> bool:
    """Whether ``inner`` lies in ``outer``, at any remove."""
    first, _, rest = inner.partition(" ")
    if rest == outer and first in _PARTS:
        return True
    parents = _parents()
    seen = 0
    while inner and seen < _LONGEST:
        inner = parents.get(inner, "")
        if inner == outer:
            return True
        seen += 1
    return False
