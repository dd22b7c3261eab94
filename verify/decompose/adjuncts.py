"""What in a clause is its core and what is an adjunct that can be said in a claim of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.decompose import vetoes
from verify.decompose.clauses import Clause
from verify.decompose.complements import belongs, has_object, is_set_phrase
from verify.decompose.lexicon import lexicon
from verify.decompose.tree import Tree


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause divided: the tokens of its core, and each adjunct's.

    ``complete`` tells that the core says enough to be a claim without any adjunct.
    """

    core: frozenset[int]
    adjuncts: tuple[tuple[int, ...], ...]
    complete: bool


def divide(tree: Tree, clause: Clause, whole: Sequence[int]) -> Parts:
    """The core and the adjuncts of a clause, everything core where dropping something would say more."""
    predicate = clause.predicate
    held = frozenset(whole)
    if vetoes.modal(tree, predicate) or vetoes.exclusive(tree, whole):
        return Parts(held, (), complete=True)
    heads = [i for i in tree.children(predicate, "obl", "advcl") if i in held and not belongs(tree, predicate, i)]
    heads += [
        i
        for i in tree.children(predicate, "advmod")
        if i in held and any(vetoes.is_time(tree, j) or i < predicate for j in tree.children(i, "obl"))
    ]
    heads += [i for i in whole if _modifier(tree, predicate, i, held)]
    heads += [
        i
        for open_ in tree.children(predicate, "xcomp")
        for i in tree.children(open_, "obl", "advcl")
        if not belongs(tree, open_, i)
    ]
    heads = [head for head in heads if not _is_glued(tree, head)]
    parts = _divided(tree, predicate, held, _joined(tree, sorted(heads)))
    if vetoes.ranked(tree, predicate, parts.core):
        heads = [head for head in heads if not _delimits(tree, head)]
    elif vetoes.measured(tree, parts.core):
        heads = [head for head in heads if not _holds_within(tree, head)]
    return _divided(tree, predicate, held, _joined(tree, sorted(heads)))


def _is_glued(tree: Tree, head: int) -> bool:
    """Whether an adjunct is part of a word with hyphens ("on 14-under-par")."""
    extent = tree.subtree(head)
    first, last = extent[0], extent[-1]
    before = first > 0 and tree[first - 1].text == "-" and tree[first - 1].end == tree[first].start
    return before or (last + 1 < len(tree) and tree[last + 1].text == "-" and tree[last].end == tree[last + 1].start)


def _delimits(tree: Tree, head: int) -> bool:
    """Whether an adjunct says within what something is the most, the first, all, or a share."""
    if vetoes.is_time(tree, head) or tree[head].upos == "NUM":
        return True
    return bool({tree.lemma(i) for i in tree.children(head, "case")} & lexicon("delimiting"))


def _holds_within(tree: Tree, head: int) -> bool:
    """Whether an adjunct says of what, or where, a share or rate is measured."""
    return not vetoes.is_time(tree, head) and bool(
        {tree.lemma(i) for i in tree.children(head, "case")} & lexicon("within")
    )


def _extent(tree: Tree, head: int, heads: Sequence[int]) -> tuple[int, ...]:
    """The tokens of an adjunct, without adjuncts inside it and with the part of day behind a day."""
    found = tree.subtree(head, without=set(heads) - {head})
    part = head + 1
    if part < len(tree) and part not in heads and vetoes.is_time(tree, head) and vetoes.is_time(tree, part):
        return (*found, part)
    return found


def _joined(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """The heads without a part of day that belongs to the day before it ("on Thursday morning")."""
    return tuple(i for i in heads if not (i - 1 in heads and vetoes.is_time(tree, i) and vetoes.is_time(tree, i - 1)))


def _divided(tree: Tree, predicate: int, held: frozenset[int], heads: tuple[int, ...]) -> Parts:
    """The parts when these heads open adjuncts; one inside another brings the outer one's words along."""
    own = {head: frozenset(_extent(tree, head, heads)) & held for head in heads}
    core = held.difference(*own.values())
    adjuncts = []
    for head in heads:
        around = [own[outer] for outer in tree.ancestors(head) if outer in own]
        adjuncts.append(tuple(sorted(own[head].union(*around))))
    return Parts(core, tuple(adjuncts), complete=_complete(tree, predicate, core))


def _in_another_clause(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a token belongs to a clause under the predicate's own."""
    between = []
    for i in (index, *tree.ancestors(index)):
        if i == predicate:
            break
        between.append(i)
    return any(tree.is_a(i, "advcl", "acl", "ccomp", "csubj", "parataxis") for i in between)


def _modifier(tree: Tree, predicate: int, index: int, held: frozenset[int]) -> bool:
    """Whether a phrase modifies a noun that the clause can do without it: no subject but an indefinite one."""
    noun = tree[index].head
    if tree[index].deprel != "nmod" or noun not in held or tree[noun].upos != "NOUN" or index < noun:
        return False
    words = {tree.lemma(i) for i in tree.children(index, "case")}
    if not words or words & {"of", "between", "without", "except", "than", "among"} or is_set_phrase(tree, index):
        return False
    if vetoes.singled_out(tree, noun) or vetoes.is_time(tree, noun) or _in_another_clause(tree, predicate, noun):
        return False
    if any(tree.lemma(i) in ("a", "an") for i in tree.children(noun, "det")):
        return True
    placed = tree[index].upos == "PROPN" and bool(words & {"in", "at", "near"})
    return placed and not tree.is_a(noun, "nsubj", "nmod") and noun != predicate


def _complete(tree: Tree, predicate: int, core: frozenset[int]) -> bool:
    if has_object(tree, predicate) or tree.children(predicate, "aux:pass"):
        return True
    return any(i in core for i in tree.children(predicate, "obl"))
