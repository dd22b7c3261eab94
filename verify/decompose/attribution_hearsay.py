"""What is only told as a story, and nobody is named for."""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.tree import Tree


def hearsay(tree: Tree, i: int) -> tuple[int, ...]:
    """What is only told as a story: "as the story goes, P", "P, or so the story goes", "legend has it that P"."""
    subject = tree.subject(i)
    if subject is None or tree.lemma(i) not in ("go", "have") or tree.lemma(subject) not in reporting().hearsay:
        return ()
    if tree.lemma(i) == "have" and any(tree.lemma(c) == "it" for c in tree.children(i, "obj", "nsubj", "expl")):
        return tuple(t for c in tree.children(i, "ccomp", "parataxis") if c > i for t in tree.subtree(c))
    clauses = [c for c in tree.children(i, "ccomp") if c > i]
    if tree.lemma(i) == "go" and clauses and tree[i].head < 0:
        return tree.subtree(clauses[0])
    around = [tree.lemma(c) for c in tree.children(i) if c != subject and tree[c].upos not in ("PUNCT", "CCONJ")]
    beside = tree.lemma(i) == "go" and tree[i].head >= 0 and around in (["as"], ["so"])  # not "as the story goes on"
    return tree.subtree(tree[i].head, without=(i,)) if beside else ()
