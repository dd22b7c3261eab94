"""The words of reporting: verbs, nouns and adverbs by what they do to their content."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from verify.resources import data_path

# Where a verb does several things, the first of these that fits its construction counts.
KINDS = ("statement", "belief", "opinion", "denial", "doubt", "question", "exhortation", "intention")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Lemmas in lower case. ``verbs``, ``nouns`` and ``adjectives`` are by kind (see ``KINDS``).

    ``behind`` and ``naming`` hold for each kind the verbs that report what stands behind a preposition, or what they
    call their object, with those prepositions.
    """

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    naming: dict[str, dict[str, frozenset[str]]]
    behind: dict[str, dict[str, frozenset[str]]]
    direct: frozenset[str]
    objects: frozenset[str]
    bodily: frozenset[str]
    asked: frozenset[str]
    showing: frozenset[str]
    shown_by: frozenset[str]
    infinitives: dict[str, frozenset[str]]
    views: frozenset[str]
    labels: frozenset[str]
    utterances: frozenset[str]
    mute: frozenset[str]
    hearsay: frozenset[str]
    sources: dict[str, frozenset[str]]
    adverbs: dict[str, frozenset[str]]
    passives: dict[str, frozenset[str]]
    unchecked_adjectives: frozenset[str]
    unchecked_verbs: frozenset[str]

    def verb_kinds(self, lemma: str) -> tuple[str, ...]:
        """The kinds a verb can be of, in order of preference."""
        return tuple(kind for kind in KINDS if lemma in self.verbs[kind])

    def noun_kind(self, lemma: str) -> str | None:
        """The kind of content that a noun can govern."""
        return _kind(self.nouns, lemma)

    def adjective_kind(self, word: str) -> str | None:
        """The kind of content that an adjective or participle can govern."""
        return _kind(self.adjectives, word)

    def naming_kind(self, lemma: str) -> str | None:
        """The kind of report of a verb that says what its object is."""
        return next((kind for kind in KINDS if lemma in self.naming.get(kind, {})), None)


@cache
def reporting() -> Reporting:
    """The lexicon of ``data/speech_verbs.toml`` and ``data/hedges.toml``."""
    speech, hedges = _read("speech_verbs.toml"), _read("hedges.toml")
    return Reporting(
        verbs=_words(speech["verbs"]),
        nouns=_words(speech["nouns"]),
        adjectives=_words(speech["adjectives"]),
        naming={kind: _words(table) for kind, table in speech["naming"].items()},
        behind={kind: _words(table) for kind, table in speech["behind"].items()},
        showing=frozenset(speech["showing"]["verbs"].split()),
        shown_by=frozenset(speech["showing"]["subjects"].split()),
        infinitives=_words(speech["infinitives"]),
        views=frozenset(speech["views"]["nouns"].split()),
        labels=frozenset(speech["labels"]["nouns"].split()),
        direct=frozenset(speech["direct"]["verbs"].split()),
        objects=frozenset(speech["objects"]["verbs"].split()),
        bodily=frozenset(speech["bodily"]["verbs"].split()),
        asked=frozenset(speech["asked"]["nouns"].split()),
        utterances=frozenset(speech["utterances"]["nouns"].split()),
        mute=frozenset(speech["mute"]["nouns"].split()),
        hearsay=frozenset(hedges["hearsay"]["nouns"].split()),
        sources=_words(hedges["sources"]),
        adverbs=_words(hedges["adverbs"]),
        passives=_words(hedges["passives"]),
        unchecked_adjectives=frozenset(hedges["unchecked"]["adjectives"].split()),
        unchecked_verbs=frozenset(hedges["unchecked"]["verbs"].split()),
    )


def _kind(table: dict[str, frozenset[str]], word: str) -> str | None:
    return next((kind for kind in KINDS if word in table.get(kind, ())), None)


def _read(name: str) -> dict[str, Any]:
    with data_path(name).open("rb") as file:
        return tomllib.load(file)


def _words(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in table.items()}
