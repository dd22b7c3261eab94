"""Lemmas: the model's edit scripts for most words, rules and a vocabulary for inflected ones.

A script is ``=lemma``, or ``L`` (on the lower-cased word) or ``K`` (on the word as it stands), the
number of characters to cut from the end, and what to put there: ``L3y`` makes "studies" "study". Scripts
are right about closed classes and capitals, but cut words that training has not seen too short
("declared" -> "declar"), and a broken lemma hides a verb of saying. So inflected words go by a table of
irregular forms, then by the regular suffixes, and what those leave must be a word of the vocabulary.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from verify.resources import data_path

_SCRIPT = re.compile(r"([LK])(\d+)(.*)", re.DOTALL)
_OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
# Penn tags of inflected words: the table of irregular forms, and the regular suffix.
_INFLECTED = {
    "VBG": ("verb", "ing"), "VBD": ("verb", "ed"), "VBN": ("verb", "ed"), "VBZ": ("verb", "s"), "NNS": ("noun", "s"),
    "JJR": ("degree", "er"), "RBR": ("degree", "er"), "JJS": ("degree", "est"), "RBS": ("degree", "est"),
}  # fmt: skip
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # "hop": would have doubled, so "hoping" is from "hope"
_LACKS_E = re.compile(r"(?:[^aeo]at|[eio]at|ut|[iy][sz]|v|c|u|[bcdfgkpstz]l|[rn]s|[aeiou]r?g|ur|ain?g)$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_LONGEST = 40  # characters; no English word is longer
_CACHED_WORDS = 50_000


class Lemmatiser:
    """Gives the lemmas of tagged words. ``vocabulary`` ranks known words, the most frequent lowest."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._uninflected = lru_cache(_CACHED_WORDS)(self._find_uninflected)

    def lemma(self, word: str, upos: str, xpos: str, script: str) -> str:
        """The lemma of ``word`` with these tags, by the model's ``script``; never empty.

        A name's lemma is the name as it is written.
        """
        lemma = apply_script(word, script) or word
        if not word.isalpha() or len(word) > _LONGEST:
            return lemma
        if upos == "PROPN" or xpos in ("NNP", "NNPS"):
            return word
        if upos == "NUM":
            return word.lower()
        if upos not in _OPEN:
            return lemma
        if xpos in _INFLECTED:
            return self._uninflected(word.lower(), xpos)
        return lemma if lemma.lower() == word.lower() or script.startswith("=") else word.lower()

    def _find_uninflected(self, word: str, xpos: str) -> str:
        kind, suffix = _INFLECTED[xpos]
        irregular = _irregular_forms()[kind].get(word)
        if irregular is not None:
            return irregular
        if suffix == "s" and word.endswith("men"):
            return word.removesuffix("en") + "an"
        bases = list(_bases(word, suffix))
        known = [base for base in bases if base in self._vocabulary]
        if known:
            return min(known, key=self._vocabulary.__getitem__)
        return bases[0] if bases else word


@cache
def _irregular_forms() -> dict[str, dict[str, str]]:
    return tomllib.loads(data_path("irregular_forms.toml").read_text(encoding="utf-8"))


def apply_script(word: str, script: str) -> str:
    """What the edit script makes of ``word``; a script that cuts more than there is leaves it."""
    if script.startswith("="):
        return script[1:]
    match = _SCRIPT.fullmatch(script)
    if match is None:
        return word
    source = word.lower() if match[1] == "L" else word
    cut = int(match[2])
    return source if cut > len(source) else source[: len(source) - cut] + match[3]


def _bases(word: str, suffix: str) -> Iterator[str]:
    """What ``word`` may have been before the regular ``suffix`` was put on, likeliest first."""
    stem = word.removesuffix(suffix)
    if stem == word or len(stem) <= 1:
        return
    if suffix == "s":
        yield from _singulars(stem)
    elif suffix != "ing" and stem.endswith("i"):
        yield stem[:-1] + "y"
    elif _SHORT_STEM.fullmatch(stem):
        yield stem + "e"
    elif stem[-1] == stem[-2] and stem[-1] not in "aeioulsfz":
        yield stem[:-1]
        yield stem
    else:
        yield from (stem + "e", stem) if _LACKS_E.search(stem) else (stem, stem + "e")
        if stem[-1] == stem[-2] == "l":
            yield stem[:-1]


def _singulars(stem: str) -> Iterator[str]:
    if stem.endswith("ie"):
        yield stem.removesuffix("ie") + "y"
    elif stem.endswith("e") and _SIBILANT.search(stem[:-1]):
        yield from (stem, stem[:-1]) if stem[-2] in "sz" and stem[-3:-1] not in ("ss", "zz") else (stem[:-1], stem)
    elif not stem.endswith("s"):
        yield stem
