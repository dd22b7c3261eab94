"""Telling years from counts and month names from names of people."""

from __future__ import annotations

from bisect import bisect_right

from verify.decompose.tree import Tree
from verify.types import Token

_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "to",
        "of",
        "during",
        "before",
        "after",
        "around",
        "circa",
        "between",
        "early",
        "late",
        "mid",
        "mid-",
        "year",
        "and",
        "through",
        "for",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
        "back",
        "c.",
    ]
)
# Years of this range are read as such even where no preposition helps ("the 2014 protests").
_PLAIN_YEARS = range(1900, 2100)
# Months that are people's names too: they need a preposition or an article.
_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})
_NOT_COUNTED = frozenset({"PROPN", "PUNCT", "ADP", "CCONJ", "SCONJ", "VERB", "AUX", "DET", "PRON", "ADV"})


def reads_as_year(tree: Tree, start: int) -> bool:
    """Whether the four digits at an offset are a year and not a count, price or number of something."""
    i = bisect_right(tree.tokens, start, key=lambda token: token.start) - 1
    if i < 0 or tree[i].end <= start:
        return False
    token = tree[i]
    if token.start != start:
        return _in_compound(token)
    before = tree[i - 1].text.lower() if i else ""
    if token.deprel == "nummod" and _counts_head(tree, i):
        return False
    if before in _BEFORE_YEAR:
        return True
    return int(token.text[:4]) in _PLAIN_YEARS and before not in ("$", "£", "€", "no.", "number", "route", "room")


def _in_compound(token: Token) -> bool:
    """A year inside one word: "mid-2015", "2014/15", "(2014"."""
    return token.text.lower().startswith(("mid-", "early-", "late-", "pre-", "post-"))


def _counts_head(tree: Tree, i: int) -> bool:
    """Whether the number counts a plural noun after it ("2000 troops", not "the 2008 floods")."""
    noun = tree[i].head
    head = tree[noun]
    if head.upos in _NOT_COUNTED or noun < i:
        return False
    definite = any(c < i for c in tree.children(noun, "det", "nmod:poss"))
    return (head.feat("Number") == "Plur" or head.upos == "SYM") and not definite


def reads_as_month(tree: Tree, index: int) -> bool:
    """Whether a month name stands for the month: not a verb, not a person, not part of a name."""
    token = tree[index]
    if token.upos not in ("PROPN", "NOUN") or token.deprel == "flat":
        return False
    if any(tree[c].upos == "PROPN" for c in tree.children(index, "flat")):
        return False
    return bool(tree.children(index, "case", "det", "amod")) or token.text not in _GIVEN_NAMES
