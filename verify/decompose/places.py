"""Where things are, as a noun phrase says it: "the church in Homs"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.phrases import is_plural, noun_phrase
from verify.decompose.proposition import Proposition
from verify.decompose.tree import Tree

_WHERE = frozenset({"in", "at", "near", "outside", "from"})
_SURE = 0.9


def find_places(tree: Tree) -> Iterator[Proposition]:
    """A sentence with "is" for a named or definite thing and the named place behind it."""
    for index, token in enumerate(tree.tokens):
        if token.deprel != "nmod" or token.upos != "PROPN" or token.confidence < _SURE:
            continue
        noun = token.head
        if tree[noun].deprel == "nmod":
            continue
        if tree[noun].upos not in ("NOUN", "PROPN"):
            continue
        cases = tree.children(index, "case")
        if len(cases) != 1 or tree.lemma(cases[0]) not in _WHERE or index < noun:
            continue
        words = noun_phrase(tree, noun, coordinated=False, without=(*tree.children(noun, "nmod", "acl", "appos"),))
        if (
            not any(tree.lemma(i) == "the" for i in tree.children(noun, "det"))
            and not tree.children(noun, "nmod:poss")
            and tree[noun].upos != "PROPN"
        ):
            continue
        yield Proposition((*words, "are" if is_plural(tree, noun) else "is", *cases, *noun_phrase(tree, index)), index)
