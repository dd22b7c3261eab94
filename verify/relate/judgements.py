"""Frames that judge what they hold: "the report that P is false", "officials deny that P", "no evidence that P"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

_OPENING = 9  # words before the "that" of a frame
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


def _lemma(token: Token) -> str:
    return plain(token.lemma)


def subtree(children: Sequence[Sequence[int]], top: int) -> set[int]:
    """The token ``top`` and all that depends on it."""
    found, waiting = set(), [top]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting.extend(children[index])
    return found


def _negated(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    return any(plain(tokens[child].text) in words("certainty", "negations") for child in children[index])


def read_wrapper(tokens: Sequence[Token], found: Framing) -> bool:
    """The frame around a whole claim, by its first and last words: long contents mislead the parser, these do not."""
    words_of = [_lemma(token) for token in tokens]
    that = next((i for i, word in enumerate(words_of[:_OPENING]) if word == "that"), None)
    if that is None or that == 0:
        return False
    opening = range(that)
    certainty = _opening_judgement(tokens, words_of[:that])
    closing: list[int] = []
    if certainty is None and words_of[that - 1] in words("certainty", "statement"):
        last = max((i for i, token in enumerate(tokens) if token.upos != "PUNCT"), default=0)
        negated = plain(tokens[last - 1].text) in words("certainty", "negations")
        certainty = _judgement_of(words_of[last], tokens[last].upos, negated=negated)
        first = last - 2 if negated else last - 1
        if certainty is None or words_of[first] not in ("be", "remain"):
            return False
        closing = list(range(first, last + 1))
    if certainty is None:
        return False
    found.certainty = certainty
    found.words = closing or [*opening]
    found.dropped |= {*opening, that, *closing}
    return True


def _opening_judgement(tokens: Sequence[Token], opening: Sequence[str]) -> str | None:
    """As in "Officials deny", "there is no evidence", "it has not been confirmed": what they say of what follows."""
    negated = any(plain(token.text) in words("certainty", "negations") for token in tokens[: len(opening)])
    last = len(opening) - 1
    word = plain(tokens[last].text)
    return _judgement_of(opening[last], tokens[last].upos, negated=negated) or _judgement_of(
        word, tokens[last].upos, negated=negated
    )


def read_judgement(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
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
        frame = (subtree(children, index) - subtree(children, content)) | {index}
        found.certainty = certainty
        found.words = sorted(frame)
        found.dropped |= frame
        return


def _judgement(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> str | None:
    if _lemma(tokens[index]) == "deny" and any(_is_refused(tokens[child]) for child in children[index]):
        return None
    return _judgement_of(_lemma(tokens[index]), tokens[index].upos, negated=_negated(tokens, children, index))


def _is_refused(token: Token) -> bool:
    """Whether this is somebody who was denied something, and not a statement that was: "they were denied visas"."""
    return token.deprel == "nsubj:pass" and _lemma(token) not in ("it", *words("certainty", "statement"))


def _judgement_of(lemma: str, upos: str, *, negated: bool) -> str | None:
    if lemma in words("certainty", "false"):
        return None if negated else "denied"
    if lemma in words("certainty", "unverified"):
        return None if negated else "unverified"
    if lemma in words("certainty", "denies") and upos == "VERB":
        return None if negated else "denied"
    if negated and lemma in words("certainty", "confirms"):
        return "denied" if upos == "ADJ" and lemma in ("true", "correct") else "unverified"
    if lemma in words("certainty", "evidence") and negated and upos == "NOUN":
        return "unverified"
    return None


def _content(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> int | None:
    """The head of the statement that the word at ``index`` judges."""
    for child in children[index]:
        if tokens[child].deprel in _CLAUSAL and tokens[child].upos != "PUNCT":
            return child
        if tokens[child].deprel in ("nsubj", "nsubj:pass", "obj") and _is_statement(tokens[child]):
            for grandchild in children[child]:
                if tokens[grandchild].deprel in _CLAUSAL:
                    return grandchild
    return _said_by(tokens, children, index)


def _is_statement(token: Token) -> bool:
    return _lemma(token) in words("certainty", "statement")


def _said_by(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> int | None:
    """What the reports say that are judged by the word at ``index``: "unconfirmed reports say that P"."""
    reports = tokens[index].head
    if tokens[index].deprel != "amod" or reports < 0 or not _is_statement(tokens[reports]):
        return None
    if not tokens[reports].deprel.startswith("nsubj"):
        return None
    return next((child for child in children[tokens[reports].head] if tokens[child].deprel == "ccomp"), None)
