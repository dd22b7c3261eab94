"""Relative clauses as sentences of their own: the antecedent in the place of the relative word or of the gap."""

from __future__ import annotations

from dataclasses import dataclass

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.lexicon import lexicon
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree

_SUBJECT_WORDS = frozenset({"who", "which", "that"})
_ADVERBS = frozenset({"where", "when", "why", "how"})
_OBJECT_WORDS = frozenset({"which", "that", "whom", "who"})


@dataclass(frozen=True, slots=True)
class Relative:
    """How a relative clause is said by itself.

    ``lead`` are words before the clause's own (its subject), ``gone`` tokens left out, ``instead`` what
    stands in a token's place.
    """

    lead: tuple[Word, ...]
    gone: tuple[int, ...]
    instead: dict[int, tuple[Word, ...]]


def read_relative(tree: Tree, predicate: int, noun: int, antecedent: tuple[int, ...]) -> Relative | None:
    """The reading of a relative clause, None where it is not clear what stands for the antecedent."""
    subject = tree.subject(predicate)
    if subject is not None and tree.lemma(subject) in _SUBJECT_WORDS:
        return Relative(antecedent, (subject,), {})
    owner = next((i for i in tree.subtree(predicate) if tree.lemma(i) == "whose"), None)
    if owner is not None:
        return (
            Relative((), (), {owner: (*antecedent, "'" if tree[antecedent[-1]].text.endswith("s") else "'s")})
            if subject is not None and owner in tree.subtree(subject)
            else None
        )
    if subject is None or tree.lemma(noun) in lexicon("ungapped") or _may_say_more(tree, predicate):
        return None
    word = next((i for i in tree.children(predicate, "obj", "obl") if tree.lemma(i) in _OBJECT_WORDS), None)
    if word is not None and tree.is_a(word, "obj"):
        receivers = [i for i in tree.children(predicate, "iobj", "obj") if i > predicate]  # "awarded Sweden a penalty"
        before = tree.subtree(receivers[-1])[-1] if receivers else predicate
        return Relative((), (word,), {before: (before, *antecedent)})
    if word is None and not tree.children(predicate, "obl") and _takes_object(tree, predicate):
        return Relative((), (), {predicate: (predicate, *antecedent)})
    return None


def _may_say_more(tree: Tree, predicate: int) -> bool:
    """Whether the gap may be in what a clause reports ("a note he said she sent")."""
    lemma = tree.lemma(predicate)
    return lemma == "say" or bool({"belief", "opinion"}.intersection(reporting().verb_kinds(lemma)))


def _takes_object(tree: Tree, predicate: int) -> bool:
    """Whether a clause without a relative word has a gap where its object would stand ("the car he bought")."""
    if tree[predicate].upos != "VERB" or tree.children(predicate, "obj", "xcomp", "ccomp", "cop", "aux:pass"):
        return False
    if any(tree.lemma(i) in _ADVERBS for i in tree.children(predicate, "advmod")):
        return False
    following = [i for i in tree.children(predicate) if i > predicate and tree[i].upos != "PUNCT"]
    return all(tree.is_a(i, "obl", "compound", "advmod", "advcl") and tree[i].upos != "ADP" for i in following)
