"""How much: numbers bound to their unit, what they count and how they compare."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from verify.decompose.date_scan import surface
from verify.decompose.quantity_lexicon import measures
from verify.decompose.quantity_numbers import Number, holds_number, read_number
from verify.decompose.quantity_shapes import names_something, spans_without_counts
from verify.types import Quantity, Sentence, Token

_DASHES = frozenset("-–—")
# Currencies that are written before the amount though they are letters.
_CODES = frozenset({"eur", "usd", "gbp", "rs"})
# Plurals that lemmatisers leave as they are.
_SINGULAR = {"people": "person"}
_NOMINAL = frozenset({"NOUN", "PROPN", "SYM"})
# How many words behind a number what it counts may stand.
_REACH = 15
# How many of the spans without counts can lie over one another.
_NESTED = 4
# Words that read as "one" without counting anything ("one of the reasons", "no one", "one day").
_ONE = frozenset({"one", "One"})


@dataclass(slots=True)
class _Draft:
    """A quantity while its surroundings are read: token span, bounds and comparator.

    ``floor`` is the first token that no quantity before it has taken.
    """

    floor: int
    first: int
    last: int
    low: float | None
    high: float | None
    comparator: str = "="
    unit: str | None = None
    counted: str | None = None


def find_quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of one sentence, left to right.

    A vague plural is bounded from below by two of its kind ("dozens": 24 or more, "hundreds": 200 or
    more, "hundreds of thousands": 200,000 or more) and open above. A share of something ("two-thirds
    of voters") is given in percent. Dates, years, clock times, ordinals, ages in years spelled as
    adjectives, telephone and item numbers are left out.
    """
    tokens = sentence.tokens
    if not holds_number(tokens):
        return ()
    text = surface(sentence)
    skipped = spans_without_counts(sentence)
    found: list[Quantity] = []
    i = floor = 0
    while i < len(tokens):
        number = read_number(tokens, i)
        if number is None or _inside(tokens, number, skipped) or not _counts(tokens, number):
            i = i + 1 if number is None else number.last + 1
            continue
        draft = _range(tokens, number, skipped, floor)
        _measure(tokens, draft)
        _compare(tokens, draft)
        i = floor = draft.last + 1
        found.append(_finish(sentence, text, draft))
    return tuple(found)


def _inside(tokens: tuple[Token, ...], number: Number, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a number touches one of the spans, which are in order of their start."""
    start, end = tokens[number.first].start, tokens[number.last].end
    k = bisect_left(spans, (end, end))
    return any(a < end and start < b for a, b in spans[max(0, k - _NESTED) : k])


def _counts(tokens: tuple[Token, ...], number: Number) -> bool:
    token = tokens[number.last]
    if number.vague or number.share:
        return True
    if token.text in _ONE and number.first == number.last:
        return token.deprel == "nummod" and tokens[token.head].upos in _NOMINAL
    if number.first and _is_currency_sign(tokens[number.first - 1].text):
        return True
    if token.upos not in ("NUM", "NOUN", "SYM", "X", "ADJ"):
        return False
    return not names_something(tokens, number.first, number.last)


def _range(tokens: tuple[Token, ...], number: Number, skipped: tuple[tuple[int, int], ...], floor: int) -> _Draft:
    """Ranges as one quantity with two bounds: "12 to 15", "12-15", "between 12 and 15", "two or three"."""
    low, high = number.value, None if number.vague else number.value
    draft = _Draft(floor, number.first, number.last, low, high, ">=" if number.vague else "=")
    if number.share:
        draft.unit = "percent"
        return draft
    k = number.last + 1
    joint = tokens[k].text.lower() if k < len(tokens) else ""
    before = tokens[number.first - 1].text.lower() if number.first else ""
    if _is_currency_sign(before) and number.first > 1:
        before = tokens[number.first - 2].text.lower()
    joined = (
        joint in _DASHES
        or (joint == "to" and before != "from")
        or joint == "or"
        or (joint == "and" and before == "between")
    )
    if not joined or k + 1 >= len(tokens):
        return draft
    step = 2 if _is_currency_sign(tokens[k + 1].text) and k + 2 < len(tokens) else 1
    other = read_number(tokens, k + step)
    if other is None or other.vague or _inside(tokens, other, skipped) or other.value <= number.value:
        return draft
    draft.last, draft.high = other.last, other.value
    if number.scale == 1 and low * other.scale < other.value:
        draft.low = low * other.scale  # "2 to 3 million" are two million and more
    return draft


def _is_currency_sign(text: str) -> bool:
    return not text.isalnum() and text.lower() in measures().currencies


def _measure(tokens: tuple[Token, ...], draft: _Draft) -> None:
    """Find the unit (before or after the number), and what is counted."""
    lexicon = measures()
    before = tokens[draft.first - 1].text.lower() if draft.first > draft.floor else ""
    if before in lexicon.currencies and (not before.isalpha() or before in _CODES):
        draft.first -= 1
        draft.unit = lexicon.currencies[before]
        country = tokens[draft.first - 1].text.lower() if draft.first > draft.floor else ""
        if country and country + before in lexicon.currencies:  # "NZ $ 26 million"
            draft.first -= 1
            draft.unit = lexicon.currencies[country + before]
    if draft.unit is None:
        _unit_after(tokens, draft)
    inside = range(draft.first, draft.last + 1)
    heads = [i for i in reversed(inside) if tokens[i].head not in inside]
    found = (_counted(tokens, i, draft.unit) for i in (draft.last, *heads))
    draft.counted = next((noun for noun in found if noun is not None), None)
    if draft.counted is None and draft.unit is None:
        draft.counted = _plural_after(tokens, draft.last + 1)


def _plural_after(tokens: tuple[Token, ...], k: int) -> str | None:
    """The plural noun right behind a number, past its adjectives, where the parse has hung it elsewhere."""
    while k < len(tokens) and tokens[k].upos == "ADJ":
        k += 1
    plural = k < len(tokens) and tokens[k].upos == "NOUN" and tokens[k].xpos == "NNS"
    return _lemma(tokens[k]) if plural else None


def _unit_after(tokens: tuple[Token, ...], draft: _Draft) -> None:
    """Take the unit that follows into the draft: "12 square miles", "a 10-week course"."""
    lexicon = measures()
    k = draft.last + 1
    if k < len(tokens) and tokens[k].text == "-":
        k += 1
    for length in (3, 2, 1):
        words = tokens[k : k + length]
        for form in (" ".join(t.lemma.lower() for t in words), " ".join(t.text.lower() for t in words)):
            unit = lexicon.units.get(form) or lexicon.currencies.get(form)
            if unit is not None and words[0].upos != "VERB":
                draft.unit, draft.last = unit, k + len(words) - 1
                return


def _counted(tokens: tuple[Token, ...], index: int, unit: str | None) -> str | None:
    """The lemma of the noun that is counted or measured, found from the number or unit token."""
    token = tokens[index]
    of = _of_what(tokens, index)
    if of is not None:
        return of
    if token.deprel in ("nummod", "compound", "amod") and token.head > index:
        head = tokens[token.head]
        if head.upos in _NOMINAL and head.upos != "SYM":
            return _of_what(tokens, token.head) if _is_measure(head) else _lemma(head)
        if head.upos == "NUM":
            return _counted(tokens, token.head, unit)
    if unit == "percent" and token.deprel == "nmod" and 0 <= token.head < index and tokens[token.head].upos in _NOMINAL:
        return _lemma(tokens[token.head])
    return None


def _of_what(tokens: tuple[Token, ...], index: int) -> str | None:
    """What an "of" phrase under a token counts: "dozens of soldiers", "40 percent of voters"."""
    for k in range(index + 1, min(index + _REACH, len(tokens))):
        if tokens[k].head == index and tokens[k].deprel == "nmod" and tokens[k].upos in _NOMINAL:
            marks = [t.text.lower() for t in tokens[index:k] if t.head == k and t.deprel == "case"]
            return _lemma(tokens[k]) if marks == ["of"] else None
    return None


def _is_measure(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in measures().units or lemma in measures().currencies


def _lemma(token: Token) -> str:
    if token.upos == "PROPN":
        return token.lemma
    return _SINGULAR.get(token.lemma.lower(), token.lemma.lower())


def _compare(tokens: tuple[Token, ...], draft: _Draft) -> None:
    """Read the comparator before or after the number and set the bounds it leaves."""
    lexicon = measures()
    texts = tuple(token.text.lower() for token in tokens)
    sign = ""
    for words, comparator in lexicon.before:
        k = draft.first - len(words)
        if k >= draft.floor and texts[k : draft.first] == words:
            draft.first, sign = k, comparator
            break
    if not sign:
        for words, comparator in lexicon.after:
            k = draft.last + 1
            if texts[k : k + len(words)] == words:
                draft.last, sign = k + len(words) - 1, comparator
                break
    if not sign and tokens[draft.last].text.endswith("+"):
        sign = ">="
    _bound(draft, sign)


def _bound(draft: _Draft, sign: str) -> None:
    if sign in (">=", ">"):
        draft.comparator, draft.high = sign, None
    elif sign in ("<=", "<"):
        draft.comparator, draft.low, draft.high = sign, None, draft.high if draft.high is not None else draft.low
    elif sign == "~" and draft.high is not None:
        draft.comparator = sign


def _finish(sentence: Sentence, text: str, draft: _Draft) -> Quantity:
    start, end = sentence.tokens[draft.first].start, sentence.tokens[draft.last].end
    return Quantity(
        text[start - sentence.start : end - sentence.start],
        start,
        end,
        draft.low,
        draft.high,
        draft.unit,
        draft.counted,
        draft.comparator,
    )
