"""What holds of joined parts only together: a shared word, a count over all of them, a whole made up of them."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, is_abstract, is_indefinite
from verify.decompose.tree import SUBJECTS, Tree

# Prepositions behind which a count may be the sum over all that is joined, and of which something is the most.
_PLACED = ("in", "at", "on", "from", "across", "along", "through", "near", "around", "over", "during")
_WITHIN = ("in", "of", "across", "among", "throughout")


def holds_of_all(tree: Tree, predicate: int, members: tuple[int, ...], held: frozenset[int]) -> bool:
    """Whether a clause says what it does of joined parts only as a whole, or within all of them."""
    whole = _is_one_thing(tree, predicate, members) or _names_what_is_gathered(tree, members)
    return whole or _is_total(tree, predicate, members, held) or _is_ranked_within(tree, predicate, members[0], held)


def share_something(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether an article, an adjective, a count, a measure or an amount is that of all the parts, or may be."""
    shared = _shares_vague_article(tree, members) or _share_more(tree, members) or _share_title(tree, members[0])
    return shared or _count_out(tree, members) or _are_counted(tree, members) or _get_amount(tree, members[0])


def _share_more(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a bare later part may share what stands before the first ("more boats, ships and crews", "his new fame").

    An adjective behind an article or owner is the first part's own only where each part has one, and so is one before
    a name ("Norwegian Search and Rescue").
    """
    head, *others = members
    if tree[head].xpos == "NNP" and any(tree[i].xpos == "JJ" and i < head for i in tree.children(head, "amod")):
        return any(not tree.children(i) or tree.children(i) == tree.children(i, "cc") for i in others)
    before = [i for i in tree.children(head, "amod", "compound") if i < head]
    compared = any(tree[i].xpos in ("JJR", "RBR") for i in before)
    owned = bool(tree.children(head, "nmod:poss"))
    if tree[head].upos != "NOUN" or not before or not (compared or owned):
        return False
    return any(not tree.children(i, "amod", "compound", "det", "nmod:poss", "nummod") for i in others)


def _share_title(tree: Tree, head: int) -> bool:
    """Whether a title in the plural stands before a name ("guards Ann Lee and Bob Roe")."""
    return any(tree[i].xpos in ("NNS", "NNPS") and i < head for i in tree.children(head, "nmod:desc"))


def _count_out(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a plural counts joined names, or a share is of all of them ("the states of Ohio and Iowa")."""
    head, noun = members[0], tree[members[0]].head
    if tree.is_a(head, "nmod") and vetoes.measured(tree, tree.ancestors(head)):
        return True  # "10 percent of the people of A and B"
    named = tree.is_a(head, "nmod") and all(tree[i].upos == "PROPN" for i in members)
    if not named or tree[noun].xpos != "NNS" or is_abstract(tree, noun) or is_person_word(tree.lemma(noun)):
        return False  # "the invasions of A and B", "the people of A and B" are some of each
    return has_preposition(tree, head, "of")


def _are_counted(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether what joined places or times have is counted, which may be their sum ("shot 9 men in A and B")."""
    head = tree[members[0]].head
    if tree[members[0]].deprel not in ("obl", "nmod") or has_preposition(tree, members[0], "include"):
        return False  # "9 men, including a guard and a cook"
    things = (head, *tree.children(head, "obj", "nsubj")) if tree.is_a(members[0], "obl") else (head,)
    counted = (j for i in things for j in (i, *tree.children(i, "nummod")))
    return any(tree[j].upos == "NUM" and tree.lemma(j) not in ("one", "1") for j in counted)


def _get_amount(tree: Tree, head: int) -> bool:
    """Whether joined parts are given an amount, which may be that of all ("gives towns and counties $5 million")."""
    given = tree.children(tree[head].head, "obj") if tree.is_a(head, "iobj") else ()
    return any(tree[j].upos in ("NUM", "SYM") or tree.is_a(j, "nummod") for i in given for j in tree.subtree(i))


def _shares_vague_article(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a later part may take no "a" though it stands behind one: in a list, or a deed.

    "A fog machine, light show and theme music", "adding a potato and stirring".
    """
    if not is_indefinite(tree, members[0]):
        return False
    _, *later = members
    listed = len(later) > 1
    bare = [i for i in later if tree[i].xpos in ("NN", "VBG") and not determined(tree, i)]
    return any(listed or tree[i].text.endswith("ing") for i in bare)


def _names_what_is_gathered(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a later part may stand beside what the first is made up of ("a combination of heat and lack of rain")."""
    head = members[0]
    between = (i for i in tree.children(head, "nmod") if head < i < members[1])
    return vetoes.gathers(tree, head) and any(has_preposition(tree, i, "of") for i in between)


def is_of_all(tree: Tree, noun: int, index: int) -> bool:
    """Whether a noun is made up of all that is joined under it, or counts or measures it.

    "A jury of nine men and three women", "three boys from Aldford and Westmark", "weeks of raids and talks".
    """
    body = tree.lemma(noun) in lexicon("collectives") and has_preposition(tree, index, "of")
    counted = _is_counted(tree, noun) and not has_preposition(tree, index, "include", "including")
    return body or counted or vetoes.gathers(tree, noun) or vetoes.is_time(tree, noun)


def _is_counted(tree: Tree, noun: int) -> bool:
    """Whether a number above one stands before a noun."""
    return any(tree.lemma(i) not in ("one", "1") for i in tree.children(noun, "nummod") if i < noun)


def _is_one_thing(tree: Tree, predicate: int, members: tuple[int, ...]) -> bool:
    """Whether bare nouns with a predicate in the singular are one thing ("law and order is one of her aims")."""
    if tree[members[0]].deprel not in SUBJECTS or tree.child(predicate, "cop") is None:
        return False
    bare = all(tree[i].xpos == "NN" and not tree.children(i, "det", "amod", "nmod", "nmod:poss") for i in members)
    one = tree.lemma(predicate) == "one" or (tree[predicate].xpos == "NN" and bool(tree.children(predicate, "det")))
    return bare and one


def _is_total(tree: Tree, predicate: int, members: tuple[int, ...], held: frozenset[int]) -> bool:
    """Whether a count in the clause may be the sum over the places or times that are joined.

    "Five people died in Aldford and Westmark", "drove along the High Road and Mill Lane for 20 miles".
    """
    head = members[0]
    if not tree.is_a(head, "obl", "nmod") or not has_preposition(tree, head, *_PLACED) or vetoes.is_time(tree, head):
        return False
    counted = (i for i in tree.children(predicate, "nsubj", "obj", "obl") if i in held and i not in members)
    return any(_is_counted(tree, i) and not vetoes.is_time(tree, i) for i in counted)


def _is_ranked_within(tree: Tree, predicate: int, head: int, held: frozenset[int]) -> bool:
    """Whether joined parts say within what something is the most ("of the states and towns, Aldford paid most")."""
    within = tree.is_a(head, "obl") and has_preposition(tree, head, *_WITHIN) and not vetoes.is_time(tree, head)
    return within and vetoes.ranked(tree, predicate, (i for i in held if i not in tree.subtree(head)))


def determined(tree: Tree, index: int) -> bool:
    """Whether a part needs no article from another one: it is a name, or has one, an owner or a count of its own."""
    return tree[index].upos == "PROPN" or bool(tree.children(index, "det", "nummod", "nmod:poss"))
