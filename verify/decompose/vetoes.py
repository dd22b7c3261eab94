"""What forbids taking a clause apart: words under whose reach a part would say more than the whole."""

from __future__ import annotations

from collections.abc import Iterable

from verify.decompose.tree import Tree

_NEGATIONS = frozenset(
    "not n't n’t no never neither nor none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom "
    "few little".split()
)
_CONDITIONS = frozenset("if unless whether provided otherwise lest".split())
_CHOICES = frozenset({"or", "nor", "either", "neither"})
_EXCLUSIVES = frozenset("only except solely exclusively merely alone just but".split())
# Verbs whose complement is not so, or not yet so (implicatives and verbs of refusal).
_UNDOING = frozenset(
    "deny doubt refuse fail decline reject dismiss avoid prevent stop prohibit ban forbid bar lack miss forget "
    "neglect abandon cancel rule disprove refute dispute".split()
)
_MODALS = frozenset("will would wo 'll ’ll 'd ’d shall should may might can could must ca ought".split())
_COMPARING = frozenset({"JJR", "JJS", "RBR", "RBS"})
_RANKING = frozenset("first last second third only same most least more less fewer".split())
_QUANTIFIERS = frozenset("all every each any most many few no several both half".split())
# Verbs whose joined subjects or objects take part in one event with each other.
_COLLECTIVE = frozenset(
    "meet agree marry divorce combine merge unite join separate divide share exchange compete clash collide fight "
    "argue differ match compare mix link connect cooperate collaborate negotiate discuss talk gather assemble total "
    "number outnumber sandwich swap vie wed reunite split comprise consist constitute form unify reconcile mediate "
    "distinguish range balance".split()
)
_JOINT = frozenset(
    "together jointly respectively mutual mutually both each other between combined joint collectively".split()
)


def negated(tree: Tree, index: int) -> bool:
    """Whether a negation bears on a predicate or on one of its arguments."""
    return _any_word(tree, _reach(tree, index), _NEGATIONS)


def conditional(tree: Tree, index: int) -> bool:
    """Whether a condition bears on a predicate, from inside its clause or by the clause it stands in."""
    return _any_word(tree, tree.subtree(index), _CONDITIONS)


def choice(tree: Tree, index: int) -> bool:
    """Whether a predicate's clause offers alternatives."""
    return _any_word(tree, _reach(tree, index), _CHOICES)


def ranked(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether words compare or single out, so that leaving out what they compare with says more."""
    return any(tree[i].xpos in _COMPARING or tree.lemma(i) in _RANKING | _EXCLUSIVES for i in indices)


def undone(tree: Tree, index: int) -> bool:
    """Whether a verb says of what it governs that it is not so."""
    return tree.lemma(index) in _UNDOING


def modal(tree: Tree, index: int) -> bool:
    """Whether a predicate speaks of what may, should or will be."""
    return any(tree[i].text.lower() in _MODALS for i in tree.children(index, "aux"))


def _reach(tree: Tree, index: int) -> tuple[int, ...]:
    """The words of a predicate's own clause, without the clauses under it."""
    below = [i for i in tree.subtree(index) if i != index and tree.is_a(i, "ccomp", "advcl", "acl", "parataxis")]
    clauses = [i for i in tree.children(index, "conj") if tree.subject(i) is not None or tree.is_finite(i)]
    return tree.subtree(index, without=[*below, *clauses])


def _any_word(tree: Tree, indices: Iterable[int], words: frozenset[str]) -> bool:
    return any(tree[i].text.lower() in words or tree.lemma(i) in words for i in indices)


def together(tree: Tree, predicate: int, words: Iterable[int], *, subject: bool) -> bool:
    """Whether joined parts act or are acted on as one, so that none can be named without the others.

    ``subject`` tells that the parts are the subject: then a number elsewhere in the clause may be
    their sum.
    """
    held = tuple(words)
    if tree.lemma(predicate) in _COLLECTIVE or any(tree.lemma(i) in _JOINT for i in held):
        return True
    return subject and any(tree.is_a(i, "nummod") and tree.is_a(tree[i].head, "obj", "obl") for i in held)
