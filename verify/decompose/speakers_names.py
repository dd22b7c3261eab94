"""The names of a sentence: runs of proper nouns, with the titles before them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from verify.decompose.persons import may_be_person
from verify.decompose.tree import Tree
from verify.resources import data_path

_KEPT = 256  # names that were read last: each is asked for by the speakers, the references and the claims of an article
# Words before an office that make another one of it.
_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "acting", "late", "retired"})
_SAINTS = frozenset({"St", "Saint", "Mt", "Mount", "Ft", "Fort"})
_MARKS = frozenset({'"', "“", "”"})
_YOUNGER = frozenset({"Jr", "Sr"})
_JOINTS = frozenset({"-", "–", "'", "’", "."})


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name.

    ``words`` are its words without titles; ``title`` the lower-case words of the title or office
    before it, its head words only ("minister", "vice president"); ``person`` is True where a title or the
    parse tells that it is one; ``start`` and ``end`` its article offsets, the title left out; ``subject`` whether
    it is the subject of a clause.
    """

    words: tuple[str, ...]
    title: tuple[str, ...]
    person: bool
    start: int
    end: int
    subject: bool
    text: str

    @property
    def called(self) -> tuple[str, ...]:
        """The words without what tells a son from his father ("James Lee Jr." is spoken of as "Lee")."""
        return self.words[:-1] if len(self.words) > 1 and self.words[-1].rstrip(".") in _YOUNGER else self.words


def find_names(tree: Tree) -> tuple[Name, ...]:
    """The names of a sentence in text order; a name inside another is not told apart."""
    found: list[Name] = []
    for i, token in enumerate(tree.tokens):
        if token.upos == "PROPN" and token.deprel not in ("flat", "compound", "nmod:desc"):
            found.append(name_at(tree, i))
    return tuple(found)


@lru_cache(_KEPT)
def name_at(tree: Tree, head: int) -> Name:
    """The name that a proper noun heads."""
    flat = [c for c in tree.children(head, "flat") if c > head]
    first = last = head
    if flat:
        last = _behind_nickname(tree, head, _contiguous_end(tree, head, flat))
    else:
        first = _first_word(tree, head)
    title = [c for c in tree.children(head, "nmod:desc", "compound", "amod") if c < first]
    words = list(range(first, last + 1))
    while len(words) > 1 and _bare(tree, words[0]) in honorifics():
        title.append(words.pop(0))
    while len(words) > 1 and tree[words[0]].text in _JOINTS:
        words.pop(0)
    honorific = any(_bare(tree, i) in honorifics() for i in title)
    office = any(tree[c].deprel == "nmod:desc" and not begins_place(tree, c) for c in tree.children(head))
    start, end = tree.span(words)
    return Name(
        words=tuple(tree[i].text for i in words),
        title=tuple(office_at(tree, i) for i in sorted(set(title))),
        person=(any(not _is_joint(tree, c - 1) for c in flat) or honorific or office)
        and not all(_bare(tree, i) in titles() or tree[i].text in _JOINTS for i in words[-2:]),
        start=start,
        end=end,
        subject=tree.is_a(head, "nsubj"),
        text=_spelled(tree, words),
    )


def is_persons(tree: Tree, i: int) -> bool:
    """Whether a noun or name is a person's, which "it" cannot mean."""
    return name_at(tree, i).person if tree[i].upos == "PROPN" else may_be_person(tree, i)


def begins_place(tree: Tree, i: int) -> bool:
    """Whether a word before a name is a part of it and no office ("St. Louis", "Mount Everest")."""
    return tree[i].text.rstrip(".") in _SAINTS


@cache
def honorifics() -> frozenset[str]:
    """Forms of address that are no part of a name ("mr", "dr"), without their full stop."""
    return frozenset(_titles()["honorifics"].split())


@cache
def titles() -> frozenset[str]:
    """Forms of address and offices that stand before a name ("ambassador", "judge")."""
    return honorifics() | frozenset(_titles()["offices"].split())


def _titles() -> dict[str, str]:
    with data_path("titles.toml").open("rb") as file:
        words: dict[str, str] = tomllib.load(file)["titles"]
    return words


def _is_joint(tree: Tree, i: int) -> bool:
    """Whether a mark joins two halves of a name without white space, as in that of an office or a firm."""
    return tree[i].text in _JOINTS and tree[i - 1].end == tree[i].start and tree[i].end == tree[i + 1].start


def _first_word(tree: Tree, head: int) -> int:
    """The capitalised words before an organisation's last one: "New South Wales Fire Service"."""
    first = head
    while first > 0 and tree[first - 1].text[:1].isupper() and _describes(tree, first - 1, head):
        first -= 1
    outside = [i for i in range(first, head) if tree[i].head < first]
    return max(outside, default=first - 1) + 1


def _describes(tree: Tree, i: int, head: int) -> bool:
    """Whether a word describes a name's last word or another one before that."""
    return (
        tree[i].deprel in ("amod", "compound", "flat", "nmod:desc")
        and tree[i].upos in ("PROPN", "ADJ", "NOUN", "VERB")  # "United"
        and tree[i].head <= head
    )


def office_at(tree: Tree, i: int) -> str:
    """An office in lower case, with the word before that makes another one of it ("vice president")."""
    before = [tree[k].text.lower() for k in range(i) if tree[k].head == i or k == i - 1]
    return " ".join([*[word for word in before if word in _LESSER][:1], _bare(tree, i)])


def _contiguous_end(tree: Tree, head: int, flat: list[int]) -> int:
    last = head
    for i in flat:
        between = range(last + 1, i)
        if any(tree[k].text in "()" for k in between):
            break
        named = (tree[k].text in _JOINTS or tree[k].upos in ("PROPN", "PUNCT") or tree[k].head == i for k in between)
        if all(named):  # the last: "Ivan the Great"
            last = i
    return last


def _behind_nickname(tree: Tree, head: int, last: int) -> int:
    """The end of a name that a nickname in quotation marks parts from its last word ('Robert C. "Bobby" Lee')."""
    opening = next((k for k in range(head + 1, last + 2) if k < len(tree) and tree[k].text in _MARKS), last + 1)
    run = tree.tokens[opening : opening + 4]
    nicknamed = [token.text in _MARKS for token in run] == [True, False, True, False]
    return max(last, opening + 3) if nicknamed and {run[1].upos, run[3].upos} == {"PROPN"} else last


def _bare(tree: Tree, i: int) -> str:
    return tree[i].text.lower().rstrip(".")


def _spelled(tree: Tree, words: list[int]) -> str:
    marks = [i for i in words if tree[i].text in _MARKS]
    if len(marks) == 1:
        words = [i for i in words if i != marks[0]]  # the other one stands before the name
    parts: list[str] = []
    for n, i in enumerate(words):
        gap = n and tree[i].start > tree[words[n - 1]].end
        parts.append((" " if gap else "") + tree[i].text)
    return "".join(parts)
