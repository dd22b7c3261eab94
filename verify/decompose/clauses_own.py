"""Which clauses with a subject and a verb of their own state something."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.clause import Clause
from verify.decompose.joined import lacks_plural
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import is_participle
from verify.decompose.phrases import is_plural, noun_phrase
from verify.decompose.tree import Tree


def own_clause(tree: Tree, index: int) -> Clause | None:
    """A clause with a subject and a finite verb of its own."""
    noun = tree.subject(index)
    if (
        noun is None
        or _is_denied(tree, index)
        or not tree.is_finite(index)
        or tree.lemma(noun) in lexicon("asking")
        or vetoes.supposed(tree, index)
        or any(tree.lemma(i) in lexicon("conditions") for i in tree.children(index, "mark"))
        or any(tree.lemma(i) == "like" for i in tree.children(index, "mark") if i < noun)  # "it feels like we ..."
        or (lacks_plural(tree, noun, index) and not tree.is_a(index, "root"))
        or _stands_for_verb(tree, index)
        or _is_asked(tree, index)
        or _is_filled_behind_colon(tree, index)
        or _is_of_each_other(tree, index, noun)
        or _asks(tree, index, noun)
        or (tree.children(index, "obl:agent") and not tree.auxiliaries(index))  # "a man shot by police"
    ):
        return None
    return Clause(index, noun)


def telegraphic_clause(tree: Tree, index: int) -> Clause | None:
    """A clause of headline English, which leaves its "be" out ("Rebels seen near the capital")."""
    noun = tree.subject(index)
    if noun is None or noun > index or not is_participle(tree, index) or tree.auxiliaries(index):
        return None
    if vetoes.negated(tree, index):
        return None
    if tree[index].xpos == "VBN" and tree.children(index, "obj"):
        return Clause(index, noun)  # "winds fanned fires": a past tense that the parse takes for a participle
    past = tree[index].xpos == "VBN"
    plural = is_plural(tree, noun)
    be = ("were" if plural else "was") if past else ("are" if plural else "is")
    return Clause(index, noun, noun_phrase(tree, noun), (be,), tree.subtree(noun))


def _asks(tree: Tree, index: int, noun: int) -> bool:
    """Whether a clause beside another asks by its order ("and what sort of bridge do you have")."""
    opener = next((i for i in tree.subtree(index) if tree[i].upos not in ("CCONJ", "PUNCT")), index)
    asked = tree[opener].xpos in ("WDT", "WP", "WRB", "WP$") and opener < noun and tree[noun - 1].upos == "AUX"
    return asked and tree.is_a(index, "conj", "parataxis")


def _stands_for_verb(tree: Tree, index: int) -> bool:
    """Whether "do" or "have" stands for a verb that only another clause has ("as I did", "the rest have not")."""
    bare = tree.lemma(index) in ("do", "have") and not tree.children(index, "obj", "xcomp", "ccomp")
    return bare and not tree.is_a(index, "root")


def _is_filled_behind_colon(tree: Tree, index: int) -> bool:
    """Whether a verb has its object only behind a colon ("the tests include: hearing; vision")."""
    follows = index + 1 < len(tree) and tree[index + 1].text == ":"
    return follows and tree.lemma(index) in lexicon("listing") and not tree.children(index, "obj", "aux:pass")


def _is_asked(tree: Tree, index: int) -> bool:
    """Whether a reported clause opens with "how much", and so names a question and no answer."""
    words = [i for i in tree.subtree(index) if tree[i].upos != "PUNCT"][:2]
    return tree.is_a(index, "ccomp") and [tree.lemma(i) for i in words] in (["how", "much"], ["how", "many"])


def _is_of_each_other(tree: Tree, index: int, noun: int) -> bool:
    """Whether a reported clause has "the other" as its subject, which is another one for each who says so."""
    return tree.is_a(index, "ccomp") and tree.lemma(noun) == "other"


def _is_denied(tree: Tree, index: int) -> bool:
    """Whether "not" stands right before the "that" which opens a clause."""
    that = next((i for i in tree.children(index, "mark") if tree.lemma(i) == "that"), 0)
    return that > 0 and tree.lemma(that - 1) in ("not", "n't", "n’t")
