"""How a claim's own words limit what it says: denials, "the report is false", "no evidence that", "X said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

_CLAUSAL = ("ccomp", "acl", "csubj", "xcomp", "parataxis", "acl:relcl", "csubj:pass")


@dataclass(slots=True)
class Framing:
    """What the frame around the statement says: its certainty, the words of it, and the tokens it takes up.

    ``dropped`` tokens carry nothing of the statement itself; ``shell`` tokens ("Smith said on Monday") little.
    ``denials`` are pairs of the denying token and the token that is denied (-1: all of it).
    """

    certainty: str | None = None
    words: list[int] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    shell: set[int] = field(default_factory=set)
    denials: list[tuple[int, int]] = field(default_factory=list)


def framing(tokens: Sequence[Token]) -> Framing:
    """Read the frame of a parsed claim."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    found = Framing()
    _judged(tokens, children, found)
    _shells(tokens, children, found)
    _denials(tokens, children, found)
    return found


def _lemma(token: Token) -> str:
    return plain(token.lemma)


def _below(children: Sequence[Sequence[int]], top: int) -> set[int]:
    found, waiting = set(), [top]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting.extend(children[index])
    return found


def _negated(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    return any(plain(tokens[child].text) in words("certainty", "negations") for child in children[index])


def _judged(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    """A word that judges a whole statement: "the claim that P is false", "officials deny that P"."""
    for index, token in enumerate(tokens):
        certainty = _judgement(tokens, children, index)
        if certainty is None:
            if _lemma(token) in words("certainty", "hedges") and found.certainty is None:
                found.certainty = "hedged"
                found.words, found.dropped = [index], found.dropped | {index}
            continue
        content = _content(tokens, children, index)
        if content is None:
            continue
        frame = (_below(children, index) - _below(children, content)) | {index}
        found.certainty = certainty
        found.words = sorted(frame)
        found.dropped |= frame
        return


def _judgement(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> str | None:
    lemma, negated = _lemma(tokens[index]), _negated(tokens, children, index)
    if lemma in words("certainty", "false"):
        return None if negated else "denied"
    if lemma in words("certainty", "unverified"):
        return None if negated else "unverified"
    if lemma in words("certainty", "denies") and tokens[index].upos == "VERB":
        return None if negated else "denied"
    if lemma in words("certainty", "confirms") and negated:
        return "denied" if tokens[index].upos == "ADJ" and lemma in ("true", "correct") else "unverified"
    if lemma in words("certainty", "evidence") and negated:
        return "unverified"
    return None


def _content(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> int | None:
    """The head of the statement that the word at ``index`` judges."""
    for child in children[index]:
        if tokens[child].deprel in _CLAUSAL and tokens[child].upos != "PUNCT":
            return child
        if tokens[child].deprel in ("nsubj", "nsubj:pass", "obj") and _lemma(tokens[child]) in words(
            "certainty", "statement"
        ):
            for grandchild in children[child]:
                if tokens[grandchild].deprel in _CLAUSAL:
                    return grandchild
    return None


def _shells(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    """Speech around a reported statement: it says who said so, not what happened."""
    for index, token in enumerate(tokens):
        if token.upos != "VERB" or _lemma(token) not in words("certainty", "says") or index in found.dropped:
            continue
        reported = [child for child in children[index] if tokens[child].deprel == "ccomp"]
        outermost = token.deprel in ("root", "parataxis", "advcl") or token.head in found.dropped
        if reported and outermost:
            inside = set().union(*(_below(children, child) for child in reported))
            found.shell |= _below(children, index) - inside
        elif token.deprel == "parataxis":
            found.shell |= _below(children, index)


def _denials(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    for index, token in enumerate(tokens):
        if index in found.dropped:
            continue
        word, lemma = plain(token.text), _lemma(token)
        if word in words("certainty", "negations"):
            target = token.head if token.head >= 0 else -1
            found.denials.append((index, target))
        elif lemma in words("certainty", "refuses"):
            target = next((c for c in children[index] if tokens[c].deprel in ("xcomp", "ccomp", "advcl")), None)
            if target is not None:
                found.denials.append((index, target))
                found.dropped.add(index)
