"""Putting right where one clause ends and the next begins: who is told, who acts, and what a word before calls for."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import after_comma
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import SUBJECTS, Tree

# Conjunctions that the parse may take for prepositions.
_OPENERS = ("as", "after", "before", "since", "until", "till")
_HEARERS = (*SUBJECTS, "obj", "iobj", "dislocated")
# Verbs of noticing, behind which a noun and a bare verb say what is noticed.
_NOTICING = frozenset({"see", "hear", "watch", "feel", "notice"})


@repairs(*_HEARERS)
def hang_hearers(tree: Tree, i: int) -> Changes:
    """Whoever is told hangs on the telling and not on what is told.

    In "Ann Lee told the council a road was closed" no council was closed.
    """
    told = tree[i].head
    if told < i:
        return
    verb = tree.subtree(i)[0] - 1
    if verb != tree[told].head or not tree.is_a(told, "ccomp") or tree.lemma(verb) not in lexicon("telling"):
        return
    if any(j > i and tree[j].deprel in SUBJECTS for j in tree.children(told)):
        yield i, replace(tree[i], head=verb, deprel="obj")


@repairs("conj", "parataxis")
def hang_on_question_words(tree: Tree, i: int) -> Changes:
    """A clause right behind a question word that is a predicate hangs on it.

    In "and that is where we left" the last words are no clause beside the first one.
    """
    word = tree.subtree(i)[0] - 1
    if word < 1 or tree[word].xpos not in ("WRB", "WP"):
        return
    if word != tree[i].head and tree.children(word, "cop") and tree.subject(i) is not None:
        yield i, replace(tree[i], head=word, deprel="advcl:relcl")


@repairs("det")
def open_with_that(tree: Tree, i: int) -> Changes:
    """A "that" before a noun of several opens the clause of which that noun is the subject.

    "That devices on the road will help" says nothing of "those" devices.
    """
    noun = tree[i].head
    if tree[i].text.lower() != "that" or tree[noun].xpos not in ("NNS", "NNPS"):
        return
    clause = tree[noun].head
    if tree[noun].deprel in SUBJECTS and tree.is_a(clause, "ccomp", "csubj") and tree.subtree(clause)[0] == i:
        yield i, replace(tree[i], head=clause, deprel="mark", upos="SCONJ", xpos="IN")


@repairs("advcl")
def hang_subjects(tree: Tree, i: int) -> Changes:
    """A noun behind "after" is the subject of the finite verb right behind it.

    In "she left after a van crashed" the parse may read "after a van", and find nothing that crashed.
    """
    if tree[i].xpos not in ("VBD", "VBZ") or tree.subject(i) is not None:
        return
    last = tree.subtree(i)[0] - 1
    noun = next((k for k in tree.children(tree[i].head, "obl") if tree.subtree(k)[-1] == last), None)
    if noun is None or tree.opener(i) is not None:
        return
    cases = tree.children(noun, "case")
    as_what = cases == (tree[noun].head + 1,) and tree.lemma(cases[0]) == "as"  # "was built as a mill"
    if len(cases) == 1 and tree.lemma(cases[0]) in _OPENERS and not as_what:
        yield noun, replace(tree[noun], head=i, deprel="nsubj")
        yield cases[0], replace(tree[cases[0]], head=i, deprel="mark")


@repairs("acl")
def hang_on_renamings(tree: Tree, i: int) -> Changes:
    """A participle right behind a noun that renames another hangs on that noun.

    In "two pupils, a boy aged nine and a girl" only the boy is nine.
    """
    if tree[i].deprel != "acl" or tree.subtree(i)[0] != i:
        return
    said = next((k for k in tree.children(tree[i].head, "appos") if tree.subtree(k)[-1] == i - 1), None)
    if said is not None and tree[said].upos == "NOUN" and tree[i - 1].upos != "PUNCT" and after_comma(tree, said):
        yield i, replace(tree[i], head=said)


@repairs("nsubj")
def set_aside(tree: Tree, i: int) -> Changes:
    """A noun before "she" that is a second subject beside it is set aside.

    In "In 2012, again the nominee, she was fined" the noun describes her.
    """
    verb = tree[i].head
    if tree[i].text.lower() not in ("he", "she", "they", "it"):
        return
    noun = tree.subject(verb)
    if noun is not None and noun < i and tree[i - 1].text == "," and tree.subtree(noun)[-1] >= i - 2:
        yield noun, replace(tree[noun], deprel="dislocated")


@repairs("appos")
def name_who_acts(tree: Tree, i: int) -> Changes:
    """A name between a noun and its relative clause is the subject there.

    In "the plan Ann Lee signed last year" the name is no name of the plan.
    """
    noun = tree[i].head
    if tree[i].upos != "PROPN" or tree[noun].upos != "NOUN":
        return
    verb = next((k for k in tree.children(noun, "acl:relcl") if k > i), None)
    if verb is None or tree.subject(verb) is not None or tree[tree.subtree(i)[0] - 1].upos == "PUNCT":
        return
    words = (verb, *tree.auxiliaries(verb))
    if tree.subtree(i)[-1] + 1 == min(words) and tree[min(words)].xpos in ("VBD", "VBZ", "VBP", "MD"):
        yield i, replace(tree[i], head=verb, deprel="nsubj")


@repairs("conj")
def join_noticed(tree: Tree, i: int) -> Changes:
    """What is seen hangs on the verb of seeing and is not joined to it.

    In "we saw a small town raise millions" nothing says that the seeing and the raising stand side by side.
    """
    verb = tree[i].head
    if tree.lemma(verb) not in _NOTICING:
        return
    noun = tree.subject(i)
    behind = noun is not None and verb < noun < i and tree.subtree(noun)[0] == verb + 1
    if behind and not tree.children(i, "cc", "mark", "aux"):
        yield i, replace(tree[i], deprel="ccomp")


@repairs("ccomp", "acl")
def join_results(tree: Tree, i: int) -> Changes:
    """A "that" clause hangs on the word with "so" which calls for it.

    In "was so tired after reading the note that she slept" the note says nothing of her sleep.
    """
    if tree.subject(i) is None:
        return
    that = _that(tree, i)
    if that is None or reporting().verb_kinds(tree.lemma(tree[i].head)):
        return
    measured = next((k for k in tree.ancestors(i)[1:] if _is_so(tree, k)), None)
    if measured is not None and measured < that and all(_that(tree, k) is None for k in tree.children(measured)):
        yield i, replace(tree[i], head=measured, deprel="advcl")


def _that(tree: Tree, clause: int) -> int | None:
    """The "that" which opens a clause."""
    return next((k for k in tree.children(clause, "mark") if tree.lemma(k) == "that"), None)


def _is_so(tree: Tree, index: int) -> bool:
    """Whether "so" stands right before an adjective or adverb."""
    return tree[index].upos in ("ADJ", "ADV") and any(
        tree.lemma(k) == "so" and k + 1 == index for k in tree.children(index, "advmod")
    )
