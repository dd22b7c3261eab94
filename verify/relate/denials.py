"""Which words of a claim deny, and what: "not", "fail to", "declined"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verify.relate.judgements import Framing
from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

_MODALS = frozenset({"may", "might", "can", "could", "will", "would", "should", "do", "does", "did", "is", "are"})
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "and", "but", "if"})
_LIKE = frozenset({"such", "so", "this"})
_REFUSED = ("xcomp", "ccomp", "advcl", "acl")


def find_denials(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    """Add to ``found`` each denying word with what it denies; ``children`` are the dependents of each token."""
    for index, token in enumerate(tokens):
        if index in found.dropped:
            continue
        if plain(token.text) in words("certainty", "negations"):
            if not (_is_label(tokens, index) or _is_contrast(tokens, children, index) or _is_bound(tokens, index)):
                found.denials.append((index, _denied(tokens, token.head)))
        elif plain(token.lemma) in words("certainty", "refuses"):
            target = next((c for c in children[index] if tokens[c].deprel in _REFUSED), None)
            if target is not None:
                found.denials.append((index, target))
                found.dropped.add(index)
        if plain(token.lemma) in words("certainty", "turns_down") and index not in found.dropped:
            turned_down = [c for c in children[index] if tokens[c].deprel in ("obj", "nsubj:pass")]
            if turned_down and not any(_is_amount(tokens, children, each) for each in turned_down):
                found.denials.append((index, index))


def _denied(tokens: Sequence[Token], target: int) -> int:
    """What a negation on ``target`` denies: the verb, where it stands before the time or manner ("not yesterday")."""
    if target >= 0 and tokens[target].deprel in ("advmod", "obl:tmod", "obl:unmarked", "obl:npmod"):
        return tokens[target].head
    return target


def _is_bound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation bounds a figure or a time: "lasts no more than one day", "has not seen such rain since"."""
    after = [plain(token.text) for token in tokens[index + 1 : index + 5]]
    if any(pair in (("more", "than"), ("less", "than")) for pair in pairwise(after)):
        return True
    rest = {plain(token.text) for token in tokens[index + 1 :]}
    return "since" in rest and not _LIKE.isdisjoint(rest)


def _is_contrast(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Whether a negation only sets one thing off against another, or leaves it open: "a ticket, not arrest"."""
    before = [token.text.lower() for token in tokens[max(0, index - 2) : index]]
    if before == ["little", "or"]:
        return False
    if before[-1:] == ["or"] or (before[:1] == ["or"] and before[1] in _MODALS):
        return True
    token, head = tokens[index], tokens[index].head
    if token.text.lower() != "not" or head < 0 or tokens[head].upos not in ("NOUN", "PROPN"):
        return False
    if index and before[-1] not in _PAUSES:
        return False
    return tokens[head].deprel != "root" and not any(tokens[c].deprel in ("cop", "aux") for c in children[head])


def _is_amount(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Whether a noun only gives an amount: prices "declined 2 percent"."""
    return tokens[index].upos in ("NUM", "SYM") or any(tokens[c].deprel == "nummod" for c in children[index])


def _counts(token: Token) -> bool:
    return token.upos in ("NUM", "DET", "ADJ")


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation is part of a name or a number: "No. 121", "do-not-call", "three no votes"."""
    token = tokens[index]
    after = tokens[index + 1 : index + 3]
    if (
        token.text.lower() == "no"
        and after
        and plain(after[0].lemma) == "vote"
        and index
        and _counts(tokens[index - 1])
    ):
        return True
    if token.text in ("No", "no", "No.") and any(each.text[:1].isdigit() for each in after):
        return True
    before = tokens[index - 1] if index else None
    joined_after = bool(after) and after[0].text == "-" and after[0].start == token.end
    return joined_after or (before is not None and before.text == "-" and before.end == token.start)
