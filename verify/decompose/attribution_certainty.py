"""How far a report vouches for its content."""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.tree import Tree
from verify.types import Certainty

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_MODALS = frozenset(
    {"would", "may", "might", "could", "should", "will", "shall", "can", "must", "'ll", "’ll", "'d", "’d"}
)
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
# Verbs whose negation takes the content back ("did not say that"); with others it is left open ("did not confirm").
_TAKEN_BACK = frozenset({"say", "think", "believe", "claim"})
# Adverbs by which the article itself says that what is claimed is not so, or not shown.
_WRONGLY = frozenset({"falsely", "wrongly", "wrongfully", "incorrectly", "erroneously", "mistakenly", "untruthfully"})
_BASELESSLY = frozenset({"baselessly", "groundlessly"})
_PROOF = frozenset({"evidence", "proof", "foundation", "basis", "substantiation"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their"})


def certainty_of(tree: Tree, cue: int, kind: str, speaker: int | None) -> Certainty:
    """The certainty of what a verb or noun reports, from its kind, its negation, its mood and its source."""
    negated = is_negated(tree, cue)
    taken_back = kind == "denial" and not negated
    taken_back |= any(tree[c].text.lower() in _WRONGLY for c in tree.children(cue, "advmod"))
    taken_back |= negated and tree.lemma(cue) in _TAKEN_BACK
    if taken_back or (speaker is not None and _is_nobody(tree, speaker)):
        return Certainty.DENIED
    if negated or kind in ("doubt", "question") or _has_no_proof(tree, cue):
        return Certainty.UNVERIFIED
    if _is_unreal(tree, cue):
        return Certainty.HEDGED
    return _source_or_passive(tree, cue, speaker) or Certainty.ATTRIBUTED


def _source_or_passive(tree: Tree, cue: int, speaker: int | None) -> Certainty | None:
    if speaker is not None:
        return source_certainty(tree, speaker)
    passive = tree.children(cue, "aux:pass") or tree.child(cue, "expl") is not None
    return agentless(tree.lemma(cue)) if passive else None


def _has_no_proof(tree: Tree, cue: int) -> bool:
    """Whether a claim is made "baselessly" or "without evidence"."""
    if any(tree[c].text.lower() in _BASELESSLY for c in tree.children(cue, "advmod")):
        return True
    without = [
        c for c in tree.children(cue, "obl") if any(tree.lemma(k) == "without" for k in tree.children(c, "case"))
    ]
    return any(tree.lemma(c) in _PROOF for c in without)


def is_negated(tree: Tree, index: int) -> bool:
    """Whether a cue is negated itself."""
    return any(tree[c].text.lower() in NEGATIONS for c in tree.children(index, "advmod", "cc", "det"))


def agentless(lemma: str) -> Certainty | None:
    """The certainty of a passive without a doer ("is believed to", "is said to"), None where it reports nothing."""
    return _listed(reporting().passives, lemma)


def adverb_certainty(word: str) -> Certainty | None:
    """The certainty that an adverb leaves ("reportedly", "apparently"), None for any other."""
    return _listed(reporting().adverbs, word)


def source_certainty(tree: Tree, index: int) -> Certainty | None:
    """The certainty of sources without a name ("reports", "estimates"); None for those with an owner."""
    certainty = _listed(reporting().sources, tree.lemma(index))
    if certainty is None or tree[index].upos != "NOUN":
        return None
    owned = tree.children(index, "nmod", "nmod:poss", "compound")
    definite = any(tree[c].text.lower() in _DEFINITE for c in tree.children(index, "det"))
    return None if owned or definite else certainty


def _listed(table: dict[str, frozenset[str]], word: str) -> Certainty | None:
    return next((c for c in (Certainty.UNVERIFIED, Certainty.HEDGED) if word in table[c.value]), None)


def _is_unreal(tree: Tree, cue: int) -> bool:
    """A report that has not been made: "would say", "if he says"."""
    if any(tree[c].text.lower() in _MODALS for c in tree.children(cue, "aux")):
        return True
    return any(tree[c].text.lower() in ("if", "unless") for c in tree.children(cue, "mark"))


def _is_nobody(tree: Tree, index: int) -> bool:
    return tree.lemma(index) in _NOBODY or any(tree[c].text.lower() == "no" for c in tree.children(index, "det"))
