"""Which sentences hold something to check, and why the others hold nothing."""

from __future__ import annotations

import re

from verify.decompose.lexicon import lexicon
from verify.decompose.tree import SUBJECTS, Tree

_WORD = re.compile(r"[^\W_]")
_SLOGAN = re.compile(r"^\W*(?:long live|down with|viva|god save|no to)\b", re.IGNORECASE)


def no_claim_reason(text: str, tree: Tree) -> str:
    """Why a sentence as a whole makes no claim ("question", "exhortation", "slogan", "fragment"), "" if it may."""
    if not _WORD.search(text) or all(token.upos == "PUNCT" for token in tree.tokens):
        return "fragment"
    bare = text.rstrip("”»\"'’)] \t\n")
    if bare.endswith("?"):
        return "question"
    if _SLOGAN.match(text):
        return "slogan"
    if (
        not any(tree.is_finite(i) or tree[i].deprel in SUBJECTS for i in range(len(tree)))
        or _names_only(tree)
        or _is_heading(tree)
    ):
        return "fragment"
    if all(is_exhortation(tree, root) for root in tree.roots):
        return "exhortation"
    return ""


def _names_only(tree: Tree) -> bool:
    """Whether a sentence names somebody with no verb of his ("someone who thinks so"), or has none but "should"."""
    for root in tree.roots:
        bare = tree[root].xpos == "MD" and not tree.children(root, "xcomp", "ccomp", "conj", "parataxis")
        named = tree[root].upos == "PRON" and tree.child(root, "acl:relcl") is not None
        if not bare and not (named and not tree.children(root, "cop", "nsubj", "conj", "parataxis", "ccomp", "advcl")):
            return False
    return True


def _is_heading(tree: Tree) -> bool:
    """Whether a sentence ends with the colon before a list of what it speaks of ("The costs include:")."""
    return tree[len(tree) - 1].text == ":" and all(tree.lemma(i) in lexicon("listing") for i in tree.roots)


def is_exhortation(tree: Tree, predicate: int) -> bool:
    """Whether a predicate tells somebody to do something ("Vote on Monday", "Don't go")."""
    if tree.subject(predicate) is not None or tree[predicate].upos not in ("VERB", "AUX"):
        return False
    if tree[predicate].feat("Mood") == "Imp":
        return True
    helpers = tree.children(predicate, "aux", "aux:pass", "cop", "mark")
    return tree[predicate].xpos == "VB" and all(tree[i].text.lower() == "do" for i in helpers)
