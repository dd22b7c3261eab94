"""Putting right which verb a joined verb goes on from."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.phrases import stands_behind
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree


@repairs("conj", "advcl")
def part_clauses(tree: Tree, i: int) -> Changes:
    """A joined verb goes on from the verb that has its subject.

    In "Ann sold cars and vans and Bob Roe will leave" the words before "will" have no other verb, and the verb
    has no "and" of its own: what was joined to the object is who does it. In "they point to a law that cut
    pay but also raised taxes" the tense tells that the law raised them.
    """
    if not _may_be_joined(tree, i):
        return
    verb, noun = _other_verb(tree, i), _subject_before(tree, i)
    if noun is None and verb is not None:
        yield i, replace(tree[i], head=verb)
    if noun is not None:
        before = tree[i].head if tree.is_a(i, "conj") else _verb_before(tree, noun)
        yield i, replace(tree[i], head=before, deprel="conj")
        yield noun, replace(tree[noun], head=i, deprel="nsubj")
        for joint in tree.children(noun, "cc"):
            yield joint, replace(tree[joint], head=i)


def _may_be_joined(tree: Tree, index: int) -> bool:
    """Whether a token is a predicate joined to another, or hung on one as an adverbial clause that nothing opens."""
    if tree[index].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    return tree.is_a(index, "conj") or (tree.is_a(index, "advcl") and tree.opener(index) is None)


def _verb_before(tree: Tree, noun: int) -> int:
    """The verb of the clause that ends before a noun and its "and"."""
    last = tree.subtree(noun)[0] - 1
    return next((i for i in (last, *tree.ancestors(last)) if tree[i].upos == "VERB"), tree[noun].head)


def _subject_before(tree: Tree, verb: int) -> int | None:
    """The noun with an "and" before it that is the subject of a joined finite verb without an "and" of its own."""
    if not tree.is_finite(verb) or tree.children(verb, "cc"):
        return None
    noun = tree.subject(verb)
    if noun is not None:
        return noun if tree.is_a(verb, "advcl") and tree.children(noun, "cc") else None
    if tree.children(verb, "punct"):
        return None
    first = tree.subtree(verb)[0]
    for noun in range(first - 1, -1, -1):
        under = tree.subtree(noun)
        if under[-1] == first - 1 and tree[noun].deprel == "conj" and tree[noun].upos in ("NOUN", "PROPN", "PRON"):
            return noun if tree.children(noun, "cc") else None
    return None


def _other_verb(tree: Tree, verb: int) -> int | None:
    """The verb that a joined verb goes on from, as its tense tells: of a relative clause in between, or of a report.

    "Ann Lee claimed he had helped the bank, but offered no proof": who claimed it offered none.
    """
    first = tree[verb].head
    if _goes_on_from_gerund(tree, first, verb):
        return tree[first].head
    if tree[verb].deprel != "conj" or tree[verb].xpos not in ("VBD", "VBZ", "VBP") or tree.subject(verb) is not None:
        return None
    if tree[first].xpos == tree[verb].xpos or tree.auxiliaries(verb):
        return None
    above = tree[first].head
    chosen = any(tree.lemma(i) == "or" for i in tree.children(verb, "cc"))
    if tree.is_a(first, "ccomp") and tree.auxiliaries(first) and tree[above].xpos == tree[verb].xpos and not chosen:
        return above
    told = (i for i in range(first + 1, verb) if tree.is_a(i, "acl:relcl") and tree[i].xpos == tree[verb].xpos)
    return next(told, None)


def _goes_on_from_gerund(tree: Tree, gerund: int, verb: int) -> bool:
    """Whether a past form joined to a gerund goes on from the verb around it ("helped by paying, and sent guards")."""
    if not tree.is_a(verb, "conj") or tree[gerund].xpos != "VBG" or tree.auxiliaries(gerund):
        return False
    above = tree[gerund].head
    forms = ("VBD", "VBN") if any(tree.lemma(i) == "have" for i in tree.auxiliaries(above)) else ("VBD",)
    return tree.is_a(gerund, "advcl") and tree[above].xpos in forms and tree[verb].xpos in forms


@repairs("conj", "parataxis")
def part_at_semicolons(tree: Tree, i: int) -> Changes:
    """A full clause behind a semicolon stands beside the main one."""
    root = next(iter(tree.roots), 0)
    if i <= root or tree.subject(i) is None or not tree.is_finite(i):
        return
    labelled = any(token.text == ":" for token in tree.tokens[:i])  # "Ann Lee: we stay; ..."
    if tree.subtree(i)[0] > root and stands_behind(tree, i, ";") and not labelled:
        yield i, replace(tree[i], head=root, deprel="conj", confidence=1.0)


@repairs("conj")
def join_choices(tree: Tree, i: int) -> Changes:
    """A full clause behind "or" is joined to the one that a colon announces.

    In "There is a choice: you can save; or you can spend" both sides of the choice stand behind the colon.
    """
    chosen = any(tree.lemma(j) == "or" for j in tree.children(i, "cc"))
    if not chosen or tree.subject(i) is None or not tree.is_finite(i):
        return
    announced = next(
        (
            p
            for p in tree.children(tree[i].head, "parataxis", "ccomp")
            if tree[i].head < p < i and tree.subject(p) is not None and stands_behind(tree, p, ":")
        ),
        None,
    )
    if announced is not None:
        yield i, replace(tree[i], head=announced)


@repairs("conj")
def join_gerunds(tree: Tree, i: int) -> Changes:
    """A verb in -ing is joined to the one before it and not to the finite verb.

    In "Ann came in, greeting him and then taking a seat" no finite verb goes on with "taking".
    """
    verb = tree[i].head
    if not _is_bare_gerund(tree, i) or tree[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return
    beside = (k for k in tree.children(verb, "advcl", "parataxis") if verb < k < i and _is_bare_gerund(tree, k))
    first = next(beside, None)
    if first is not None:
        yield i, replace(tree[i], head=first)
        yield first, replace(tree[first], deprel="advcl")


@repairs("conj")
def join_to_gerunds(tree: Tree, i: int) -> Changes:
    """A participle is joined to the one before it and not to an infinitive under that.

    In "issued a note vowing to stay and calling him a liar" what calls him so is the note that vows.
    """
    first = tree[i].head
    if not _is_bare_gerund(tree, i) or tree[first].xpos != "VB":
        return
    if tree.is_a(first, "xcomp") and _is_bare_gerund(tree, tree[first].head):
        yield i, replace(tree[i], head=tree[first].head)


def _is_bare_gerund(tree: Tree, index: int) -> bool:
    """Whether a token is a verb in -ing with no auxiliary and no subject."""
    verb = tree[index].xpos == "VBG" and tree[index].upos == "VERB"
    return verb and not tree.auxiliaries(index) and tree.subject(index) is None
