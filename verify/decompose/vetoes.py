"""What forbids taking a clause apart: words under whose reach a part would say more than the whole."""

from __future__ import annotations

from collections.abc import Iterable

from verify.decompose.tree import SUBJECTS, Tree

_NEGATIONS = frozenset(
    "not n't n’t no never neither nor none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom "
    "few little".split()
)
_CONDITIONS = frozenset("if unless whether provided otherwise lest".split())
_CHOICES = frozenset({"or", "nor", "either", "neither"})
# Verbs whose complement is not so, or not yet so (implicatives and verbs of refusal).
_UNDOING = frozenset(
    "deny doubt refuse fail decline reject dismiss avoid prevent stop prohibit ban forbid bar lack miss forget "
    "neglect abandon cancel disprove refute dispute".split()
)
# "May", "can" and "will" stay in each part, which then says no more than the whole; these may hang on what is left out.
_MODALS = frozenset("would wo 'd ’d should must ought".split())
_COMPARING = frozenset({"JJR", "JJS", "RBR", "RBS"})
_EXCLUSIVE = frozenset("only except solely exclusively merely alone".split())
_RANKING = _EXCLUSIVE | frozenset("first last same most least more less fewer record average".split())
_UNIVERSAL = frozenset("all every each any most many few no several both half nobody everyone everybody anyone".split())
_RATES = frozenset({"%", "percent", "per", "percentage", "rate", "proportion"})
# Verbs whose joined subjects or objects take part in one event with each other.
_COLLECTIVE = frozenset(
    "meet agree marry divorce combine merge unite join separate divide share exchange compete clash collide fight "
    "argue differ match compare mix link connect cooperate collaborate negotiate discuss talk gather assemble total "
    "number outnumber sandwich swap vie wed reunite split comprise consist constitute form unify reconcile mediate "
    "distinguish range balance".split()
)
_JOINING = frozenset(
    "combine merge unite separate divide compare mix connect swap exchange reunite split comprise consist constitute "
    "form unify reconcile mediate distinguish balance sandwich match total number".split()
)
_LATER = frozenset({"later", "earlier", "further", "sooner"})
_JOINT = frozenset(
    "together jointly respectively mutual mutually both each other between combined joint collectively".split()
)
_GATHERING = frozenset(
    "combination mixture mix blend alliance coalition merger union relation relationship talk war border conflict "
    "match meeting marriage difference comparison total sum majority number group pair couple team balance ratio "
    "dialogue negotiation agreement deal exchange link connection contrast clash battle fight dispute gap distance "
    "range list set average partnership friendship rivalry collection portion part half most all".split()
)
_CONNECTIVES = frozenset(
    "however meanwhile moreover furthermore additionally therefore thus nevertheless nonetheless besides instead also "
    "consequently hence likewise similarly otherwise".split()
)
_CONNECTING_NOUNS = frozenset(
    "addition result example instance fact course contrast turn consequence particular".split()
)
_TIMES = frozenset(
    "second minute hour day night morning afternoon evening week weekend month year decade century today yesterday "
    "tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december spring summer autumn winter time moment period season".split()
)


def negated(tree: Tree, index: int) -> bool:
    """Whether a negation bears on a predicate or on one of its arguments."""
    return _any_word(tree, _reach(tree, index), _NEGATIONS)


def denies(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether words hold a negation."""
    return _any_word(tree, indices, _NEGATIONS)


def conditional(tree: Tree, index: int) -> bool:
    """Whether a condition stands in a predicate's clause or under it."""
    below = tree.subtree(index)
    return _any_word(tree, below, _CONDITIONS) or any(tree.is_a(i, "advcl") and supposed(tree, i) for i in below)


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
    return _any_word(tree, _reach(tree, index), _CHOICES)


def undone(tree: Tree, index: int) -> bool:
    """Whether a verb says of what it governs that it is not so."""
    return tree.lemma(index) in _UNDOING


def modal(tree: Tree, index: int) -> bool:
    """Whether a predicate speaks of what would or should be, which may hang on any word of the clause."""
    return any(tree[i].text.lower() in _MODALS for i in tree.children(index, "aux"))


def exclusive(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether a clause rules others out ("only", "except")."""
    return any(tree.lemma(i) in _EXCLUSIVE for i in indices)


def ranked(tree: Tree, predicate: int, indices: Iterable[int]) -> bool:
    """Whether a clause compares, singles out or speaks of all: leaving out in what respect says more."""
    words = tuple(indices)
    if any(_compares(tree, i) or _ranks(tree, predicate, i) for i in words):
        return True
    subject = next((i for i in tree.children(predicate) if tree[i].deprel in SUBJECTS), predicate)
    return any(tree.lemma(i) in _UNIVERSAL for i in (subject, *tree.children(subject, "det", "amod", "nummod")))


def _compares(tree: Tree, index: int) -> bool:
    """Whether a word compares or singles out; not where it bounds a number ("at least 12") or tells a time ("later")."""
    if tree[index].xpos not in _COMPARING and tree.lemma(index) not in _RANKING:
        return False
    head = tree[index].head
    of_number = head >= 0 and tree[head].upos == "NUM"
    return not of_number and tree[index].text.lower() not in _LATER


def _ranks(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an ordinal tells a place in a ranking ("finished fourth"), not which one is meant ("the fourth man")."""
    return tree[index].feat("NumType") == "Ord" and tree[index].head == predicate


def measured(tree: Tree, indices: Iterable[int]) -> bool:
    """Whether a clause gives a share or rate, which holds only with all that it is measured by."""
    return any(tree.lemma(i) in _RATES for i in indices)


def together(tree: Tree, predicate: int, words: Iterable[int], *, subject: bool) -> bool:
    """Whether joined parts act or are acted on as one, so that none can be named without the others.

    ``subject`` tells that the parts are the subject: then a number elsewhere in the clause may be
    their sum.
    """
    held = tuple(words)
    collective = _COLLECTIVE if subject else _JOINING
    if tree.lemma(predicate) in collective or any(tree.lemma(i) in _JOINT for i in held):
        return True
    return subject and any(tree.is_a(i, "nummod") and tree.is_a(tree[i].head, "obj", "obl") for i in held)


def gathers(tree: Tree, noun: int) -> bool:
    """Whether a noun holds between, or is made up of, all that is joined under it ("the border of A and B")."""
    return tree.lemma(noun) in _GATHERING


def singled_out(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase speaks of all, most or none of its kind, or of the one that comes first in some respect."""
    beside = tree.children(noun, "det", "amod", "nummod", "advmod", "cc:preconj")
    return any(tree[i].xpos in _COMPARING or tree.lemma(i) in _UNIVERSAL | _RANKING for i in beside)


def connects(tree: Tree, index: int) -> bool:
    """Whether an adverb or phrase only ties a sentence to the one before ("however", "as a result")."""
    if tree.is_a(index, "obl"):
        return tree.lemma(index) in _CONNECTING_NOUNS and not tree.children(index, "nmod", "amod", "nmod:poss", "acl")
    return tree.lemma(index) in _CONNECTIVES and not tree.children(index)


def is_time(tree: Tree, index: int) -> bool:
    """Whether an oblique phrase says when: a day, a month, a year."""
    token = tree[index]
    if tree[index].deprel == "obl:tmod" or tree.lemma(index) in _TIMES:
        return True
    if token.text.isdigit() and len(token.text) == 4:  # noqa: PLR2004 -- a year
        return True
    return any(tree.lemma(i) in _TIMES for i in tree.children(index, "nmod", "compound", "nummod"))


def _reach(tree: Tree, index: int) -> tuple[int, ...]:
    """The words of a predicate's own clause, without the clauses under it."""
    below = [i for i in tree.subtree(index) if i != index and tree.is_a(i, "ccomp", "advcl", "acl", "parataxis")]
    clauses = [i for i in tree.children(index, "conj") if tree.subject(i) is not None or tree.is_finite(i)]
    return tree.subtree(index, without=[*below, *clauses])


def _any_word(tree: Tree, indices: Iterable[int], words: frozenset[str]) -> bool:
    return any(tree[i].text.lower() in words or tree.lemma(i) in words for i in indices)
