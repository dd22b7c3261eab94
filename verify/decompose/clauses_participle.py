"""Which participles state something, of whom, and in which tense."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.antecedents import bearer, is_next_to, is_present, is_told_of
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.clause import Clause, Clauses, subject_words
from verify.decompose.described import goes_on_then, has_told_tense, is_about
from verify.decompose.granted import hypothetical
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import (
    after_dash,
    finite_forms,
    goes_on,
    is_now,
    is_participle,
    is_past,
    is_put_in,
    is_said_simply,
    is_told_past,
    looks_back,
    opens_sentence,
    said_number,
    says_nothing_of,
    tells_itself,
)
from verify.decompose.phrases import (
    after_comma,
    bare_noun,
    first_word,
    has_preposition,
    is_aside,
    is_indefinite,
    is_plural,
    noun_phrase,
)
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree

# How sure the parser has to be that a participle behind a noun is about the subject.
_SURE = 0.9


def absolute_clause(tree: Tree, index: int, governor: int, noun: int) -> Clause | None:
    """A participle with a subject of its own behind "with"; what a thing ended with does not go on.

    Beside what may or should come about ("needs to be sold with the debt paid off") it is no fact.
    """
    if hypothetical(tree, governor):
        return None
    be = _be(tree, noun, governor, past=looks_back(tree, index))
    ended = tree.lemma(governor) in ("end", "finish", "conclude")
    if tree[index].xpos == "VBG" and (ended or is_said_simply(tree, index, noun)):
        instead = finite_forms(tree, index, noun, past=be[0] in ("was", "were"))
        return Clause(index, noun, noun_phrase(tree, noun), (), (noun,), instead)
    if tree[index].xpos == "VBG" and not goes_on_then(tree, index, governor):
        return None
    return Clause(index, noun, noun_phrase(tree, noun), be, (noun,))


def unmarked_clause(clauses: Clauses, index: int, governor: int, word: str) -> Clause | None:
    """A participle without a subject, with ``word`` before it or none, which shares that of its clause."""
    tree = clauses.tree
    host = clauses.clause(governor)
    troubled = any(tree.lemma(i) in lexicon("ungapped") for i in tree.children(governor, "obj"))
    if hypothetical(tree, governor) or troubled or host is None:
        return None
    if word == "by" and is_put_in(tree, governor):
        return None  # "the bill could fail, he warned, by asking too much"
    if word in ("after", "by", "while"):
        return _gerund(clauses, index, governor, host, word)
    if (
        word
        or not (after_comma(tree, index) or opens_sentence(tree, index))
        or after_dash(tree, index)
        or _may_be_of_noun_before(tree, index)
        or tree.lemma(index) in lexicon("resulting")
        or (tree.is_a(governor, "ccomp") and reporting().verb_kinds(tree.lemma(index)))
        or is_put_in(tree, governor)
        or _may_be_done_to_object(tree, index, governor)
    ):
        return None  # the last: "critics said it failed, citing the cost"
    return _participial(clauses, index, governor, host)


def _may_be_done_to_object(tree: Tree, index: int, governor: int) -> bool:
    """Whether what somebody did to one of two persons may have been done to either ("Ann beat Bob, watched by Joe")."""
    done = tree[index].xpos == "VBN" and bool(tree.children(index, "obl:agent"))
    return done and any(i < index and tree[i].upos == "PROPN" for i in tree.children(governor, "obj"))


def _may_be_of_noun_before(tree: Tree, index: int) -> bool:
    """Whether a past participle may speak of the noun right before its comma ("after the death of a man, hit by")."""
    if tree[index].xpos != "VBN" or tree[index].confidence >= _SURE:
        return False
    first = first_word(tree, index)
    noun = first - 2
    beside = noun >= 0 and tree[first - 1].text == "," and tree[noun].upos in ("NOUN", "PROPN")
    return beside and not vetoes.is_time(tree, noun)


def described_clause(clauses: Clauses, index: int, noun: int) -> Clause | None:
    """What a participle behind a noun says of it ("a bridge built in 1900")."""
    tree = clauses.tree
    if not is_participle(tree, index) or tree.auxiliaries(index) or tree.child(index, "mark") is not None:
        return None
    if (
        tree.subject(index) is not None  # "a big lead, the home side making the most of it"
        or tree[noun].upos not in ("NOUN", "PROPN")
        or says_nothing_of(tree, index, noun)
        or not clauses.stated(noun)
        or tree.lemma(noun) in lexicon("ungapped")
        or (tree[index].xpos == "VBG" and tree.lemma(noun) in lexicon("enactments"))
        or (tree.is_a(noun, "obj") and tree.lemma(tree[noun].head) in lexicon("spending"))
        or (tree.is_a(noun, "conj") and tree[tree[noun].head].upos == "VERB")  # "must be sold and the crew paid"
        or _may_be_of_inner_noun(tree, index, noun)
        or (is_indefinite(tree, noun) and has_preposition(tree, noun, "with") and hypothetical(tree, tree[noun].head))
    ):
        return None
    if (
        not is_told_of(tree, index, noun)
        or (is_aside(tree, index) and not is_next_to(tree, noun, index))
        or not is_about(tree, index, noun)
        or not tree.children(index, "obl", "obj", "advmod", "xcomp", "ccomp", "advcl")
    ):
        return None
    lasts = is_now(tree, index) or _defines(tree, noun)
    be = _be(tree, noun, noun, past=looks_back(tree, index), now=lasts, alone=True)
    instead: dict[int, tuple[Word, ...]] = {}
    simply = is_said_simply(tree, index, noun) or is_aside(tree, index)
    inside = next((i for i in (noun, *tree.ancestors(noun)) if tree.is_finite(i)), noun)
    if (not simply or tree.lemma(index) in lexicon("measuring")) and not has_told_tense(tree, index, inside):
        return None
    if tree[index].xpos == "VBG" and simply:
        instead = finite_forms(tree, index, noun, past=be[0] in ("was", "were"))
        be = ()
    noun = bearer(tree, noun)
    if said_number(tree, noun) is None:
        return None
    return Clause(index, noun, bare_noun(tree, noun), be, (), instead)


def _may_be_of_inner_noun(tree: Tree, index: int, noun: int) -> bool:
    """Whether a verb in -ing may as well speak of the noun right before it ("the sweat of people showing signs")."""
    before = first_word(tree, index) - 1
    inner = noun < before and tree[before].upos in ("NOUN", "PROPN") and before in tree.subtree(noun)
    return inner and tree[index].xpos == "VBG" and tree[index].confidence < _SURE


def _defines(tree: Tree, noun: int) -> bool:
    """Whether a predicate noun says what any of a kind is ("a care centre is a place set up by the town")."""
    subject = tree.subject(noun)
    if subject is None or tree.child(noun, "cop") is None or not is_present(tree, noun):
        return False
    return is_indefinite(tree, subject)


def _participial(clauses: Clauses, index: int, governor: int, host: Clause, word: str = "") -> Clause | None:
    """What a participle says of the subject of its clause, in the tense of that."""
    tree = clauses.tree
    if host.noun is None:
        return None
    subject = subject_words(tree, host)
    inside = next((i for i in (governor, *tree.ancestors(governor)) if tree.is_finite(i)), governor)
    if tree[index].xpos == "VBN" or word == "while" or goes_on(tree, inside):
        be = _be(tree, host.noun, governor, past=looks_back(tree, index) and not is_now(tree, index))
        return Clause(index, host.noun, subject, be)
    if vetoes.denies(tree, tree.children(index)) or tells_itself(tree, index, host.noun):
        return None
    past = word == "after" or is_told_past(tree, inside)
    return Clause(index, host.noun, subject, (), (), finite_forms(tree, index, host.noun, past=past))


def _gerund(clauses: Clauses, index: int, governor: int, host: Clause, word: str) -> Clause | None:
    """The fact in a gerund ("after scoring twice he left")."""
    tree = clauses.tree
    if (
        tree[index].xpos != "VBG"
        or host.noun is None
        or vetoes.modal(tree, governor)
        or tree.children(governor, "xcomp")
    ):
        return None
    over = any(tree.lemma(i) == "have" for i in tree.auxiliaries(governor))
    if word == "after" and is_present(tree, governor) and not over:
        return None  # "you get it after filling out a form"
    bare = not tree.children(governor, "obj", "obl", "cop", "ccomp")
    if word == "by" and (bare or tree.children(governor, "aux:pass")):
        return None
    return _participial(clauses, index, governor, host, word)


def _be(
    tree: Tree, noun: int, inside: int, *, past: bool = False, now: bool = False, alone: bool = False
) -> tuple[Word, ...]:
    """The form of "be" for a subject (``alone``: not what is joined to it) in the tense of the clause around it.

    What is ``now`` so is so, whatever that tense.
    """
    host = next((i for i in (inside, *tree.ancestors(inside)) if tree.is_finite(i)), None)
    past = not now and (past or (host is not None and is_past(tree, host)))
    if (is_plural(tree, noun) or said_number(tree, noun)) and not (alone and tree[noun].xpos == "NN"):
        return ("were" if past else "are",)
    return ("was" if past else "is",)
