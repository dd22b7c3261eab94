"""Words whose full stop is part of the word, for the tokeniser and the sentence splitter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from verify.resources import data_path


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations without their final stop; ``before_word`` never end a sentence, ``anywhere`` may."""

    before_word: frozenset[str]
    anywhere: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.before_word or word in self.anywhere


@cache
def abbreviations() -> Abbreviations:
    """The list in ``data/abbreviations.toml``, read once."""
    lists = tomllib.loads(data_path("abbreviations.toml").read_text(encoding="utf-8"))
    return Abbreviations(frozenset(lists["before_word"]), frozenset(lists["anywhere"]))
