"""When what a clause tells of happened: the date that hangs on its predicate, and no other in its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verify.decompose.dates import DateMention
from verify.decompose.tree import Tree

# How a date hangs on what it dates: "left on Friday", "earlier on Sunday", "Friday's attack", "the attack on Friday".
_ADJUNCTS = ("obl", "advmod", "nmod", "parataxis")


def occurred_on(dates: Sequence[DateMention], tree: Tree, predicate: int) -> str | None:
    """The ISO value of the first date that hangs on a predicate, else on its subject or object.

    A date that only names something ("before the 2014 protests"), belongs to another clause or bounds
    a period ("since 2020", "by Friday") dates nothing here.
    """
    on = [date for date in dates if date.relation == "on" and not _starts_range(dates, tree, date)]
    event = (predicate, *tree.children(predicate, "xcomp"))
    parts = tree.children(predicate, "nsubj", "obj")
    for heads in (event, parts):
        for date in on:
            if _hangs_on(tree, date, heads):
                return date.value
    return None


def _starts_range(dates: Sequence[DateMention], tree: Tree, date: DateMention) -> bool:
    """Whether a date is only that of the first of two figures ("fell from 9 percent in 1985 to 2 percent in 2007")."""
    behind = bisect_left(tree.starts, date.end)
    to = behind < len(tree) and tree[behind].text == "to" and tree.is_a(behind, "case")
    later = any(other.start > date.end and other.relation == "on" for other in dates)
    return to and later and any(token.text.lower() == "from" for token in tree.tokens[:behind])


def _hangs_on(tree: Tree, date: DateMention, heads: Sequence[int]) -> bool:
    inside = range(bisect_left(tree.starts, date.start), bisect_left(tree.starts, date.end))
    top = next((i for i in inside if tree[i].head not in inside), None)
    if top is None:
        return False
    if top in heads:
        return True
    if tree.is_a(top, *_ADJUNCTS) and tree[tree[top].head].upos == "ADV":
        top = tree[top].head
    return tree.is_a(top, *_ADJUNCTS) and tree[top].head in heads
