"""Which sentences hold something to check, and why the others hold nothing."""

from __future__ import annotations

import re

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
    if not any(tree.is_finite(i) or tree[i].deprel in SUBJECTS for i in range(len(tree))):
        return "fragment"
    if all(_imperative(tree, root) for root in tree.roots):
        return "exhortation"
    return ""


def _imperative(tree: Tree, root: int) -> bool:
    token = tree[root]
    return token.feat("Mood") == "Imp" and tree.subject(root) is None
