"""The word lists of ``data/relate``, read once, on first use."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from verify.resources import data_path


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed file ``data/relate/<name>.toml``."""
    return tomllib.loads(data_path(f"relate/{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The alternatives of one entry, which are parted by ``|``."""
    return frozenset(load(name)[key].split("|"))


@cache
def synonyms() -> dict[str, frozenset[int]]:
    """For each word the numbers of the groups it is in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(load("synonyms")["groups"].strip().splitlines()):
        for word in line.split("|"):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For each word the words that cannot hold together with it."""
    found: dict[str, set[str]] = {}
    for line in load("antonyms")["pairs"].strip().splitlines():
        left, right = (side.strip().split("|") for side in line.split(":"))
        for ours, theirs in ((left, right), (right, left)):
            for word in ours:
                found.setdefault(word, set()).update(theirs)
    return {word: frozenset(others - {word}) for word, others in found.items()}


@cache
def phrases() -> frozenset[tuple[str, ...]]:
    """Sequences of lemmas that make one action."""
    lines = load("frames")["phrases"].strip().splitlines()
    return frozenset(tuple(phrase.split()) for line in lines for phrase in line.split("|"))


@cache
def frame_words(frame: str, key: str) -> frozenset[str]:
    """The alternatives of one entry of a frame of ``frames.toml``."""
    return frozenset(load("frames")[frame][key].split("|"))
