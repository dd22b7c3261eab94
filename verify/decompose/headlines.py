"""Who did it, in notes and headlines that leave it to the sentence before ("Ann Lee left. Moved to Brack.")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verify.decompose.phrases import is_plural, noun_phrase
from verify.decompose.render import render
from verify.decompose.speakers_names import name_at
from verify.decompose.tree import SUBJECTS, Tree
from verify.types import Sentence

_FINITE = ("VBD", "VBZ")
# Sentences of notes, longest first; prose that seems to have no subject is rather misread.
_LONGEST = 30
# Verbs of which all that was said before may be the subject.
_EVENTS = frozenset({"come", "follow", "mean", "happen", "lead", "cause"})


def left_out(
    sentences: Sequence[Sentence], trees: Sequence[Tree], place: int, is_quoted: Callable[[int, int], bool]
) -> str:
    """The subject that a sentence takes over from the one before it in its paragraph, "" where it has its own.

    It is the only subject of the sentence before, a noun or name, or what that one took over itself.
    ``is_quoted`` tells whether a stretch of the article is quoted: what somebody breaks off has its subject elsewhere.
    """
    here = sentences[place]
    while place > 0 and _may_go_on(trees[place]) and not is_quoted(here.start, here.end):
        place -= 1
        if sentences[place].block != here.block:
            return ""
        if not begins_with_verb(trees[place]):
            return _subject(trees[place], trees[place + 1])
    return ""


def _may_go_on(tree: Tree) -> bool:
    """Whether a sentence has no subject and does not speak of all that was said before ("Came after long talks")."""
    if not begins_with_verb(tree):
        return False
    root = tree.roots[0]
    return tree.lemma(root) not in _EVENTS or (root + 1 < len(tree) and tree.lemma(root + 1) in ("up", "back", "home"))


def _subject(before: Tree, after: Tree) -> str:
    """The only subject of a sentence, "" where there are more or it does not fit the verb of the next sentence."""
    subjects = [i for i in range(len(before)) if before[i].deprel in SUBJECTS]
    if len(before.roots) != 1 or len(subjects) != 1 or before[subjects[0]].head != before.roots[0]:
        return ""
    noun = subjects[0]
    if before[noun].upos not in ("NOUN", "PROPN") or (is_plural(before, noun) and _is_singular(after)):
        return ""
    phrase = noun_phrase(before, noun)
    if phrase[-1] - phrase[0] < len(phrase):
        return render(before, phrase).rstrip(".")
    alone = before[noun].upos == "PROPN" and not before.children(noun, "conj")
    return name_at(before, noun).text if alone else ""


def begins_with_verb(tree: Tree) -> bool:
    """Whether a sentence opens with its finite verb, at most "also" or "then" before it, and has no subject for it."""
    if len(tree.roots) != 1 or len(tree) > _LONGEST or any(token.text in '“”"' for token in tree.tokens[:1]):
        return False
    root = tree.roots[0]
    helpers = tree.children(root, "aux", "aux:pass", "cop")
    verb = min((root, *helpers))
    if tree[verb].xpos not in _FINITE or tree.subject(root) is not None or tree.children(root, "expl", "ccomp", "mark"):
        return False
    turned = verb == 1 and tree.lemma(0) in ("so", "nor", "neither")  # "so did the mayor"
    return not turned and all(tree[i].upos in ("ADV", "CCONJ") and tree[i].head == root for i in range(verb))


def _is_singular(tree: Tree) -> bool:
    """Whether the verb that opens a sentence takes one subject ("is", "runs", "was")."""
    root = tree.roots[0]
    verb = min((root, *tree.children(root, "aux", "aux:pass", "cop")))
    return tree[verb].xpos == "VBZ" or tree[verb].text.lower() == "was"
