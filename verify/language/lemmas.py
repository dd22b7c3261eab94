"""Lemmas: the model's edit scripts, guarded by a dictionary.

A script is ``=lemma``, or ``L`` (on the lower-cased word) or ``K`` (on the word as it stands), the
number of characters to cut from the end, and what to put there: ``L1y`` makes "studi" + "y". Alone the
model now and then cuts a word that it has never seen too short ("declared" -> "declar"), and a broken
lemma hides a verb of saying; so an inflected word's lemma must be in simplemma's English dictionary,
else the dictionary's own answer is taken where it has one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SCRIPT = re.compile(r"([LK])(\d+)(.*)", re.DOTALL)
_INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_LONGEST = 40  # characters; no dictionary word is longer


def lemma_of(word: str, upos: str, script: str) -> str:
    """The lemma of ``word`` as ``upos``, by the model's ``script``; never empty."""
    lemma = apply_script(word, script) or word
    if upos in _INFLECTED and len(word) <= _LONGEST and word.isalpha() and lemma.lower() != word.lower():
        return _guarded(word.lower(), lemma)
    return lemma


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


@lru_cache(maxsize=50_000)
def _guarded(word: str, lemma: str) -> str:
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - its dictionary takes a tenth of a second to load

    if is_known(lemma.lower(), lang="en") or not is_known(word, lang="en"):
        return lemma
    return str(lemmatize(word, lang="en"))
