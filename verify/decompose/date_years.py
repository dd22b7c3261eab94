"""Telling years from counts and month names from names of people."""

from __future__ import annotations

from verify.types import Sentence, Token

_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "to",
        "of",
        "during",
        "before",
        "after",
        "around",
        "circa",
        "between",
        "early",
        "late",
        "mid",
        "mid-",
        "year",
        "and",
        "through",
        "for",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
        "back",
        "c.",
    ]
)
# Years of this range are read as such even where no preposition helps ("the 2014 protests").
_PLAIN_YEARS = range(1900, 2100)
# Months that are people's names too: they need a preposition or an article.
_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})
_NOT_COUNTED = frozenset({"PROPN", "PUNCT", "ADP", "CCONJ", "SCONJ", "VERB", "AUX", "DET", "PRON", "ADV"})


def reads_as_year(sentence: Sentence, start: int) -> bool:
    """Whether the four digits at an offset are a year and not a count, price or number of something."""
    tokens = sentence.tokens
    i = next((k for k, t in enumerate(tokens) if t.start <= start < t.end), None)
    if i is None:
        return False
    token = tokens[i]
    if token.start != start:
        return _in_compound(token)
    before = tokens[i - 1].text.lower() if i else ""
    if token.deprel == "nummod" and _counts_head(tokens, i):
        return False
    if before in _BEFORE_YEAR:
        return True
    return int(token.text[:4]) in _PLAIN_YEARS and before not in ("$", "£", "€", "no.", "number", "route", "room")


def _in_compound(token: Token) -> bool:
    """A year inside one word: "mid-2015", "2014/15", "(2014"."""
    return token.text.lower().startswith(("mid-", "early-", "late-", "pre-", "post-"))


def _counts_head(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the number counts a plural noun after it ("2000 troops", not "2008 floods" after "the")."""
    head = tokens[tokens[i].head]
    if head.upos in _NOT_COUNTED or head.start < tokens[i].start:
        return False
    definite = any(
        t.head == tokens[i].head and t.deprel in ("det", "nmod:poss") and t.start < tokens[i].start for t in tokens
    )
    return (head.feat("Number") == "Plur" or head.upos == "SYM") and not definite


def reads_as_month(sentence: Sentence, index: int) -> bool:
    """Whether a month name stands for the month: not a verb, not a person, not part of a name."""
    tokens = sentence.tokens
    token = tokens[index]
    if token.upos not in ("PROPN", "NOUN") or token.deprel == "flat":
        return False
    if any(t.head == index and t.deprel == "flat" and t.upos == "PROPN" for t in tokens):
        return False
    marked = any(t.head == index and t.deprel in ("case", "det", "amod") for t in tokens)
    return marked or token.text not in _GIVEN_NAMES
