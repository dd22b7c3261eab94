"""How a claim's own words limit what it says: denials, "the report is false", "no evidence that", "X said"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from dataclasses import dataclass, field

from verify.relate.lexicon import words
from verify.relate.normalise import plain
from verify.types import Token

_MODALS = frozenset({"may", "might", "can", "could", "will", "would", "should", "do", "does", "did", "is", "are"})
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "and", "but", "if"})
_SHELL = 0.6  # of a claim's words; what was said is never less than the rest
_OPENING = 9  # words before the "that" of a frame
_REFUSED = ("xcomp", "ccomp", "advcl", "acl")
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
    if not _wrapped(tokens, found):
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


def _wrapped(tokens: Sequence[Token], found: Framing) -> bool:
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
    found.words = [*opening, *closing] if not closing else closing
    found.dropped |= {*opening, that, *closing}
    return True


def _opening_judgement(tokens: Sequence[Token], opening: Sequence[str]) -> str | None:
    """ "Officials deny", "there is no evidence", "it has not been confirmed": what they say of what follows."""
    negated = any(plain(token.text) in words("certainty", "negations") for token in tokens[: len(opening)])
    last = len(opening) - 1
    word = plain(tokens[last].text)
    return _judgement_of(opening[last], tokens[last].upos, negated=negated) or _judgement_of(
        word, tokens[last].upos, negated=negated
    )


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
    return _judgement_of(_lemma(tokens[index]), tokens[index].upos, negated=_negated(tokens, children, index))


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
    if len(found.shell - found.dropped) > _SHELL * (len(tokens) - len(found.dropped)):
        found.shell.clear()  # a quotation hung on the speech verb the wrong way: better all than nothing


def _denials(tokens: Sequence[Token], children: Sequence[Sequence[int]], found: Framing) -> None:
    for index, token in enumerate(tokens):
        if index in found.dropped:
            continue
        if plain(token.text) in words("certainty", "negations"):
            if not (_is_label(tokens, index) or _is_contrast(tokens, children, index) or _is_bound(tokens, index)):
                found.denials.append((index, _denied(tokens, token.head)))
        elif _lemma(token) in words("certainty", "refuses"):
            target = next((c for c in children[index] if tokens[c].deprel in _REFUSED), None)
            if target is not None:
                found.denials.append((index, target))
                found.dropped.add(index)
        if _lemma(token) in words("certainty", "turns_down") and index not in found.dropped:
            turned_down = [c for c in children[index] if tokens[c].deprel in ("obj", "nsubj:pass")]
            if turned_down and not any(_is_amount(tokens, children, each) for each in turned_down):
                found.denials.append((index, index))


def _denied(tokens: Sequence[Token], target: int) -> int:
    """What a negation on ``target`` denies: the verb, where it stands before the time or manner ("not yesterday")."""
    if target >= 0 and tokens[target].deprel in ("advmod", "obl:tmod", "obl:unmarked", "obl:npmod"):
        return tokens[target].head
    return target


def _is_bound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation bounds a figure: "does not last more than one day"."""
    after = [plain(token.text) for token in tokens[index + 1 : index + 5]]
    return any(pair in (("more", "than"), ("less", "than")) for pair in pairwise(after))


def _is_contrast(tokens: Sequence[Token], children: Sequence[Sequence[int]], index: int) -> bool:
    """Whether a negation only sets one thing off against another, or leaves it open: "a ticket, not arrest"."""
    before = [token.text.lower() for token in tokens[max(0, index - 2) : index]]
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


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation is part of a name or a number: "No. 121", "do-not-call"."""
    token = tokens[index]
    after = tokens[index + 1 : index + 3]
    if token.text in ("No", "no", "No.") and any(each.text[:1].isdigit() for each in after):
        return True
    before = tokens[index - 1] if index else None
    joined_after = bool(after) and after[0].text == "-" and after[0].start == token.end
    return joined_after or (before is not None and before.text == "-" and before.end == token.start)
