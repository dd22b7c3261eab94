"""Where things are, as a noun phrase says it: "the church in Homs"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose import vetoes
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import is_past
from verify.decompose.phrases import is_plural, noun_phrase
from verify.decompose.proposition import Proposition
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time

_WHERE = frozenset({"in", "at", "near", "outside", "from"})
# A place that stands behind its own kind names it and holds nothing ("the capital in Kabul").
_KINDS = frozenset({"capital", "city", "town", "village", "country", "region", "province", "state", "district"})
# How sure the parser has to be of what stands where, and of where a name does.
_SURE = 0.9
_LIKELY = 0.85


def find_places(tree: Tree) -> Iterator[Proposition]:
    """A sentence with "is" for a named or definite thing and the named place behind it."""
    for index, token in enumerate(tree.tokens):
        if token.deprel != "nmod" or token.upos != "PROPN" or index < token.head:
            continue
        noun = token.head
        if token.confidence < (_LIKELY if tree[noun].upos == "PROPN" else _SURE):
            continue
        cases = tree.children(index, "case")
        glued = any(tree[i - 1].text == "-" for i in (*cases, index) if i)  # "the Editor-in-Chief"
        glued = glued or any(tree[i].text.istitle() and i != tree.first_word for i in cases)  # "Friends In Need"
        event = tree.lemma(noun) in lexicon("events")
        past = _told_past(tree, noun, event=event)
        if glued or past != event:
            # The divide of "the divide in Norderland was discussed" may last, so neither "is" nor "was" there; an
            # event told of in the present may be over ("is held for the attacks in Norder").
            continue
        if len(cases) == 1 and tree.lemma(cases[0]) in _WHERE and _is_known(tree, noun):
            thing = noun_phrase(
                tree,
                noun,
                coordinated=False,
                without=(*_behind(tree, noun, cases[0]), *tree.children(noun, "acl", "appos")),
            )
            place = noun_phrase(tree, index, coordinated=False)
            yield Proposition((*thing, _be(tree, noun, past=past), *cases, *place), index)


def _behind(tree: Tree, noun: int, index: int) -> tuple[int, ...]:
    """What else describes a thing from the place on ("the Museum of Flight [in Seattle] ...")."""
    return tuple(i for i in tree.children(noun, "nmod", "obl", "advmod") if i > index)


def _is_known(tree: Tree, noun: int) -> bool:
    """Whether a noun is a name, or a definite thing that is not itself only part of a description."""
    said_of_another = tree.child(noun, "cop") is not None  # "she would be the second woman in the Senate"
    if said_of_another or tree[noun].deprel in ("nmod", "appos") or tree.lemma(noun) in _KINDS or is_time(tree, noun):
        return False
    if any(vetoes.singled_out(tree, i) for i in (noun, *tree.children(noun, "amod"))):
        return False
    if tree.children(noun, "nummod"):
        return False  # "four Oscars at the ceremony"
    if tree[noun].upos == "PROPN":
        if tree[noun].xpos == "NNPS" and (tree.is_a(noun, "obl") or not tree.children(noun, "det")):
            return False  # "Greens in Norder": only some of them are there; "lost to the Reds in the final"
        return tree[noun].deprel != "conj" or bool(tree.children(noun, "flat", "compound", "det", "amod"))
    return tree[noun].upos == "NOUN" and any(tree.lemma(i) == "the" for i in tree.children(noun, "det"))


def _told_past(tree: Tree, noun: int, *, event: bool) -> bool:
    """Whether an event, or a thing that is no name, is told of in the past, or behind a participle in a clause so."""
    above = tree.ancestors(noun)
    told_in = above[:1] if not above or tree[above[0]].xpos != "VBN" else [i for i in above if tree.is_finite(i)][:1]
    return (event or tree[noun].upos == "NOUN") and any(is_past(tree, i) for i in told_in)


def _be(tree: Tree, noun: int, *, past: bool) -> str:
    """The form of "be": a thing is where it is, what took place was there."""
    if is_plural(tree, noun) and tree[noun].xpos not in ("NN", "NNP"):
        return "were" if past else "are"
    return "was" if past else "is"
