"""Phrases that name a source beside what it says: "according to X", "in the words of X", "per X"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import source_certainty
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import source_of
from verify.decompose.tree import Tree
from verify.types import Certainty

_SEVERAL = frozenset({"one", "some", "several", "many", "most", "all"})
_BEFORE_A_VIEW = frozenset({"in", "by", "to", "on"})


def phrase_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of the phrase that begins with a token, if it is one that names a source."""
    word = tree[i].text.lower()
    if word == "according":
        yield from _according(tree, i)
    elif word == "per":
        yield from _per(tree, i)
    elif word == "to" and _says_to_whom(tree, i):
        source = tree[i].head
        said = _beside(tree, tree.subtree(source), tree[source].head)
        yield Cue((i,), said, source, "statement", Certainty.ATTRIBUTED)
    elif word in _BEFORE_A_VIEW:
        yield from _view(tree, i)


def _according(tree: Tree, i: int) -> Iterator[Cue]:
    """Both "according to X, P" and "P, according to X"; at the edge of a sentence it is for all of it."""
    marks = tree.is_a(i, "case", "mark")
    source = tree[i].head if marks else tree.child(i, "obl", "nmod", "obj")
    governor = tree[source].head if marks and source is not None and source >= 0 else tree[i].head
    if source is None or source < 0 or governor < 0:
        return
    phrase = tree.subtree(source if marks else i)
    name = source_of(tree, source)
    if name != source:
        phrase, source = (*phrase, *tree.subtree(name)), name
    words = tuple(k for k in (i, i + 1) if k < len(tree))
    certainty = source_certainty(tree, source) or Certainty.ATTRIBUTED
    yield Cue(words, _beside(tree, phrase, governor), source, "statement", certainty)


def _says_to_whom(tree: Tree, i: int) -> bool:
    """Whether "to" before a name opens a sentence and tells whose view it is ("To Berg, the plan is a disaster")."""
    name = tree[i].head
    if not tree.is_a(i, "case") or i != tree.first_word or tree[name].upos != "PROPN" or not tree.is_a(name, "obl"):
        return False
    governor = tree[name].head
    being = any(tree.lemma(c) == "be" for c in tree.children(governor, "cop", "aux"))
    return being and tree.subject(governor) is not None and _is_set_off(tree, name)


def _per(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of "per the police, P"; "per day" and the like are not set off by a comma."""
    source = tree[i].head
    if tree.is_a(i, "case") and source > i and _is_set_off(tree, source):
        yield Cue(
            (i,), _beside(tree, tree.subtree(source), tree[source].head), source, "statement", Certainty.ATTRIBUTED
        )


def _view(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of "in the words of X, P" or "by X's account, P"."""
    noun = tree[i].head
    if (
        not tree.is_a(i, "case")
        or noun <= i
        or tree.lemma(noun) not in reporting().views
        or not _is_set_off(tree, noun)
    ):
        return
    owner = _whose(tree, i, noun)
    if owner is not None:
        phrase = tree.subtree(noun)
        words = tuple(range(i, noun + 1 if owner <= noun else phrase[phrase.index(noun) + 1] + 1))
        certainty = source_certainty(tree, noun) if owner == noun else None
        yield Cue(words, _beside(tree, phrase, tree[noun].head), owner, "statement", certainty or Certainty.ATTRIBUTED)


def _whose(tree: Tree, i: int, noun: int) -> int | None:
    """Whose view a noun behind a preposition names; "in view of" and "in other words" name nobody."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        own = tree[owner].upos == "PRON" and any(tree.lemma(k) == "own" for k in tree.children(noun, "amod"))
        return (tree.subject(tree[noun].head) or owner) if own else owner
    counted = any(tree.lemma(c) in _SEVERAL for c in tree.children(noun, "det", "nummod", "amod"))
    if counted and tree[i].text.lower() == "by":
        return noun  # "by most accounts"
    of = [c for c in tree.children(noun, "nmod") if any(tree.lemma(k) == "of" for k in tree.children(c, "case"))]
    return next(iter(of), None) if tree.children(noun, "det") else None


def _is_set_off(tree: Tree, index: int) -> bool:
    """Whether a phrase opens its sentence, or closes it, with a comma between it and the rest."""
    phrase = [k for k in tree.subtree(index) if tree[k].upos != "PUNCT"]
    before, after = phrase[0] - 1, phrase[-1] + 1
    opens = before < tree.first_word and after < len(tree) and tree[after].text == ","
    closes = before >= 0 and tree[before].text == "," and all(t.upos == "PUNCT" for t in tree.tokens[after:])
    return tree[index].head >= 0 and (opens or closes)


def _beside(tree: Tree, phrase: tuple[int, ...], governor: int) -> tuple[int, ...]:
    """What a phrase at this place says the source of: all of the sentence from its edge, else the clause around it."""
    chain = (governor, *tree.ancestors(governor))
    closed = tree[phrase[0] - 1].upos != "PUNCT" and tree[phrase[0]].upos != "PUNCT" and phrase[0] > governor
    if closed and tree.is_a(governor, "acl:relcl", "advcl:relcl"):
        return tuple(k for k in tree.subtree(governor) if k not in set(phrase))  # ", which is too much according to X"
    if phrase[0] <= 1 or phrase[-1] >= len(tree) - 3:
        clause = chain[-1]
    else:
        clause = next((k for k in chain if tree[k].upos in ("VERB", "AUX") or tree.subject(k) is not None), chain[-1])
    return tuple(k for k in tree.subtree(clause) if k not in set(phrase))
