"""How far a claim stands behind what it says: what it denies, judges, or only reports."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.denials import find_denials
from verify.relate.judgements import Framing, read_judgement, read_wrapper, subtree
from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

_SHELL = 0.6  # of a claim's words; what was said is never less than the rest


def framing(tokens: Sequence[Token]) -> Framing:
    """Read the frame of a parsed claim."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    found = Framing()
    if not read_wrapper(tokens, found):
        read_judgement(tokens, children, found)
    _shells(tokens, children, found)
    find_denials(tokens, children, found)
    return found


def _shells(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    """Speech around a reported statement: it says who said so, not what happened."""
    for index, token in enumerate(tokens):
        if token.upos != "VERB" or plain(token.lemma) not in words("certainty", "says") or index in found.dropped:
            continue
        reported = [child for child in children[index] if tokens[child].deprel == "ccomp"]
        outermost = token.deprel in ("root", "parataxis", "advcl") or token.head in found.dropped
        if reported and outermost:
            inside = set().union(*(subtree(children, child) for child in reported))
            found.shell |= subtree(children, index) - inside
        elif token.deprel == "parataxis":
            found.shell |= subtree(children, index)
    if len(found.shell - found.dropped) > _SHELL * (len(tokens) - len(found.dropped)):
        found.shell.clear()  # a quotation hung on the speech verb the wrong way: better all than nothing
