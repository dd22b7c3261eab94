"""Names and what the article calls them: "HTS leader Abu Mohammed al-Golani", "Ann Lee, the mayor", "Ann Lee, 34"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.phrases import is_name, is_plural, noun_phrase
from verify.decompose.proposition import Proposition, Word
from verify.decompose.tree import Tree

_MODIFIERS = ("amod", "compound", "nummod", "nmod", "det", "advmod", "obl")
_VOWELS = "aeiou"
# Styles of address, which say nothing of the person.
_COURTESY = frozenset(
    "mr mrs ms miss sir dame lord lady dr mr. mrs. ms. dr. st st. saint madame monsieur rev rev.".split()
)


def find_descriptions(tree: Tree) -> tuple[Proposition, ...]:
    """What is said of names by apposition, title and age, as "NAME is DESCRIPTION"."""
    found: list[Proposition] = []
    for index in range(len(tree)):
        label = tree[index].deprel
        if label == "appos":
            found += _apposition(tree, tree[index].head, index)
        elif label == "nmod:desc":
            found += _title(tree, tree[index].head, index)
    return tuple(found)


def _apposition(tree: Tree, noun: int, other: int) -> Iterator[Proposition]:
    if noun > other or tree.children(noun, "conj") or len(tree.children(noun, "appos")) > 1:
        return
    if tree[other].upos == "NUM" and is_name(tree, noun) and _is_age(tree, other):
        yield Proposition((*_name(tree, noun), "is", *noun_phrase(tree, other)), other)
    elif is_name(tree, noun) and _describes(tree, other):
        yield _is(tree, _name(tree, noun), noun, other)
    elif is_name(tree, other) and _describes(tree, noun) and not tree.children(other, "conj"):
        words = noun_phrase(tree, noun, without=(other,))
        yield Proposition((*noun_phrase(tree, other), "is", *_article(tree, noun, words), *words), other)


def _is_age(tree: Tree, index: int) -> bool:
    text = tree[index].text
    return text.isdigit() and len(text) <= 2 and not tree.children(index, "compound", "nmod", "conj")  # noqa: PLR2004 -- nobody is 100 here


def _describes(tree: Tree, index: int) -> bool:
    """Whether a noun phrase says what something is, and does not merely list or rename it."""
    return tree[index].upos == "NOUN" and bool(tree.children(index, "det", "amod", "nmod", "compound", "acl"))


def _title(tree: Tree, name: int, title: int) -> Iterator[Proposition]:
    if not is_name(tree, name) or tree.lemma(title) in _COURTESY or tree[title].upos not in ("NOUN", "PROPN"):
        return
    if tree.children(title, "conj") or title > name:
        return
    words = noun_phrase(tree, title)
    dropped = set(tree.subtree(title))
    rest = tuple(i for i in _name(tree, name) if i not in dropped)
    if tree[title].upos == "NOUN" or len(words) > 1:
        yield Proposition((*rest, "is", *_article(tree, title, words), *words), name)


def _name(tree: Tree, index: int) -> tuple[int, ...]:
    titles = tree.children(index, "nmod:desc", "det", "acl", "nmod", "amod")
    return noun_phrase(tree, index, coordinated=False, without=titles)


def _is(tree: Tree, name: tuple[int, ...], noun: int, description: int) -> Proposition:
    words = noun_phrase(tree, description)
    be = "are" if is_plural(tree, noun) else "is"
    return Proposition((*name, be, *_article(tree, description, words), *words), description)


def _article(tree: Tree, noun: int, words: tuple[int, ...]) -> tuple[Word, ...]:
    """The article that a bare description needs."""
    first = tree[words[0]]
    if tree.children(noun, "det", "nmod:poss") or is_plural(tree, noun) or tree[noun].upos == "PROPN":
        return ()
    if any(tree[i].upos == "PROPN" for i in words if i != noun):
        return ("the",)
    return ("an",) if first.text[:1].lower() in _VOWELS else ("a",)
