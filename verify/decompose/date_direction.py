"""Whether a clause looks back or ahead from the day it was written."""

from __future__ import annotations

from verify.decompose.date_resolve import Direction
from verify.decompose.tree import Tree
from verify.types import Token

_FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "may", "might", "can", "could"}
)
# Verbs and adjectives that put the infinitive they govern ahead of them.
_AHEAD = frozenset(
    [
        "aim",
        "allow",
        "ask",
        "decide",
        "due",
        "expect",
        "hope",
        "intend",
        "invite",
        "mean",
        "plan",
        "prepare",
        "promise",
        "propose",
        "schedule",
        "set",
        "slate",
        "threaten",
        "urge",
        "vow",
        "want",
        "wish",
    ]
)
_VERBAL = frozenset({"VERB", "AUX"})
# How far up the tree the governing verb is looked for; deeper nesting tells nothing reliable.
_CLIMB = 12


def direction_at(tree: Tree, index: int) -> Direction:
    """The direction of the clause that governs a token: its tense, auxiliaries and matrix verb."""
    for i in (index, *tree.ancestors(index)[:_CLIMB]):
        if tree[i].upos in _VERBAL or tree.auxiliaries(i):
            found = _of_predicate(tree, i)
            if found is not Direction.UNKNOWN:
                return found
    return Direction.UNKNOWN


def _of_predicate(tree: Tree, i: int) -> Direction:
    helpers = [tree[c] for c in tree.auxiliaries(i)]
    if any(t.lemma.lower() in _FUTURE_AUXILIARIES or t.text.lower() in _FUTURE_AUXILIARIES for t in helpers):
        return _modal(helpers)
    if any(tree[c].text.lower() == "to" for c in tree.children(i, "mark")):
        return _infinitive(tree, i, helpers)
    for token in (*helpers, tree[i]):
        if token.feat("Tense") == "Past" and (token.feat("VerbForm") == "Fin" or token.xpos == "VBD"):
            return Direction.PAST
    if any(t.lemma == "have" for t in helpers):
        return Direction.PAST
    if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in (*helpers, tree[i])):
        return _present(tree, i, helpers)
    return Direction.UNKNOWN


def _modal(helpers: list[Token]) -> Direction:
    # "would have gone", "may have died" look back.
    perfect = any(t.lemma == "have" and t.deprel == "aux" for t in helpers)
    ahead = any(t.text.lower() in ("will", "'ll", "’ll", "shall", "wo") for t in helpers)
    return Direction.PAST if perfect and not ahead else Direction.FUTURE


def _infinitive(tree: Tree, i: int, helpers: list[Token]) -> Direction:
    if any(t.lemma == "have" for t in helpers):
        return Direction.PAST
    head = tree[i].head
    if head < 0 or any(t.lemma == "be" and t.deprel == "aux" for t in helpers):
        return Direction.FUTURE
    told = tree[head].feat("Tense") == "Past" and tree[head].feat("VerbForm") == "Fin"
    return Direction.FUTURE if tree.lemma(head) in _AHEAD and not told else Direction.UNKNOWN


def _present(tree: Tree, i: int, helpers: list[Token]) -> Direction:
    """A present tense with a bare day looks ahead ("meets on Thursday"); a passive or one that reports does not."""
    if tree[i].feat("VerbForm") == "Part" and any(t.deprel == "aux:pass" for t in helpers):
        return Direction.PAST
    return Direction.UNKNOWN if tree.children(i, "ccomp", "xcomp") else Direction.FUTURE
