"""Participles said as verbs of their own, in the tense of the clause around them ("he left, waving": "he waved")."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.agreement import third_person
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.inflect import past_of
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import is_abstract, is_plural, stands_behind
from verify.decompose.proposition import Word
from verify.decompose.tree import DASHES, Tree

_BARE = frozenset({"i", "you"})


def finite_forms(tree: Tree, participle: int, noun: int, *, past: bool) -> dict[int, tuple[Word, ...]]:
    """The forms that take the places of a participle in -ing and of those joined to it, for a subject."""
    joined = (i for i in tree.children(participle, "conj") if tree[i].xpos == "VBG")
    return {i: (_finite(tree, i, noun, past=past),) for i in (participle, *joined)}


def _finite(tree: Tree, participle: int, noun: int, *, past: bool) -> str:
    lemma = tree.lemma(participle)
    if past:
        return past_of(lemma, tree[participle].text)
    if is_plural(tree, noun) or tree[noun].text.lower() in _BARE or tree.lemma(noun) in lexicon("partial"):
        return lemma
    return "has" if lemma == "have" else third_person(lemma)


def is_said_simply(tree: Tree, participle: int, noun: int) -> bool:
    """Whether what a participle tells does not go on: a state, what words say, or what a work or deed is about.

    "A statement called it a lie", "a video showed her" and no "was showing her".
    """
    lemma = tree.lemma(participle)
    if lemma in lexicon("stative") | lexicon("measuring") or reporting().verb_kinds(lemma):
        return True
    return tree.lemma(noun) in lexicon("works")


def tells_itself(tree: Tree, participle: int, noun: int) -> bool:
    """Whether a verb of saying in -ing hangs on all that is told and not on its subject, which can say nothing.

    "The delay results from a strike, noting that ...": no delay notes.
    """
    thing = tree[noun].upos == "NOUN" and is_abstract(tree, noun) and not is_person_word(tree.lemma(noun))
    return thing and (
        bool(reporting().verb_kinds(tree.lemma(participle))) or tree.lemma(participle) in lexicon("minding")
    )


def said_number(tree: Tree, noun: int) -> bool | None:
    """Whether a plural name takes a plural verb, as its own verb shows; None where that does not show it."""
    if tree[noun].xpos != "NNPS" or tree.children(noun, "det", "conj"):
        return is_plural(tree, noun)
    verb = tree[noun].head
    words = (verb, *tree.auxiliaries(verb)) if tree.is_a(noun, "nsubj") else ()
    if any(tree[i].xpos == "VBZ" or tree[i].text.lower() == "was" for i in words):
        return False
    return True if any(tree[i].xpos == "VBP" or tree[i].text.lower() == "were" for i in words) else None


def goes_on(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is itself told as going on ("is walking")."""
    return tree[predicate].xpos == "VBG" and any(tree.lemma(i) == "be" for i in tree.children(predicate, "aux"))


def is_told_past(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is in a past tense or the perfect."""
    return is_past(tree, predicate) or any(tree.lemma(i) == "have" for i in tree.children(predicate, "aux"))


def is_past(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is in a past tense."""
    words = (predicate, *tree.auxiliaries(predicate))
    return any(
        tree[i].xpos == "VBD" or (tree[i].feat("Tense") == "Past" and tree[i].feat("VerbForm") == "Fin") for i in words
    )


def opens_sentence(tree: Tree, index: int) -> bool:
    """Whether a participle with its words opens the sentence and a comma follows ("Founded in 1946, they were ...")."""
    under = [i for i in tree.subtree(index) if tree[i].upos != "PUNCT"]
    parted = under[-1] + 1 < len(tree) and tree[under[-1] + 1].text == ","
    noun = tree.subject(tree[index].head)
    if any(tree[i].text in '"“”' for i in tree.subtree(index)) or (noun is not None and tree[noun].xpos == "NNPS"):
        return False
    return parted and under[0] == tree.first_word and tree.lemma(index) not in lexicon("dangling")


def is_now(tree: Tree, index: int) -> bool:
    """Whether a participle says how something stands at the time of writing ("currently married")."""
    return any(tree.lemma(i) in ("currently", "now", "still") for i in tree.children(index, "advmod"))


def looks_back(tree: Tree, participle: int) -> bool:
    """Whether a past participle tells of something over: of what was done, or it is dated, or "once" so."""
    if tree[participle].xpos != "VBN":
        return False
    if tree.lemma(participle) not in lexicon("lasting"):
        return True
    if tree.lemma(participle) == "call" and any(
        tree.lemma(j) == "to" for i in tree.children(participle, "obl") for j in tree.children(i, "case")
    ):
        return True  # "called to service"
    below = tree.subtree(participle)
    return any(tree.lemma(i) in lexicon("formerly") or vetoes.is_time(tree, i) for i in below)


def after_dash(tree: Tree, index: int) -> bool:
    """Whether a dash opens a phrase, which may then speak of anything before it."""
    return stands_behind(tree, index, "-", *DASHES)


def is_put_in(tree: Tree, predicate: int) -> bool:
    """Whether a report is put in behind what it reports ("the town voted, the mayor announced, closing the road")."""
    noun = tree.subject(predicate)
    if noun is None or any(tree[i].text in ('"', "''", "”") for i in range(max(0, noun - 4), noun)):
        return False  # behind somebody's own words it tells what he did
    told = any(i < noun for i in tree.children(predicate, "ccomp", "parataxis"))
    return told and bool(reporting().verb_kinds(tree.lemma(predicate)))


def names_work(tree: Tree, index: int) -> bool:
    """Whether a verb in -ing has a capital inside a sentence, as in a title ("the film Skating on Thin Air")."""
    return tree[index].xpos == "VBG" and tree[index].text.istitle() and index != tree.first_word


def says_nothing_of(tree: Tree, index: int, noun: int) -> bool:
    """Whether a participle behind a noun does not describe it, or not only it.

    It begins a title; a "by" behind the title tells who wrote the thing that bears it, whichever that is; or it is
    a finite verb in truth ("said that plan smacked of envy"), since nobody says a plan.
    """
    written = tree.lemma(index) in ("title", "entitle", "headline") and bool(tree.children(index, "obl:agent"))
    said = tree.is_a(noun, "obj", "ccomp") and tree.lemma(tree[noun].head) == "say"
    lasted = tree[index].xpos == "VBG" and tree.lemma(noun) in lexicon("times")  # "a winter playing abroad"
    return names_work(tree, index) or written or said or lasted


def is_participle(tree: Tree, index: int) -> bool:
    """Whether a verb is a present or past participle."""
    return tree[index].xpos in ("VBG", "VBN")
