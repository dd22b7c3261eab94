"""Putting right what a parser joins wrongly inside a phrase, and clauses that a word before them calls for."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.phrases import is_bound
from verify.decompose.tree import Tree
from verify.types import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
# Verbs of noticing, behind which a noun and a bare verb say what is noticed.
_NOTICING = frozenset({"see", "hear", "watch", "feel", "notice"})


def _join_hyphened(tree: Tree) -> list[Token] | None:
    """The tokens with both halves of a word with a hyphen as one ("Hi-Lo"), None where they are so already."""
    repaired: list[Token] | None = None
    for i in range(len(tree) - 2):
        if not is_bound(tree, i + 1):
            continue
        if tree[i].upos not in _NOMINAL or tree[i + 2].upos not in _NOMINAL or tree.is_a(i, "flat"):
            continue  # the last: "Ann Lee-Roe"
        if tree[i].head == tree[i + 2].head and tree[i].deprel == tree[i + 2].deprel and tree[i].head >= 0:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=i + 2, deprel="compound")
            for k in tree.children(i, "case", "det"):
                repaired[k] = replace(tree[k], head=i + 2)
    return repaired


def _join_greetings(tree: Tree) -> list[Token] | None:
    """The tokens with a word of greeting that opens a name as part of it ("Hi Noon"), None where there is none such."""
    repaired: list[Token] | None = None
    for i in range(len(tree) - 1):
        named = tree[i].xpos == "NNP" and tree[i].head == i + 1 and tree[i + 1].xpos == "NNP"
        if named and tree.is_a(i, "discourse"):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], deprel="compound")
    return repaired


def _add_another(tree: Tree) -> list[Token] | None:
    """The tokens with a "yet" hung on the "another" right behind it, None where it is so already."""
    repaired: list[Token] | None = None
    for i in range(len(tree) - 1):
        if tree.lemma(i) == "yet" and tree.lemma(i + 1) == "another" and tree[i].head != i + 1:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=i + 1, deprel="advmod")
    return repaired


def _join_results(tree: Tree) -> list[Token] | None:
    """The tokens with a "that" clause hung on the word with "so" which calls for it, None where it is so already.

    In "was so tired after reading the note that she slept" the note says nothing of her sleep.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if not tree.is_a(i, "ccomp", "acl") or tree.subject(i) is None:
            continue
        that = _that(tree, i)
        if that is None or reporting().verb_kinds(tree.lemma(tree[i].head)):
            continue
        measured = next((k for k in tree.ancestors(i)[1:] if _is_so(tree, k)), None)
        if measured is not None and measured < that and all(_that(tree, k) is None for k in tree.children(measured)):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=measured, deprel="advcl")
    return repaired


def _that(tree: Tree, clause: int) -> int | None:
    """The "that" which opens a clause."""
    return next((k for k in tree.children(clause, "mark") if tree.lemma(k) == "that"), None)


def _is_so(tree: Tree, index: int) -> bool:
    """Whether "so" stands right before an adjective or adverb."""
    return tree[index].upos in ("ADJ", "ADV") and any(
        tree.lemma(k) == "so" and k + 1 == index for k in tree.children(index, "advmod")
    )


def _join_noticed(tree: Tree) -> list[Token] | None:
    """The tokens with what is seen under the verb of seeing, None where no clause right behind it is joined to it.

    In "we saw a small town raise millions" nothing says that the seeing and the raising stand side by side.
    """
    repaired: list[Token] | None = None
    for i in range(1, len(tree)):
        verb = tree[i].head
        if not tree.is_a(i, "conj") or tree.lemma(verb) not in _NOTICING:
            continue
        noun = tree.subject(i)
        behind = noun is not None and verb < noun < i and tree.subtree(noun)[0] == verb + 1
        if behind and not tree.children(i, "cc", "mark", "aux"):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], deprel="ccomp")
    return repaired


def _name_who_acts(tree: Tree) -> list[Token] | None:
    """The tokens with a name between a noun and its relative clause as the subject there, None where it is so already.

    In "the plan Ann Lee signed last year" the name is no name of the plan.
    """
    repaired: list[Token] | None = None
    for name in range(1, len(tree)):
        noun = tree[name].head
        if not tree.is_a(name, "appos") or tree[name].upos != "PROPN" or tree[noun].upos != "NOUN":
            continue
        verb = next((i for i in tree.children(noun, "acl:relcl") if i > name), None)
        if verb is None or tree.subject(verb) is not None or tree[tree.subtree(name)[0] - 1].upos == "PUNCT":
            continue
        words = (verb, *tree.auxiliaries(verb))
        if tree.subtree(name)[-1] + 1 == min(words) and tree[min(words)].xpos in ("VBD", "VBZ", "VBP", "MD"):
            repaired = repaired or list(tree.tokens)
            repaired[name] = replace(tree[name], head=verb, deprel="nsubj")
    return repaired


WORD_REPAIRS = (
    _join_hyphened,
    _join_greetings,
    _add_another,
    _join_results,
    _join_noticed,
    _name_who_acts,
)
