"""Nouns and names that may be a person's, so that "he" and "she" can mean them."""

from __future__ import annotations

import tomllib
from functools import cache

from verify.decompose.lexicon import lexicon
from verify.decompose.tree import Tree
from verify.resources import data_path

_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee", "ant", "ess", "eur", "arch", "crat")
_NO_ENDINGS = ("ness", "committee", "search")


def may_be_person(tree: Tree, index: int) -> bool:
    """Whether a singular common noun may be a person's."""
    token = tree[index]
    if token.upos != "NOUN" or token.xpos not in ("NN", "NNP") or tree.is_a(index, "compound", "nmod:desc"):
        return False
    return is_person_word(tree.lemma(index))


def is_person_word(lemma: str) -> bool:
    """Whether a lemma may be that of a noun for persons."""
    return lemma in lexicon("persons") or (
        lemma.endswith(_ENDINGS) and not lemma.endswith(_NO_ENDINGS) and lemma not in lexicon("things")
    )


def pronoun_of(first_name: str) -> str | None:
    """Whether a first name is nearly always that of a "he" or of a "she", None where it may be either's."""
    return _first_names().get(first_name.lower())


def usual_pronoun(name: str) -> str | None:
    """The pronoun that the first of several names tells of, None where there is only one."""
    first, *more = name.split()
    return pronoun_of(first) if more else None


@cache
def _first_names() -> dict[str, str]:
    table = tomllib.loads(data_path("first_names.toml").read_text(encoding="utf-8"))
    return {name: pronoun for pronoun, listed in table.items() for name in listed.split()}
