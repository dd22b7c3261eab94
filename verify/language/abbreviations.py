"""Words whose full stop is part of the word, for the tokeniser and the sentence splitter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from verify.resources import data_path


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations without their final stop.

    ``before_word`` never end a sentence, ``before_number`` do not where a digit follows, ``anywhere`` may.
    """

    before_word: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The list in ``data/abbreviations.toml``, read once."""
    lists = tomllib.loads(data_path("abbreviations.toml").read_text(encoding="utf-8"))
    return Abbreviations(
        frozenset(lists["before_word"]), frozenset(lists["before_number"]), frozenset(lists["anywhere"])
    )
