"""Films, books and their like with the year behind them in brackets: "the drama Harbour Lights (2014)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.decompose.lexicon import lexicon
from verify.decompose.proposition import Proposition
from verify.decompose.tree import Tree

_YEARS = re.compile(r"(?:1[6-9]|20)\d\d(?:[-–—](?:(?:1[6-9]|20)\d\d|\d\d))?")
_QUOTES = {"”": "“", "’": "‘", '"': '"', "'": "'", "''": "``"}
# Small words that stand inside titles and do not part one from what is before it.
_INSIDE = frozenset({"of", "the", "a", "an"})
# Small words that may stand inside a title or before it: with one of them it is not clear where the title begins.
_EITHER = frozenset({"in", "on", "at", "by", "as", "for", "from", "to", "with", "and", "or", "&"})
_LONGEST = 12


def find_dated_works(tree: Tree) -> Iterator[Proposition]:
    """A sentence with "is from" for a title and the year, or years, in brackets right behind it."""
    if not tree.has_brackets:
        return
    told = any(tree.lemma(i) in lexicon("works") for i in range(len(tree)))
    for bracket in range(1, len(tree) - 2):
        if tree[bracket].text != "(":
            continue
        years = _years(tree, bracket)
        quoted = tree[bracket - 1].text in _QUOTES
        title = (_in_quotes(tree, bracket - 1) if quoted else _capitals(tree, bracket - 1)) if years else ()
        if title and (told or quoted):
            yield Proposition((*title, "is", "from", *years), title[-1])


def _years(tree: Tree, bracket: int) -> tuple[int, ...]:
    """The tokens between brackets where they are a year or a stretch of years and nothing else."""
    close = next((i for i in range(bracket + 1, min(bracket + 5, len(tree))) if tree[i].text == ")"), bracket)
    inside = tuple(range(bracket + 1, close))
    return inside if _YEARS.fullmatch("".join(tree[i].text for i in inside)) else ()


def _in_quotes(tree: Tree, close: int) -> tuple[int, ...]:
    """The words of a title in quotation marks that end here."""
    mark = _QUOTES[tree[close].text]
    start = next((i for i in range(close - 1, max(-1, close - _LONGEST), -1) if tree[i].text == mark), close)
    return tuple(range(start + 1, close))


def _capitals(tree: Tree, last: int) -> tuple[int, ...]:
    """The words of a title in capitals that end here, none where it is not clear which is its first."""
    first = last + 1
    while first > 0 and (_is_capital(tree, first - 1) or _is_small(tree, first - 1)):
        first -= 1
    while first <= last and not (tree[first].text[:1].isupper() or tree[first].text[:1].isdigit()):
        first += 1
    title = tuple(range(first, last + 1))
    return title if title and _begins(tree, first) and not _is_parted(tree, title) else ()


def _is_capital(tree: Tree, index: int) -> bool:
    text = tree[index].text
    return text[:1].isupper() or text[:1].isdigit() or text in ("'s", "’s", "-", ":", "!", "...")


def _is_small(tree: Tree, index: int) -> bool:
    return tree[index].text in _INSIDE | _EITHER


def _begins(tree: Tree, first: int) -> bool:
    """Whether a title begins here and the word before is no part of it ("[Just like] Heaven")."""
    before = first - 1
    while before >= 0 and tree[before].text in _INSIDE:
        before -= 1
    return before < 0 or tree[before].upos not in ("ADP", "SCONJ", "PART", "PRON") or _is_small(tree, before)


def _is_parted(tree: Tree, title: Sequence[int]) -> bool:
    """Whether the words may be two names ("Ann Lee in Harbour Lights", "Bob Roe and Moon")."""
    return any(tree[i].text in _EITHER for i in title)
