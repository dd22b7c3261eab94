"""The word lists that decide how a sentence may be taken apart."""

from __future__ import annotations

import tomllib
from functools import cache

from verify.resources import data_path


@cache
def lexicon(name: str) -> frozenset[str]:
    """One list of ``data/clause_words.toml``: lemmas in lower case."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = tomllib.loads(data_path("clause_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(listed.split()) for name, listed in table.items()}
