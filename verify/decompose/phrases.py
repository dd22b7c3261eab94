"""Phrases: how much of one a claim takes along."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from verify.decompose.lexicon import lexicon
from verify.decompose.tree import SUBJECTS, Tree

_SIDE = ("acl", "appos", "parataxis")
# Labels of what a verb cannot do without.
_NEEDED = (*SUBJECTS, "obj", "iobj", "xcomp", "ccomp")
_NEVER = ("reparandum", "discourse", "vocative")
_GLUE = frozenset("-“\"'‘/")
_OUTSIDE = ("case", "mark", "cop", "aux", "nsubj", "csubj", "cc:preconj", "expl", "dislocated")

_WHERE = frozenset({"in", "at", "on", "near"})

# Endings of nouns that name a deed, a state or a quality.
_ABSTRACT = (
    "tion", "sion", "ment", "ure", "ance", "ence", "ing", "al", "ity", "ness", "sis", "th", "ism", "cy", "ship",
)  # fmt: skip


def stands_behind(tree: Tree, index: int, *marks: str) -> bool:
    """Whether a phrase or clause opens with one of these marks, or stands right behind it."""
    first = tree.subtree(index)[0]
    return tree[first].text in marks or (first > 0 and tree[first - 1].text in marks)


def stands_in_dashes(tree: Tree, index: int) -> bool:
    """Whether a phrase stands between two dashes and what it hangs on does not."""
    head = tree[index].head
    return any(a < index < b and not a < head < b for a, b in pairwise(tree.dashes))


def has_preposition(tree: Tree, index: int, *lemmas: str) -> bool:
    """Whether one of these prepositions stands before a phrase."""
    return any(tree.lemma(i) in lemmas for i in tree.children(index, "case"))


def is_indefinite(tree: Tree, noun: int) -> bool:
    """Whether a noun has an "a" or "an"."""
    return any(tree.lemma(i) in ("a", "an") for i in tree.children(noun, "det"))


def is_abstract(tree: Tree, index: int) -> bool:
    """Whether a noun rather names a deed, a state or a quality than a thing."""
    return tree.lemma(index).endswith(_ABSTRACT) or tree.lemma(index) in lexicon("deeds")


def is_name(tree: Tree, index: int) -> bool:
    """Whether a token is a proper noun."""
    return tree[index].upos == "PROPN"


def is_aside(tree: Tree, index: int) -> bool:
    """Whether a modifier is a side remark: it stands behind a comma, dash or bracket."""
    if (tree.is_a(index, *_NEVER) and not _opens_wording(tree, index)) or _in_brackets(tree, index):
        return True
    if tree[index].deprel == "appos" and is_name(tree, index) and not is_name(tree, tree[index].head):
        return stands_in_dashes(tree, index)
    if not tree.is_a(index, *_SIDE) and not (tree.is_a(index, "nmod", "amod", "nummod") and _beside_name(tree, index)):
        return False
    if tree[index].deprel == "acl" and tree[index].xpos == "VB":
        return False  # "the means, and the will, to act"
    return after_comma(tree, index) and not (tree.is_a(index, "appos") and _runs_on(tree, index))


def _opens_wording(tree: Tree, index: int) -> bool:
    """Whether an interjection opens words in quotation marks that are no sentence ("wore 'Please help me' badges").

    Or it opens a title ("sang the hymn Please Be With Us").
    """
    said = tree[index].head
    if 0 < index < said and tree[index].text.istitle() and tree[index + 1].text.istitle():
        return tree[index - 1].upos == "NOUN" and tree[said].upos != "PROPN"
    quoted = index > 0 and tree[index - 1].text in ("“", '"', "‘", "'", "``", "''")
    if quoted and tree.lemma(said) == "say" and index == said + 2:
        return True  # 'must not say "hey"'
    return quoted and tree.is_a(index, "discourse") and said > index and tree.subject(said) is None


def _runs_on(tree: Tree, index: int) -> bool:
    """Whether a name follows a noun without a mark, which then is its title ("Aldford, police officer Ann Lee")."""
    last = tree.subtree(index)[-1]
    follows = last + 1 < len(tree) and is_name(tree, last + 1) and tree[last + 1].lemma.lower() not in lexicon("times")
    return follows and tree[last].upos == "NOUN"


def after_comma(tree: Tree, index: int) -> bool:
    """Whether a comma, dash or bracket stands before a phrase."""
    first = next((i for i in tree.subtree(index) if tree[i].upos != "PUNCT"), index)
    if not first or tree[first - 1].upos != "PUNCT":
        return False
    return tree[first - 1].text not in _GLUE or _is_dash(tree, first - 1)


def _is_dash(tree: Tree, index: int) -> bool:
    """Whether a hyphen has blanks around it, as a dash has."""
    parted = 0 < index < len(tree) - 1 and tree[index - 1].end < tree[index].start
    return parted and tree[index].text == "-" and tree[index].end < tree[index + 1].start


def _in_brackets(tree: Tree, index: int) -> bool:
    """Whether a modifier stands in brackets of its own.

    Square ones may hold what a quotation needs to be read, which is no side remark ("I told [the crew] to go").
    """
    if not tree.has_brackets:
        return False
    first = tree.subtree(index)[0]
    before = first if tree[first].text in ("(", "[") else first - 1
    opened = tree[index].head >= 0 and before >= 0 and tree[before].text in ("(", "[") and tree[index].head < before
    return opened and not (tree[before].text == "[" and tree.is_a(index, *_NEEDED))


def _beside_name(tree: Tree, index: int) -> bool:
    """Whether a modifier follows a name, whose bearer is known without it ("Ann Lee, 34, from Homs")."""
    head = tree[index].head
    return head >= 0 and is_name(tree, head) and index > head and tree[index].upos in ("NUM", "PROPN", "ADJ")


def material(tree: Tree, index: int, *, without: Iterable[int] = ()) -> tuple[int, ...]:
    """The words under a token, itself included, without side remarks and punctuation."""
    barred = set(without)
    found: list[int] = []
    open_ = [index]
    seen = {index}
    while open_:
        i = open_.pop()
        if tree[i].upos != "PUNCT":
            found.append(i)
        for child in tree.children(i):
            if child not in barred and child not in seen and not is_aside(tree, child):
                seen.add(child)
                open_.append(child)
    return tuple(sorted(found))


def noun_phrase(tree: Tree, index: int, *, coordinated: bool = True, without: Iterable[int] = ()) -> tuple[int, ...]:
    """The words of a noun phrase without its side remarks, its preposition and what is under ``without``.

    With ``coordinated=False`` also without what is joined to it by "and".
    """
    dropped = [
        *without,
        *tree.children(index, *_OUTSIDE),
        *(i for i in tree.children(index) if tree[i].deprel in _OUTSIDE),
    ]
    if not coordinated:
        dropped += tree.children(index, "conj", "cc")
    dropped += tree.children(index, "advcl", "parataxis")
    return material(tree, index, without=dropped)


def bare_noun(tree: Tree, index: int) -> tuple[int, ...]:
    """A noun phrase as the subject of what a clause under it says: without clauses and what is joined to it."""
    measures = tree.children(index, "advmod", "nmod:unmarked")  # "ten days | before a flood that ..."
    before_case = [i for i in measures if any(i < c for c in tree.children(index, "case"))]
    return noun_phrase(tree, index, coordinated=False, without=(*tree.children(index, "acl", "appos"), *before_case))


def is_plural(tree: Tree, index: int) -> bool:
    """Whether a noun phrase takes "are": plural, or joined by "and"."""
    if tree[index].text.lower() in ("they", "we", "you", "these", "those"):
        return True
    if tree[index].upos == "NUM" and tree.lemma(index) not in ("one", "1"):
        return True
    if tree[index].upos == "PROPN" and not tree.children(index, "det", "conj"):
        return False
    return (
        tree[index].feat("Number") == "Plur"
        or tree[index].xpos in ("NNS", "NNPS")
        or bool(tree.children(index, "conj"))
    )


def first_word(tree: Tree, head: int) -> int:
    """The first word of a phrase that is no mark."""
    return next(i for i in tree.subtree(head) if tree[i].upos != "PUNCT" or i == head)


def is_bound(tree: Tree, hyphen: int) -> bool:
    """Whether a hyphen binds the words beside it together, with no blank."""
    if not 0 < hyphen < len(tree) - 1 or tree[hyphen].text != "-":
        return False
    return tree[hyphen - 1].end == tree[hyphen].start and tree[hyphen].end == tree[hyphen + 1].start


def word_before(tree: Tree, head: int) -> int:
    """The last word before a phrase, -1 where there is none."""
    return next((i for i in range(first_word(tree, head) - 1, -1, -1) if tree[i].upos != "PUNCT"), -1)


def through_places(tree: Tree, index: int, held: frozenset[int]) -> bool:
    """Whether phrases with commas tell of one place each and the first is hung elsewhere ("in A, at B, and at C")."""
    later = [i for i in tree.children(index, "conj") if i in held and tree.children(i, "case")]
    if not later or _WHERE.isdisjoint(tree.lemma(i) for i in tree.children(index, "case")):
        return False
    last = word_before(tree, index)
    if last < 0 or tree[last + 1].text != ",":
        return False
    before = next((i for i in (last, *tree.ancestors(last)) if tree.children(i, "case")), None)
    if before is None or before not in held or last not in tree.subtree(before):
        return False
    return bool({tree.lemma(i) for i in tree.children(before, "case")} & _WHERE)
