"""What forbids taking a clause apart: words under whose reach a part would say more than the whole."""

from __future__ import annotations

from collections.abc import Iterable

from verify.decompose.lexicon import lexicon
from verify.decompose.tree import SUBJECTS, Tree

# Words that open a condition together.
_CONDITIONS = frozenset({
    ("as", "long", "as"), ("so", "long", "as"), ("in", "case"), ("on", "condition"), ("in", "the", "event"),
    ("assuming", "that"), ("supposing", "that"),
})  # fmt: skip
_COMPARING = frozenset({"JJR", "JJS", "RBR", "RBS"})


def negated(tree: Tree, index: int) -> bool:
    """Whether a negation bears on a predicate or on one of its arguments."""
    return any(_denies(tree, i) and tree.lemma(i) != "without" for i in tree.own_words(index))


def denies(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether words hold a negation."""
    return any(_denies(tree, i) for i in indices)


def _denies(tree: Tree, index: int) -> bool:
    """Whether a word is a negation; "a few" and "a little" are none."""
    if tree[index].text.lower() not in lexicon("negations") and tree.lemma(index) not in lexicon("negations"):
        return False
    return not (tree.lemma(index) in ("few", "little") and index and tree.lemma(index - 1) in ("a", "the", "these"))


def conditional(tree: Tree, index: int) -> bool:
    """Whether a condition stands in a predicate's clause or under it."""
    below = tree.subtree(index)
    opening = [i for i in below if tree[i].upos in ("SCONJ", "ADV", "ADP") or tree.is_a(i, "mark")]
    return _any_word(tree, opening, lexicon("conditions")) or any(
        tree.is_a(i, "advcl", "advmod") and tree.children(i) and (supposed(tree, i) or _opens_conditionally(tree, i))
        for i in below
    )


def _opens_conditionally(tree: Tree, clause: int) -> bool:
    """Whether a clause opens with words that make it a condition ("as long as", "in case")."""
    if not tree.children(clause):
        return False
    first = tree.subtree(clause)[0]
    words = tuple(tree[i].text.lower() for i in range(first, min(first + 3, len(tree))))
    return words[:2] in _CONDITIONS or words in _CONDITIONS


def chosen(tree: Tree, first: int) -> bool:
    """Whether "or" joins anything to a predicate, so that neither side is stated."""
    joined = [first]
    for part in joined:
        joined += [i for i in tree.children(part, "conj") if part == first or tree.child(i, "nsubj") is None]
    joints = [i for j in joined for i in tree.children(j, "cc")]
    if len(joined) > 2 and not joints:  # noqa: PLR2004 -- a list whose "or" the parse has elsewhere
        joints = [i for i in tree.subtree(max(joined)) if tree.is_a(i, "cc")]
    return any(tree.lemma(i) in lexicon("choices") for i in joints)


def follows_condition(tree: Tree, index: int) -> bool:
    """Whether a clause stands between an "if" and the main clause that depends on it."""
    root = (index, *tree.ancestors(index))[-1]
    if index >= root:
        return False
    conditions = lexicon("conditions")
    return any(tree.lemma(i) in conditions and tree.is_a(i, "mark") for i in range(tree.subtree(index)[0]))


def hangs_on_opening(tree: Tree, predicate: int) -> bool:
    """Whether a condition stands before a predicate, so that what is joined to it hangs on it too."""
    for clause in tree.children(predicate, "advcl", "advmod"):
        opener = tree.opener(clause)
        word = "" if opener is None else tree.lemma(opener)
        to_come = word in lexicon("pending") and any(tree[i].xpos == "MD" for i in tree.auxiliaries(predicate))
        to_come = to_come or each_time(tree, predicate, word)
        condition = word in lexicon("conditions") or supposed(tree, clause) or _opens_conditionally(tree, clause)
        if clause < predicate and (condition or to_come):
            return True
    return False


def each_time(tree: Tree, predicate: int, opener: str) -> bool:
    """Whether a clause says each time when something is so, and not when it once was ("closes when it rains")."""
    verbs = (predicate, *tree.children(predicate, "cop", "aux"))
    going_on = any(tree.lemma(i) != "be" for i in tree.children(predicate, "aux")) or tree[predicate].xpos == "VBG"
    return opener in ("when", "whenever") and not going_on and any(tree[i].xpos in ("VBZ", "VBP") for i in verbs)


def supposed(tree: Tree, index: int) -> bool:
    """Whether a clause supposes by its word order ("had it happened earlier")."""
    subject = next((i for i in tree.children(index) if tree[i].deprel in SUBJECTS), None)
    if subject is None:
        return False
    return any(
        i < subject and tree.lemma(i) in ("have", "be", "should") and tree[i].xpos in ("VBD", "MD")
        for i in tree.auxiliaries(index)
    )


def choice(tree: Tree, index: int) -> bool:
    """Whether a predicate's clause offers alternatives."""
    return _any_word(tree, tree.own_words(index), lexicon("choices"))


def undone(tree: Tree, index: int) -> bool:
    """Whether a verb says of what it governs that it is not so."""
    particles = (f"{tree.lemma(index)}-{tree.lemma(i)}" for i in tree.children(index, "compound:prt"))
    return tree.lemma(index) in lexicon("undoing") or any(verb in lexicon("undoing") for verb in particles)


def modal(tree: Tree, index: int) -> bool:
    """Whether a predicate speaks of what would or should be, which may hang on any word of the clause."""
    return any(tree[i].text.lower() in lexicon("modals") for i in tree.children(index, "aux"))


def exclusive(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether a clause rules others out ("only", "except", "apart from")."""
    return any(tree.lemma(i) in lexicon("exclusive") or _excepts(tree, i) for i in indices)


def _excepts(tree: Tree, index: int) -> bool:
    """Whether a word opens an exception ("apart from", "aside from")."""
    apart = tree.lemma(index) in ("apart", "aside")
    return apart and index + 1 < len(tree) and tree.lemma(index + 1) == "from"


def ranked(tree: Tree, predicate: int, indices: Iterable[int]) -> bool:
    """Whether a clause compares, singles out or speaks of all: leaving out in what respect says more."""
    words = tuple(indices)
    if any(_compares(tree, i) or _ranks(tree, predicate, i) or _numbers(tree, i) for i in words):
        return True
    subject = next((i for i in tree.children(predicate) if tree[i].deprel in SUBJECTS), predicate)
    return any(
        tree.lemma(i) in lexicon("universal") for i in (subject, *tree.children(subject, "det", "amod", "nummod"))
    )


def _numbers(tree: Tree, index: int) -> bool:
    """Whether a word is a place in a ranking ("rose to number 3"), or a share of a number ("10 of the 26 cases")."""
    if tree[index].upos == "NUM" and any(tree.children(i, "nummod") for i in tree.children(index, "nmod", "obl")):
        return True
    return tree.lemma(index) in ("number", "no.") and index + 1 < len(tree) and tree[index + 1].upos == "NUM"


def _compares(tree: Tree, index: int) -> bool:
    """Whether a word compares or singles out; not where it bounds a number ("at least 12") or tells a time."""
    if tree[index].xpos not in _COMPARING and tree.lemma(index) not in lexicon("ranking"):
        return False
    head = tree[index].head
    of_number = head >= 0 and tree[head].upos == "NUM"
    return not of_number and tree[index].text.lower() not in lexicon("later")


def _ranks(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an ordinal tells a place in a ranking ("finished fourth"), not which one is meant ("the fourth man")."""
    return tree[index].feat("NumType") == "Ord" and tree[index].head == predicate


def measured(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether a clause gives a share or rate, which holds only with all that it is measured by."""
    return any(tree.lemma(i) in lexicon("rates") for i in indices)


def together(tree: Tree, predicate: int, words: Iterable[int], *, subject: bool) -> bool:
    """Whether joined parts act or are acted on as one, so that none can be named without the others.

    ``subject`` tells that the parts are the subject: then a number elsewhere in the clause may be
    their sum.
    """
    held = tuple(words)
    collective = lexicon("collective") if subject else lexicon("joining")
    if tree.lemma(predicate) in collective or any(tree.lemma(i) in lexicon("joint") for i in held):
        return True
    if not subject:
        return False
    summed = any(tree.is_a(i, "nummod") and tree.is_a(tree[i].head, "obj", "obl") for i in held)
    return summed or any(_speaks_of_all(tree, i) for i in held)


def _speaks_of_all(tree: Tree, index: int) -> bool:
    """Whether a word is an "all" behind its noun, or a plural that several are ("arrived as guests")."""
    if tree.lemma(index) == "all":
        return index > 0 and tree[index - 1].upos in ("NOUN", "PROPN", "AUX") and not tree.children(index, "nmod")
    return tree[index].xpos == "NNS" and any(tree.lemma(i) == "as" for i in tree.children(index, "case"))


def gathers(tree: Tree, noun: int) -> bool:
    """Whether a noun holds between, or is made up of, all that is joined under it ("the border of A and B")."""
    return tree.lemma(noun) in lexicon("gathering")


def singled_out(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase speaks of all, most or none of its kind, or of the one that comes first in some respect."""
    beside = [*tree.children(noun, "det", "amod", "nummod", "advmod", "cc:preconj")]
    most = (j for i in tree.children(noun, "amod") for j in tree.children(i, "advmod"))
    beside += [i for i in most if tree.lemma(i) in ("most", "least")]  # "the most important man"
    return _numbers(tree, noun) or any(
        tree[i].xpos in _COMPARING or tree.lemma(i) in lexicon("universal") | lexicon("ranking") for i in beside
    )


def connects(tree: Tree, index: int) -> bool:
    """Whether an adverb or phrase only ties a sentence to the one before ("however", "as a result")."""
    if tree.is_a(index, "obl"):
        return (
            any(tree.lemma(i) in ("in", "as", "for", "of", "by", "on") for i in tree.children(index, "case"))
            and tree.lemma(index) in lexicon("connecting_nouns")
            and not tree.children(index, "nmod", "amod", "nmod:poss", "acl")
            and not (tree.lemma(index) == "fact" and tree.children(index, "det"))  # "in that fact"
            and not _is_taken_as(tree, index)
            and tree.lemma(min(index + 1, len(tree) - 1)) not in ("to", "with")  # "stands in contrast to it"
        )
    if tree.is_a(index, "case", "mark"):
        return False  # "besides the fee"
    return tree.lemma(index) in lexicon("connectives") and all(tree.is_a(i, "punct") for i in tree.children(index))


def _is_taken_as(tree: Tree, index: int) -> bool:
    """Whether a phrase with "as" right behind words of its clause says as what ("took her town as an example")."""
    first = tree.subtree(index)[0]
    return tree.lemma(first) == "as" and first > tree[index].head and tree[first - 1].upos != "PUNCT"


def is_time(tree: Tree, index: int) -> bool:
    """Whether an oblique phrase says when: a day, a month, a year."""
    token = tree[index]
    if tree[index].deprel == "obl:tmod" or tree.lemma(index) in lexicon("times"):
        return True
    if token.text[:4].isdigit() and token.text[4:] in ("", "s") and len(token.text) > 3:  # noqa: PLR2004 -- a year
        return True
    return any(tree.lemma(i) in lexicon("times") for i in tree.children(index, "nmod", "compound", "nummod"))


def _any_word(tree: Tree, indices: Iterable[int], words: frozenset[str]) -> bool:
    return any(tree[i].text.lower() in words or tree.lemma(i) in words for i in indices)
