"""Which predicates joined to another one state something of the same subject, or of one of their own."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.clause import Clause, Clauses, subject_words
from verify.decompose.clauses_own import own_clause
from verify.decompose.joined import (
    agrees,
    are_alike,
    is_compared,
    is_left_open,
    lists,
    shared_article,
    shared_to,
    shares_object,
)
from verify.decompose.lexicon import lexicon
from verify.decompose.tree import Tree


def joined_clause(clauses: Clauses, index: int, first: int) -> Clause | None:
    """A joined predicate, which may share the subject and the auxiliaries of the first."""
    tree = clauses.tree
    clause = clauses.clause(first)
    if clause is None or _depends_on_whole(tree, index, first) or is_left_open(tree, first, index):
        return None
    own = own_clause(tree, index)
    if own is not None or tree.subject(index) is not None or _needs_first(tree, index, first):
        return own
    if tree.children(index, "expl") and tree.is_finite(index):
        return Clause(index, None)  # "he left, and it is hard to say why"
    subject = subject_words(tree, clause)
    if tree.is_finite(index) or {first, index} <= clause.instead.keys():
        agreed = clause.noun is None or agrees(tree, clause.noun, index)
        return Clause(index, clause.noun, subject, gone=clause.gone, instead=clause.instead) if agreed else None
    if vetoes.negated(tree, first) or not are_alike(tree, first, index):
        return None
    shared = () if tree.auxiliaries(index) else tuple(i for i in tree.auxiliaries(first) if i < index)
    helpers = (*(clause.helpers or shared), *shared_to(tree, first, index), *shared_article(tree, first, index))
    return Clause(index, clause.noun, subject, helpers) if helpers else None


def _depends_on_whole(tree: Tree, index: int, first: int) -> bool:
    """Whether a joined predicate holds only with the whole sentence around it."""
    opens = tree.subtree(index)[0]
    return (
        vetoes.hangs_on_opening(tree, first)
        or vetoes.chosen(tree, first)
        or any(tree[i].xpos == "HYPH" for i in (opens, opens - 1))
        or _says_by_what(tree, index)
        or _stands_aside(tree, index)
        or _is_unmarked(tree, index)
        or _lets(tree, index)
        or _goes_on_from_question(tree, index)
        or _is_each_time_so(tree, first, index)
        or any(i > index for i in tree.children(first, "advcl:relcl"))  # "weighs 12 and is 9, which is too much"
    )


def _needs_first(tree: Tree, index: int, first: int) -> bool:
    """Whether a predicate without a subject is part of a list, a comparison or a choice, or shares an object."""
    compared = tree[first].upos == "ADJ" and is_compared(tree, first)
    return lists(tree, first) or compared or vetoes.choice(tree, first) or shares_object(tree, first, index)


def _stands_aside(tree: Tree, index: int) -> bool:
    """Whether a joined predicate is named only to say that it is not so ("a painter rather than a writer")."""
    return any(tree.lemma(i) in lexicon("restricting") for i in tree.children(index, "cc"))


def _lets(tree: Tree, index: int) -> bool:
    """Whether a joined predicate is the "let" of a proposal ("but first, let's see")."""
    return tree.lemma(index) == "let" and tree[index].xpos == "VB" and tree.subject(index) is None


def _is_unmarked(tree: Tree, index: int) -> bool:
    """Whether neither "and" nor a mark parts a predicate without subject or verb from the words before it.

    In "sales are up and costs are down compared with May" the last words are no third predicate.
    """
    start = tree.subtree(index)[0]
    bare = (
        tree[index].upos != "VERB"
        and tree.subject(index) is None
        and not tree.children(index, "cc")
        and not tree.auxiliaries(index)
    )
    parted = tree[start].upos == "PUNCT" or tree.lemma(start) == "then"
    return bare and not parted and start > 0 and tree[start - 1].upos not in ("PUNCT", "CCONJ")


def _is_each_time_so(tree: Tree, first: int, index: int) -> bool:
    """Whether a clause with "you" only says what comes each time of the one before ("You go there, you get shot")."""
    nouns = (tree.subject(first), tree.subject(index))
    you = all(noun is not None and tree.lemma(noun) == "you" for noun in nouns)
    pair = you and len(tree.children(first, "conj")) == 1 and not tree.children(index, "cc")
    return pair and all(tree[i].xpos != "VBD" for i in (first, index))


def _goes_on_from_question(tree: Tree, index: int) -> bool:
    """Whether a question word stands right before a clause that nothing joins ("knows which, if any, he saw")."""
    start = tree.subtree(index)[0]
    while start > 0 and tree[start - 1].upos == "PUNCT":
        start -= 1
    return start > 0 and tree[start - 1].xpos in ("WDT", "WP", "WRB") and not tree.children(index, "cc")


def _says_by_what(tree: Tree, index: int) -> bool:
    """Whether a joined clause only stands for a noun behind its preposition ("by name, but by how large they are")."""
    case = next(iter(tree.children(index, "case")), None)
    return case is not None and case + 1 < len(tree) and tree[case + 1].xpos in ("WRB", "WP")
