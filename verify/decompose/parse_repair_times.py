"""Putting right what a parser joins wrongly: days and dates with each other and with what happened on them."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.decompose.date_patterns import MONTHS, WEEKDAYS
from verify.decompose.lexicon import lexicon
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time

_DAY, _YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?"), re.compile(r"\d{4}")


@repairs()
def join_dates(tree: Tree, i: int) -> Changes:
    """The day and year of a date hang on its weekday.

    In "on Sunday, February 4, 2018 at the hall" the day of the month is no part of "at the hall".
    """
    if i + 2 >= len(tree) or tree[i].text.lower() not in WEEKDAYS:
        return
    month = i + 2 if tree[i + 1].text == "," else i + 1
    if not _is_day_of_month(tree, month):
        return
    run = [month, month + 1]
    if month + 3 < len(tree) and tree[month + 2].text == "," and _YEAR.fullmatch(tree[month + 3].text):
        run.append(month + 3)
    for k in run:
        head, deprel = (month, "nummod") if k == month + 1 else (i, "obl:unmarked")
        yield k, replace(tree[k], head=head, deprel=deprel, confidence=1.0)
    for k in range(i + 1, run[-1]):
        if tree[k].text == ",":
            yield k, replace(tree[k], head=month)


def _is_day_of_month(tree: Tree, index: int) -> bool:
    """Whether a month and a number stand at a place ("February 4")."""
    if index + 1 >= len(tree) or tree[index].text.rstrip(".").lower() not in MONTHS:
        return False
    return _DAY.fullmatch(tree[index + 1].text) is not None


@repairs("obl")
def date_reports(tree: Tree, i: int) -> Changes:
    """A time right behind a verb of saying, or behind who is told, hangs on that verb.

    In "the army said on Sunday it had taken the town" Sunday is when it said so.
    """
    verb = tree[i].head
    if verb < i or not tree.is_a(verb, "ccomp") or not is_time(tree, i):
        return
    said, before = tree[verb].head, tree.subtree(i)[0] - 1
    if tree[said].upos != "VERB":
        return
    told = any(before in tree.subtree(k) for k in tree.children(said, "obj", "iobj") if said < k < i)
    if before == said or told:
        yield i, replace(tree[i], head=said)


@repairs("nmod")
def date_deeds(tree: Tree, i: int) -> Changes:
    """A day behind the name of who did it hangs on the verb.

    In "The council on Friday rejected the plan" no council is "on Friday".
    """
    noun = tree[i].head
    if not is_time(tree, i) or not tree.children(i, "case"):
        return
    noun = next((k for k in (noun, *tree.ancestors(noun)) if not tree.is_a(k, "nmod")), noun)
    verb = tree[noun].head
    acts = tree.is_a(noun, "nsubj") and tree[verb].upos == "VERB" and tree.subject(verb) == noun
    goes_on = tree.subtree(noun)[-1] == tree.subtree(i)[-1] and _starts_verb(tree, tree.subtree(i)[-1] + 1, verb)
    if acts and goes_on and (tree[noun].upos == "PROPN" or tree.lemma(noun) in lexicon("collectives")):
        yield i, replace(tree[i], head=verb, deprel="obl")


def _starts_verb(tree: Tree, index: int, verb: int) -> bool:
    """Whether the words of a verb, its auxiliaries included, start at a place."""
    return index == verb or index in tree.auxiliaries(verb)


@repairs("advmod")
def join_later(tree: Tree, i: int) -> Changes:
    """A "later" or "earlier" hangs on the time right behind it ("later today")."""
    if tree[i].text.lower() not in ("later", "earlier"):
        return
    time = next((k for k in range(i + 1, min(i + 3, len(tree))) if is_time(tree, k)), i)
    if (
        time > i
        and tree[time].head != i
        and tree[i].head != time
        and tree.subtree(time)[0] == i + 1
        and not tree.children(time, "case")
    ):
        yield i, replace(tree[i], head=time)


@repairs()
def join_halves(tree: Tree, i: int) -> Changes:
    """A half is joined to the unit before it, which an "ago" behind it measures ("less than a year and a half ago")."""
    unit = i - 3
    if tree.lemma(i) != "half" or unit < 0 or tree[i - 2].text != "and" or tree[unit].upos != "NOUN":
        return
    if tree[i].head == unit or tree[i - 1].text != "a" or not is_time(tree, unit) or i in tree.ancestors(unit):
        return
    yield i, replace(tree[i], head=unit, deprel="conj")
    yield i - 2, replace(tree[i - 2], head=i)
    ago = i + 1
    above = tree.ancestors(unit)
    if ago < len(tree) and tree[ago].text == "ago" and above and ago not in above:
        yield ago, replace(tree[ago], head=tree[unit].head, deprel="advmod")
        yield unit, replace(tree[unit], head=ago, deprel="obl:unmarked", confidence=1.0)
