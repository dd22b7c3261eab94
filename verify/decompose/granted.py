"""Whether a clause beside another one is a fact, whatever the other one supposes."""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import is_past
from verify.decompose.tree import Tree


def hypothetical(tree: Tree, predicate: int) -> bool:
    """Whether a predicate speaks of what may come, so that "when" and "after" in it name no fact."""
    if any(tree.lemma(i) == "to" for i in tree.children(predicate, "mark")) or _is_wished(tree, predicate):
        return True
    return any(tree[i].xpos == "MD" for i in tree.auxiliaries(predicate)) or tree[predicate].feat("Mood") == "Imp"


def _is_wished(tree: Tree, predicate: int) -> bool:
    """Whether a bare infinitive goes on from what somebody wants ("wants them to come, rest while it rains and go")."""
    first = tree[predicate].head
    if tree[predicate].xpos != "VB" or first < 0 or not tree.is_a(first, "xcomp"):
        return False
    return tree.lemma(tree[first].head) in lexicon("wishing")


def to_come(tree: Tree, predicate: int) -> bool:
    """Whether a predicate has "will" or its like, its own or that of the verb that it is joined to."""
    shared = (predicate, tree[predicate].head) if tree.is_a(predicate, "conj") else (predicate,)
    return any(tree[i].xpos == "MD" for p in shared for i in tree.children(p, "aux", "cop"))


def only_asked(tree: Tree, index: int) -> bool:
    """Whether a clause tells what is asked for ("asks them to see that it is so") or seen if so ("would see it go").

    Nor does it stand alone where it tells how much.
    """
    governor = tree[index].head
    if tree[index].xpos == "VB" and not tree.auxiliaries(index) and hypothetical(tree, governor):
        return True
    if any(
        tree.lemma(i) == "so" and i + 1 == governor for i in tree.children(governor, "advmod")
    ) and not tree.children(index, "mark"):
        return True  # "so wide it is laughable"
    asking = tree[governor].head
    if asking < 0 or not tree.is_a(governor, "xcomp") or not tree.children(governor, "mark"):
        return False
    kinds = reporting().verb_kinds(tree.lemma(asking))
    return "exhortation" in kinds and "statement" not in kinds


def holds_anyway(tree: Tree, index: int, governor: int, word: str) -> bool:
    """Whether a clause is a fact also beside what may or will be ("although he won", "may fall because it rained")."""
    if word not in ("because", "since"):
        return word in ("although", "though", "whereas")
    over = is_past(tree, index) or any(tree.lemma(i) == "have" for i in tree.auxiliaries(index))
    helpers = {tree[i].text.lower() for i in tree.children(governor, "aux") if tree[i].xpos == "MD"}
    return over and bool(helpers) and helpers <= {"may", "will", "can", "must"}
