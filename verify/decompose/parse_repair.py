"""Putting right what a parser joins wrongly: names, subjects and verbs with what stands before them."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.decompose.date_patterns import MONTHS, WEEKDAYS
from verify.decompose.lexicon import lexicon
from verify.decompose.parse_repair_clauses import (
    hang_hearers,
    hang_on_question_words,
    hang_on_renamings,
    hang_subjects,
)
from verify.decompose.parse_repair_lists import (
    join_behind_semicolons,
    join_counts,
    join_gerunds,
    join_listed_names,
    join_to_gerunds,
)
from verify.decompose.parse_repair_offices import join_offices
from verify.decompose.parse_repair_words import WORD_REPAIRS
from verify.decompose.phrases import stands_behind
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time
from verify.types import Token

_NOMINAL = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod")
_DAY, _YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?"), re.compile(r"\d{4}")


def mend(tree: Tree) -> Tree:
    """The same sentence with such words hung where they belong; the very same tree where there are none."""
    repairs = (
        hang_hearers,
        hang_on_question_words,
        hang_on_renamings,
        hang_subjects,
        *WORD_REPAIRS,
        _set_aside,
        _join_pairs,
        _multiply,
        _join_names,
        join_offices,
        _join_firms,
        _join_renamings,
        _join_dates,
        _date_reports,
        _date_deeds,
        _join_later,
        join_gerunds,
        _part_clauses,
        _part_at_semicolons,
        _join_choices,
        join_behind_semicolons,
        join_listed_names,
        join_counts,
        join_to_gerunds,
    )
    for repair in repairs:
        tokens = repair(tree)
        if tokens is not None:
            tree = Tree(tokens)
    return tree


def _join_names(tree: Tree) -> list[Token] | None:
    """The tokens with a name behind its noun as an apposition to it, None where there is none such.

    In "signed striker Ann Lee" noun and name stand side by side without a comma. Where the parse gives both the
    same part in the clause, one verb would have two objects; the name then belongs to the noun. A title may stand
    between them ("trial judge Justice Bob Roe"), and so do names joined behind a plural ("guides Ann Lee and Bob Roe").
    """
    repaired: list[Token] | None = None
    for i in range(1, len(tree)):
        before = i - 1
        while before > 0 and tree[before].head == i and tree.is_a(before, "nmod:desc"):
            before -= 1
        noun, name = tree[before], tree[i]
        plural = noun.xpos == "NNS" and bool(tree.children(i, "conj"))
        if name.upos != "PROPN" or noun.upos != "NOUN" or not (noun.xpos == "NN" or plural):
            continue
        twice = noun.head == name.head and noun.deprel == name.deprel and name.deprel in _NOMINAL
        twice = twice or (noun.head == name.head and _is_second_subject(tree, i))
        if twice or (name.deprel == "advmod" and name.head > i):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(name, head=before, deprel="appos", confidence=noun.confidence)
    return repaired


def _is_second_subject(tree: Tree, index: int) -> bool:
    """Whether a subject stands behind its verb, which has another before it ("were beaten by champion Ann Lee")."""
    verb = tree[index].head
    return tree.is_a(index, "nsubj") and index > verb and (tree.subject(verb) or index) < verb


def _join_firms(tree: Tree) -> list[Token] | None:
    """The tokens with both sides of an "&" as one name ("Ricks & Co"), None where there is none such."""
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if tree.is_a(i, "conj") and tree[i].upos == tree[tree[i].head].upos == "PROPN" and _has_ampersand(tree, i):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], deprel="flat")
    return repaired


def _has_ampersand(tree: Tree, index: int) -> bool:
    return any(tree[i].text == "&" for i in tree.children(index, "cc"))


def _join_dates(tree: Tree) -> list[Token] | None:
    """The tokens with the day and year of a date hung on its weekday, None where they hang nowhere else.

    In "on Sunday, February 4, 2018 at the hall" the day of the month is no part of "at the hall".
    """
    repaired: list[Token] | None = None
    for i in range(len(tree) - 2):
        month = i + 2 if tree[i + 1].text == "," else i + 1
        if tree[i].text.lower() not in WEEKDAYS or not _is_day_of_month(tree, month):
            continue
        run = [month, month + 1]
        if month + 3 < len(tree) and tree[month + 2].text == "," and _YEAR.fullmatch(tree[month + 3].text):
            run.append(month + 3)
        repaired = repaired or list(tree.tokens)
        for k in run:
            head, deprel = (month, "nummod") if k == month + 1 else (i, "obl:unmarked")
            repaired[k] = replace(tree[k], head=head, deprel=deprel, confidence=1.0)
        for k in range(i + 1, run[-1]):
            if tree[k].text == ",":
                repaired[k] = replace(tree[k], head=month)
    return repaired


def _is_day_of_month(tree: Tree, index: int) -> bool:
    """Whether a month and a number stand at a place ("February 4")."""
    if index + 1 >= len(tree) or tree[index].text.rstrip(".").lower() not in MONTHS:
        return False
    return _DAY.fullmatch(tree[index + 1].text) is not None


def _date_reports(tree: Tree) -> list[Token] | None:
    """The tokens with a time right behind a verb of saying hung on it, None where none is hung elsewhere.

    In "the army said on Sunday it had taken the town" Sunday is when it said so.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        verb = tree[i].head
        if not tree.is_a(i, "obl") or verb < i or not tree.is_a(verb, "ccomp") or not is_time(tree, i):
            continue
        said = tree[verb].head
        if tree[said].upos == "VERB" and said + 1 == tree.subtree(i)[0]:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=said)
    return repaired


def _set_aside(tree: Tree) -> list[Token] | None:
    """The tokens with a noun before "she" set aside, None where none is a second subject beside it.

    In "In 2012, again the nominee, she was fined" the noun describes her.
    """
    repaired: list[Token] | None = None
    for i in range(2, len(tree)):
        verb = tree[i].head
        if tree[i].text.lower() not in ("he", "she", "they", "it") or not tree.is_a(i, "nsubj"):
            continue
        noun = tree.subject(verb)
        if noun is not None and noun < i and tree[i - 1].text == "," and tree.subtree(noun)[-1] >= i - 2:
            repaired = repaired or list(tree.tokens)
            repaired[noun] = replace(tree[noun], deprel="dislocated")
    return repaired


def _join_pairs(tree: Tree) -> list[Token] | None:
    """The tokens with the second noun of "town after town" hung on the first, None where it is so already."""
    repaired: list[Token] | None = None
    for i in range(2, len(tree)):
        twice = tree.lemma(i) == tree.lemma(i - 2) and tree[i].upos == tree[i - 2].upos == "NOUN"
        if twice and tree[i].head != i - 2 and tree.lemma(i - 1) in ("after", "by", "upon") and tree[i - 1].head == i:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=i - 2, deprel="nmod")
    return repaired


def _multiply(tree: Tree) -> list[Token] | None:
    """The tokens with what is multiplied hung on "times", None where it is so ("at three times the rate of towns")."""
    if not any(token.text == "times" for token in tree.tokens):
        return None
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        times = tree.subtree(i)[0] - 1
        if not tree.is_a(i, "obl", "obj", "nmod") or times < 1 or tree[times].text != "times":
            continue
        if tree[i].head != times and tree.children(times, "nummod") and not tree.children(i, "case"):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=times, deprel="nmod")
    return repaired


def _join_renamings(tree: Tree) -> list[Token] | None:
    """The tokens with what goes on from an apposition joined to it, None where all is so already.

    In "Ann Lee, a friend and former aide of the mayor, left" one person left, and "two rebels, a man and a woman" are
    two.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        name = tree[i].head
        counted_out = tree[name].xpos == "NNS" and bool(tree.children(name, "nummod"))
        renamed = tree[name].upos == "PROPN" and not tree.children(i, "det")
        if not tree.is_a(i, "conj") or tree[i].upos != "NOUN" or not (counted_out or renamed):
            continue
        said = next((k for k in tree.children(name, "appos") if name < k < i and tree[k].upos == "NOUN"), None)
        first = tree.subtree(i)[0]
        counted = tree.children(i, "nummod")
        if said is not None and tree.subtree(said)[-1] + 1 == first and tree[first].upos == "CCONJ" and not counted:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=said)
    return repaired


def _date_deeds(tree: Tree) -> list[Token] | None:
    """The tokens with a day behind the name of who did it hung on the verb, None where none is hung on the name.

    In "The council on Friday rejected the plan" no council is "on Friday".
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        noun = tree[i].head
        if not tree.is_a(i, "nmod") or not is_time(tree, i) or not tree.children(i, "case"):
            continue
        noun = next((k for k in (noun, *tree.ancestors(noun)) if not tree.is_a(k, "nmod")), noun)
        verb = tree[noun].head
        acts = tree.is_a(noun, "nsubj") and tree[verb].upos == "VERB" and tree.subject(verb) == noun
        goes_on = tree.subtree(noun)[-1] == tree.subtree(i)[-1] and _starts_verb(tree, tree.subtree(i)[-1] + 1, verb)
        if acts and goes_on and (tree[noun].upos == "PROPN" or tree.lemma(noun) in lexicon("collectives")):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=verb, deprel="obl")
    return repaired


def _join_later(tree: Tree) -> list[Token] | None:
    """The tokens with a "later" or "earlier" hung on the time right behind it ("later today"), None where it is so."""
    repaired: list[Token] | None = None
    for i in range(len(tree) - 1):
        if tree[i].text.lower() not in ("later", "earlier") or not tree.is_a(i, "advmod"):
            continue
        time = next((k for k in range(i + 1, min(i + 3, len(tree))) if is_time(tree, k)), i)
        if (
            time > i
            and tree[time].head != i
            and tree[i].head != time
            and tree.subtree(time)[0] == i + 1
            and not tree.children(time, "case")
        ):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=time)
    return repaired


def _starts_verb(tree: Tree, index: int, verb: int) -> bool:
    """Whether the words of a verb, its auxiliaries included, start at a place."""
    return index == verb or index in tree.auxiliaries(verb)


def _part_clauses(tree: Tree) -> list[Token] | None:
    """The tokens with joined verbs where their subjects are, None where they are so already.

    In "Ann sold cars and vans and Bob Roe will leave" the words before "will" have no other verb, and the verb
    has no "and" of its own: what was joined to the object is who does it. In "they point to a law that cut
    pay but also raised taxes" the tense tells that the law raised them.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if not _may_be_joined(tree, i):
            continue
        verb, noun = _other_verb(tree, i), _subject_before(tree, i)
        if verb is None and noun is None:
            continue
        repaired = repaired or list(tree.tokens)
        if verb is not None:
            repaired[i] = replace(tree[i], head=verb)
        if noun is not None:
            before = tree[i].head if tree.is_a(i, "conj") else _verb_before(tree, noun)
            repaired[i] = replace(repaired[i], head=before, deprel="conj")
            repaired[noun] = replace(tree[noun], head=i, deprel="nsubj")
            for joint in tree.children(noun, "cc"):
                repaired[joint] = replace(tree[joint], head=i)
    return repaired


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


def _part_at_semicolons(tree: Tree) -> list[Token] | None:
    """The tokens with each full clause behind a semicolon beside the main one, None where they are so already."""
    root = next(iter(tree.roots), 0)
    label = next((i for i, token in enumerate(tree.tokens) if token.text == ":"), len(tree))  # "Ann Lee: we stay; ..."
    repaired: list[Token] | None = None
    for i in range(root + 1, label):
        if not tree.is_a(i, "conj", "parataxis") or tree.subject(i) is None or not tree.is_finite(i):
            continue
        if tree.subtree(i)[0] > root and stands_behind(tree, i, ";"):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=root, deprel="conj", confidence=1.0)
    return repaired


def _join_choices(tree: Tree) -> list[Token] | None:
    """The tokens with a full clause behind "or" joined to the one that a colon announces, None where it is so already.

    In "There is a choice: you can save; or you can spend" both sides of the choice stand behind the colon.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        chosen = tree.is_a(i, "conj") and any(tree.lemma(j) == "or" for j in tree.children(i, "cc"))
        if not chosen or tree.subject(i) is None or not tree.is_finite(i):
            continue
        announced = next(
            (
                p
                for p in tree.children(tree[i].head, "parataxis", "ccomp")
                if tree[i].head < p < i and tree.subject(p) is not None and stands_behind(tree, p, ":")
            ),
            None,
        )
        if announced is not None:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=announced)
    return repaired
