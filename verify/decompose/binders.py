"""Which subject of its own sentence a pronoun takes up by where it stands below it."""

from __future__ import annotations

from verify.decompose.tree import SUBJECTS, Tree

# What a pronoun's clause or noun may be to the clause above it so that its subject is still the one spoken of.
_PASSED = ("ccomp", "advcl", "conj", "xcomp", "obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "advmod", "acl")


def subject_above(tree: Tree, pronoun: int) -> int | None:
    """The nearest subject before a pronoun that the pronoun can mean by its place: "Ann said she", "Ann sold her".

    An object ("Ann saw her") means somebody else than the subject of its own clause, so it has none; of "the man who
    said he" it is "who".
    """
    if tree[pronoun].deprel not in (*SUBJECTS, "nmod:poss"):
        return None
    here = pronoun
    for above in tree.ancestors(pronoun):
        if not tree.is_a(here, *_PASSED, "nmod:poss"):
            return None
        subject = tree.subject(above)
        if subject is not None and subject != here:
            return subject if subject < pronoun else None
        here = above
    return None


def other_than(tree: Tree, pronoun: int) -> int | None:
    """The subject of its own clause, which "him" or "them" cannot mean ("the guards may be kinder to them")."""
    if tree.is_a(pronoun, *SUBJECTS, "nmod:poss"):
        return None
    subjects = (tree.subject(i) for i in tree.ancestors(pronoun))
    return next((i for i in subjects if i is not None), None)


def subjects_above(tree: Tree, name: int) -> tuple[int, ...]:
    """The subjects that stand before a name in the clauses above it, none of which can be "he" for it."""
    found = (tree.subject(i) for i in tree.ancestors(name))
    return tuple(i for i in found if i is not None and i < name)


def is_of_aged(tree: Tree, pronoun: int) -> bool:
    """Whether a pronoun means one who is named by an age ("the 30-year-old lost his way")."""
    subject = subject_above(tree, pronoun)
    return subject is not None and tree.lemma(subject) == "old"
