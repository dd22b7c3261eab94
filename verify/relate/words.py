"""The units that single words, verbs with a particle, and names of places make."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.lexicon import opposites, phrases, synonyms, words
from verify.relate.normalise import PAST, name_key, plain, word_key
from verify.relate.places import place_at
from verify.types import Token, Unit, UnitKind

_KINDS = {
    "VERB": UnitKind.ACTION,
    "NOUN": UnitKind.THING,
    "ADJ": UnitKind.QUALITY,
    "ADV": UnitKind.QUALITY,
    "PROPN": UnitKind.NAME,
    "X": UnitKind.THING,
    "SYM": UnitKind.THING,
    "INTJ": UnitKind.QUALITY,
}
_EMPTY = frozenset(
    "be have do will would can could may might must shall should also very just so then there here too now still even "
    "however meanwhile more most much well that this which who what such other own ever mr mrs ms dr sir".split()
)
_PLACED = ("PROPN", "ADJ", "NOUN")
LIGHT = frozenset({"have", "do"})  # main verbs that say little, but hold the claim together


def unit_at(tokens: Sequence[Token], first: int, last: int, key: str, kind: UnitKind) -> Unit:
    """A unit over the tokens ``first`` to ``last``, not yet hung into the tree."""
    return Unit(key, kind, tokens[first].start, tokens[last].end)


def phrases_and_places(tokens: Sequence[Token], taken: set[int]) -> list[tuple[int, int, Unit]]:
    """Verbs with their particle and names of places, with the first and last token of each; adds to ``taken``."""
    found = []
    written = [token.text for token in tokens]
    lemmas = [plain(token.lemma) for token in tokens]
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        after = _particle(tokens, lemmas, index) if token.upos == "VERB" else None
        if after is not None and after not in taken:
            key = f"{lemmas[index]} {lemmas[after]}"
            found.append((index, index, unit_at(tokens, index, after, key, UnitKind.ACTION)))
            taken.update((index, after))
            continue
        place = place_at(written, index) if token.text[:1].isupper() else None
        if place is not None and place[1] == 1 and token.upos not in _PLACED:
            place = None  # "United" of "United States" may be read as a verb, but "Turkey" as one is none
        if place is not None and not _in_person(tokens, index, index + place[1] - 1):
            last = index + place[1] - 1
            found.append((index, last, unit_at(tokens, index, last, place[0], UnitKind.PLACE)))
            taken.update(range(index, last + 1))
    return found


def _in_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words are part of a longer name that is no place: "Paris Hilton", "Michael Jordan"."""
    inside = range(first, last + 1)
    follows = last + 1 < len(tokens) and tokens[last + 1].deprel == "flat" and tokens[last + 1].head in inside
    return follows or (tokens[first].deprel == "flat" and tokens[first].head not in inside)


def _particle(tokens: Sequence[Token], lemmas: Sequence[str], index: int) -> int | None:
    """The particle that makes one action with the verb at ``index``, or None."""
    for after in range(index + 1, min(index + 4, len(tokens))):
        near = tokens[after].head == index or after == index + 1
        if near and (lemmas[index], lemmas[after]) in phrases():
            return after
    return None


def word_unit(token: Token) -> Unit | None:
    """The unit of a single word, None for a word that says nothing by itself."""
    kind = _KINDS.get(token.upos)
    lemma = plain(token.lemma)
    if lemma in LIGHT and token.upos == "VERB":
        return Unit(lemma, UnitKind.ACTION, token.start, token.end)
    if kind is None or lemma in _EMPTY or not lemma or not any(char.isalnum() for char in lemma):
        if lemma in opposites() and token.upos in ("ADP", "ADV", "SCONJ", "ADJ"):
            return Unit(lemma, UnitKind.LINK, token.start, token.end)
        return None
    if lemma in words("certainty", "negations") or (kind is UnitKind.NAME and lemma in words("names", "particles")):
        return None
    key = name_key(token.text) if kind is UnitKind.NAME else word_key(token.lemma)
    if kind is UnitKind.ACTION:
        key = PAST.get(plain(token.text), key)
    elif kind is UnitKind.NAME and token.deprel != "flat" and (known := _common(key)):
        return Unit(known, UnitKind.THING, token.start, token.end)
    return Unit(key or lemma, kind, token.start, token.end)


def _common(key: str) -> str | None:
    """The common noun that a capital at the start of a sentence or in a headline has made to look like a name."""
    return next((form for form in (key, key.removesuffix("s")) if form in synonyms() or form in opposites()), None)
