"""How a word hangs in its claim, with the passive undone."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.normalise import plain
from verify.types import Token

_MODALS = frozenset({"could", "might", "should", "would"})  # with "have": what is said did not happen
_HAVE = frozenset({"have", "'ve", "’ve"})
_SUBJECTS = ("nsubj", "csubj", "obl:agent")
_OBJECTS = ("obj", "nsubj:pass", "csubj:pass", "iobj")
_MODIFIERS = ("amod", "compound", "nmod:poss", "nummod", "flat", "appos", "det", "advmod")
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis")


def first_conjunct(tokens: Sequence[Token], index: int) -> int:
    """The first member of the list that a noun is in: what holds for it holds for all."""
    steps = 0
    while (
        tokens[index].deprel == "conj"
        and tokens[index].upos in ("NOUN", "PROPN", "NUM", "ADJ")
        and tokens[index].head >= 0
        and steps < len(tokens)
    ):
        index = tokens[index].head
        steps += 1
    return index


def role_of(tokens: Sequence[Token], index: int) -> str:
    """How the token hangs on its governor, with the passive undone."""
    label = tokens[index].deprel
    if tokens[index].upos == "VERB":
        below = {each.text.lower() for each in tokens if each.head == index}
        if below & _MODALS and below & _HAVE:
            return "unreal"
        if "to" in below:
            return "aim"
    if label in _SUBJECTS:
        return "subject"
    if label in _OBJECTS:
        return "object"
    if label.startswith(("obl", "nmod")) and label != "nmod:poss":
        case = next((plain(t.text) for t in tokens if t.head == index and t.deprel == "case"), "")
        if case == "by" and label.startswith("obl"):
            return "subject"
        return f"at:{case}"
    if label in _MODIFIERS or label.startswith(("flat", "compound", "nmod:poss")):
        return "modifier"
    if label in _CLAUSES:
        return "clause"
    return "root" if label == "root" else label
