"""Subjects of verbs of saying that the parse has hung elsewhere."""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what", "where", "when"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
# Verbs of saying whose bare object is who is told.
_TOLD = frozenset({"tell", "ask", "remind", "inform", "advise", "urge", "beg", "order"})


def lost_subject(tree: Tree, i: int) -> int | None:
    """The bare noun phrase beside a verb of saying that has no subject: it is who speaks."""
    if tree.lemma(i) not in reporting().direct or tree.subject(i) is not None:
        return None
    return _inverted(tree, i) or _behind_clause(tree, i) or _before(tree, i)


def doubled_subject(tree: Tree, i: int) -> tuple[int, int, str] | None:
    """A second subject before an inverted report, with the verb that it belongs to and what it is there.

    In '"The farms that close," says Lee, "are small"' Lee says so, and the farms are small. In '"There are signs of
    it," says Lee' signs are what there is, and in '"The idea that it will close is wrong," says Lee' the parse may
    have hung all that Lee says on the idea. So it is in 'The farm, Lee says, "will close"'.
    """
    if tree.lemma(i) not in reporting().direct:
        return None
    subjects = tree.children(i, "nsubj")
    before, behind = [c for c in subjects if c < i], [c for c in subjects if c > i]
    if before[1:] and not behind:
        return _parted_subject(tree, i, before)
    if tree[i - 1].upos != "PUNCT" or len(before) != 1 or not behind or min(tree.subtree(behind[0])) != i + 1:
        return None
    clauses = tree.children(i, "ccomp")
    said = next((c for c in clauses if c > i), next(iter(clauses), None))
    if said is not None:
        return None if tree.subject(said) is not None else (before[0], said, "nsubj")
    return (before[0], i, "ccomp") if tree[i - 1].xpos == "''" else None


def _parted_subject(tree: Tree, i: int, subjects: list[int]) -> tuple[int, int, str] | None:
    """The first of two subjects, that of what is said, where the second opens a report between commas."""
    said = next((c for c in tree.children(i, "ccomp") if c > i), None)
    start = min(tree.subtree(subjects[-1]))
    between = tree[start - 1].text == "," and i + 1 < len(tree) and tree[i + 1].text == ","
    if said is None or tree.subject(said) is not None or not between or not tree.is_finite(said):
        return None
    return subjects[0], said, "nsubj"


def _inverted(tree: Tree, i: int) -> int | None:
    """The bare noun phrase right behind a verb of saying without a subject, hung elsewhere by the parse."""
    token = tree[i]
    if token.deprel != "parataxis" or token.xpos not in _FINITE:
        return None
    if tree[i - 1].upos != "PUNCT" or i + 1 >= len(tree):
        return None
    for k in range(i + 1, len(tree)):
        if tree[k].head <= i:
            bare = tree[k].upos in _NOMINAL and not tree.children(k, "case")
            return k if bare and tree[k].head != i and min(tree.subtree(k)) == i + 1 else None
    return None


def interposed_subject(tree: Tree, i: int) -> int | None:
    """The speaker of a verb of saying between commas, where the parse has made a relative clause of it."""
    token = tree[i]
    if not tree.is_a(i, "acl", "advcl:relcl") or token.xpos not in _FINITE or not reporting().verb_kinds(tree.lemma(i)):
        return None
    if tree.children(i, "obj", "ccomp", "xcomp", "mark") or not _closes(tree, i):
        return None
    subject = tree.child(i, "nsubj")
    if subject is None:
        beside = tree.children(token.head, "appos", "nsubj")
        subject = next((c for c in beside if token.head < c < i and max(tree.subtree(c)) == i - 1), None)
    if subject is None or subject > i or token.head > subject or tree[subject].text.lower() in _RELATIVE:
        return None
    first = min(tree.subtree(subject))
    return subject if tree[first].text == "," or tree[first - 1].text in (",", "—", "–", "-", "--") else None


def _closes(tree: Tree, i: int) -> bool:
    """Whether a clause is closed by a comma or the end of the sentence."""
    last = max(tree.subtree(i))
    return last + 1 >= len(tree) or "PUNCT" in (tree[last].upos, tree[last + 1].upos)


def _behind_clause(tree: Tree, i: int) -> int | None:
    """The object right behind a verb of saying with its clause before it ("it failed, noted Ann Lee")."""
    follows = any(c < i for c in tree.children(i, "ccomp")) or (tree.is_a(i, "parataxis") and tree[i].head < i)
    if not follows or tree.lemma(i) in _TOLD or tree.children(i, "aux", "aux:pass"):
        return None
    thing = tree.child(i, "obj")
    right_behind = thing is not None and min(tree.subtree(thing)) == i + 1 and tree[i - 1].upos == "PUNCT"
    return thing if right_behind else None


def _before(tree: Tree, i: int) -> int | None:
    """The phrase right before a verb of saying, behind a comma or a quotation mark, where no case marks it.

    It may be hung in the clause before ('"it failed," Ann Lee said') or in a phrase ("In May, Ann Lee said that ...").
    """
    if tree[i].xpos not in _FINITE or tree[i].head >= 0 or not tree.children(i, "ccomp"):
        return None
    for k in range(i):
        own = tree.subtree(k)
        ends = own[-1] < i and all(tree[t].upos in ("PUNCT", "ADV", "AUX") for t in range(own[-1] + 1, i))
        starts = own[0] > 0 and "PUNCT" in (tree[own[0]].upos, tree[own[0] - 1].upos)
        if ends and starts and tree[k].upos in _NOMINAL and not tree.children(k, "case", "cc"):
            return k
    return None
