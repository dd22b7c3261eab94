"""Verbs that agree with another subject than the article gave them."""

from __future__ import annotations

from verify.decompose.proposition import Word
from verify.decompose.tree import Tree

_SINGULAR = {
    "are": "is",
    "were": "was",
    "have": "has",
    "'re": "is",
    "’re": "is",
    "'ve": "has",
    "’ve": "has",
    "do": "does",
}
_UNCHANGED = frozenset({"VBD", "MD", "VBZ"})
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def singular_verb(tree: Tree, predicate: int, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the finite verb of a predicate in the third person singular."""
    finite = next(
        (i for i in (*tree.auxiliaries(predicate), predicate) if tree[i].xpos in ("VBP", "VBD", "MD", "VBZ")), None
    )
    if finite is None:
        return words
    text = tree[finite].text.lower()
    if text in _SINGULAR:
        changed: Word = _SINGULAR[text]
    elif tree[finite].xpos in _UNCHANGED:
        changed = finite
    else:
        changed = third_person(tree[finite].text)
    return tuple(changed if word == finite else word for word in words)


def third_person(verb: str) -> str:
    """The third person singular of a regular English verb ("plan": "plans", "try": "tries")."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_SIBILANT) else "s")
