"""Whether a clause looks back or ahead from the day it was written."""

from __future__ import annotations

from verify.decompose.date_resolve import Direction
from verify.types import Sentence, Token

_FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "may", "might", "can", "could"}
)
# Verbs and adjectives that put the infinitive they govern ahead of them.
_AHEAD = frozenset(
    [
        "aim",
        "allow",
        "ask",
        "decide",
        "due",
        "expect",
        "hope",
        "intend",
        "invite",
        "mean",
        "plan",
        "prepare",
        "promise",
        "propose",
        "schedule",
        "set",
        "slate",
        "threaten",
        "urge",
        "vow",
        "want",
        "wish",
    ]
)
_VERBAL = frozenset({"VERB", "AUX"})
# How far up the tree the governing verb is looked for; deeper nesting tells nothing reliable.
_CLIMB = 12


def direction_at(sentence: Sentence, index: int) -> Direction:
    """The direction of the clause that governs a token: its tense, auxiliaries and matrix verb."""
    tokens = sentence.tokens
    i = index
    for _ in range(_CLIMB):
        token = tokens[i]
        if _is_predicate(tokens, i):
            found = _of_predicate(tokens, i)
            if found is not Direction.UNKNOWN:
                return found
        if token.head < 0:
            break
        i = token.head
    return Direction.UNKNOWN


def _is_predicate(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].upos in _VERBAL or any(t.head == i and t.deprel in ("cop", "aux", "aux:pass") for t in tokens)


def _of_predicate(tokens: tuple[Token, ...], i: int) -> Direction:
    helpers = [t for t in tokens if t.head == i and t.deprel in ("aux", "aux:pass", "cop")]
    if any(t.lemma.lower() in _FUTURE_AUXILIARIES or t.text.lower() in _FUTURE_AUXILIARIES for t in helpers):
        return _modal(tokens, i, helpers)
    if any(t.head == i and t.text.lower() == "to" and t.deprel == "mark" for t in tokens):
        return _infinitive(tokens, i, helpers)
    for token in (*helpers, tokens[i]):
        if token.feat("Tense") == "Past" and (token.feat("VerbForm") == "Fin" or token.xpos == "VBD"):
            return Direction.PAST
    if any(t.lemma == "have" for t in helpers):
        return Direction.PAST
    if any(t.feat("Tense") == "Pres" and t.feat("VerbForm") == "Fin" for t in (*helpers, tokens[i])):
        return Direction.PAST if tokens[i].feat("VerbForm") == "Part" and _passive(helpers) else _present(tokens, i)
    return Direction.UNKNOWN


def _modal(tokens: tuple[Token, ...], i: int, helpers: list[Token]) -> Direction:
    # "would have gone", "may have died" look back.
    perfect = any(t.lemma == "have" and t.deprel == "aux" for t in helpers)
    ahead = any(t.text.lower() in ("will", "'ll", "’ll", "shall", "wo") for t in helpers)
    if perfect and not ahead:
        return Direction.PAST
    return Direction.FUTURE if tokens[i].head != i else Direction.UNKNOWN


def _infinitive(tokens: tuple[Token, ...], i: int, helpers: list[Token]) -> Direction:
    if any(t.lemma == "have" for t in helpers):
        return Direction.PAST
    head = tokens[i].head
    if head < 0 or any(t.head == i and t.lemma == "be" and t.deprel == "aux" for t in tokens):
        return Direction.FUTURE
    governor = tokens[head]
    if governor.lemma.lower() in _AHEAD and not (
        governor.feat("Tense") == "Past" and governor.feat("VerbForm") == "Fin"
    ):
        return Direction.FUTURE
    return Direction.UNKNOWN


def _passive(helpers: list[Token]) -> bool:
    return any(t.deprel == "aux:pass" for t in helpers)


def _present(tokens: tuple[Token, ...], i: int) -> Direction:
    """A present tense with a bare day looks ahead ("meets on Thursday"); one that reports does not."""
    reports = any(t.head == i and t.deprel in ("ccomp", "xcomp") for t in tokens)
    return Direction.UNKNOWN if reports else Direction.FUTURE
