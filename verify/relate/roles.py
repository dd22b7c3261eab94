"""How a word hangs in its claim, with the passive undone."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.normalise import plain
from verify.types import Token

_MODALS = frozenset({"could", "might", "should", "would"})  # with "have": what is said did not happen
_HAVE = frozenset({"have", "'ve", "’ve"})
_AMOUNTS = ("NUM", "SYM")  # "rose by 5 percent" was done by nobody
_ROLES = {
    role: name
    for name, roles in {
        "subject": "nsubj csubj obl:agent",
        "object": "obj nsubj:pass csubj:pass iobj",
        "modifier": "amod compound nmod:poss nummod flat appos det advmod",
        "clause": "ccomp xcomp advcl acl acl:relcl parataxis",
    }.items()
    for role in roles.split()
}


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
    """How the token hangs on its governor, with the passive undone.

    One of ``subject``, ``object``, ``modifier``, ``clause``, ``root``, ``at:<preposition>``; ``aim`` for what is to be
    done, ``unreal`` for what could have been; else the label of the parse.
    """
    label = tokens[index].deprel
    if tokens[index].upos == "VERB" and (unreal := _unreal(tokens, index)):
        return unreal
    if label.startswith(("obl", "nmod", "orphan")) and label not in _ROLES:
        case = next((plain(each.text) for each in tokens if each.head == index and each.deprel == "case"), "")
        if label == "orphan" and not case:
            return label
        done_by = case == "by" and label.startswith("obl") and tokens[index].upos not in _AMOUNTS
        return "subject" if done_by else f"at:{case}"
    return _ROLES.get(label) or _ROLES.get(label.partition(":")[0], label)


def _unreal(tokens: Sequence[Token], index: int) -> str:
    hung = {each.text.lower() for each in tokens if each.head == index}
    if hung & _MODALS and hung & _HAVE:
        return "unreal"
    return "aim" if "to" in hung else ""
