"""What somebody has, as a possessive says it: "Russia's military bases"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose import vetoes
from verify.decompose.inflect import indefinite
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, is_abstract, is_plural, noun_phrase
from verify.decompose.proposition import Proposition, Word
from verify.decompose.tree import Tree

# How sure the parser has to be of what belongs to whom.
_SURE = 0.9


def find_possessions(tree: Tree) -> Iterator[Proposition]:
    """A sentence with "has" for a thing that is described, and is no deed or quality."""
    for index, token in enumerate(tree.tokens):
        owned = token.deprel == "nmod:poss" and token.upos == "PROPN" and not vetoes.is_time(tree, index)
        if owned and token.confidence >= _SURE:
            thing = token.head
            named = any(tree[i].text in ("“", '"', "‘") for i in range(index, thing))
            if not named and _is_thing(tree, thing):
                several = token.xpos == "NNPS" and tree.children(index, "det")  # "the Norwegians' fleet"
                have = "have" if several else "has"
                yield Proposition((*_owner(tree, index), have, *_thing(tree, thing, index)), thing)


def _is_thing(tree: Tree, index: int) -> bool:
    if tree[index].upos != "NOUN" or is_abstract(tree, index) or any(i > index for i in tree.children(index, "amod")):
        return False
    if any(vetoes.singled_out(tree, i) for i in noun_phrase(tree, index, coordinated=False)):
        return False
    described = tree.children(index, "amod", "compound")
    of_name = is_person_word(tree.lemma(index)) and any(tree[i].text.istitle() for i in described[:1])
    if of_name or _goes_on(tree, index):
        return False  # the first: "Norland's Cup winner"
    return bool(described) and not any(_passes(tree, i) for i in described)


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether words behind a noun belong to what is owned ("Ann's wide range | of shops", "'s slow road | running")."""
    if any(has_preposition(tree, i, "of") for i in tree.children(index, "nmod")):
        return True
    return any(i == index + 1 and tree[i].xpos == "VBG" for i in tree.children(index, "acl"))


def _passes(tree: Tree, index: int) -> bool:
    """Whether a word says what was done to a thing, or which of several it is, and not what it is like."""
    return (
        tree[index].upos in ("VERB", "NUM")
        or tree[index].xpos in ("VBN", "VBG")
        or bool({tree.lemma(i) for i in tree.subtree(index)} & lexicon("passing"))
    )


def _owner(tree: Tree, index: int) -> tuple[int, ...]:
    return noun_phrase(tree, index, coordinated=False, without=tree.children(index, "acl", "appos"))


def _thing(tree: Tree, index: int, owner: int) -> tuple[Word, ...]:
    beside = (owner, *tree.children(index, "acl", "appos", "nmod"))
    beside += tuple(i for i in tree.children(index, "advmod") if i < owner)  # "had once been the town's football coach"
    words = noun_phrase(tree, index, coordinated=False, without=beside)
    if is_plural(tree, index) and tree[index].xpos != "NN":
        return words
    return (indefinite(tree[words[0]].text), *words)
