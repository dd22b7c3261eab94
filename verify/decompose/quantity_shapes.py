"""Numbers that count nothing: dates, clock times, telephone numbers, scores, names and item numbers."""

from __future__ import annotations

import re

from verify.decompose.date_scan import find_expressions, surface
from verify.types import Sentence, Token

_OTHER = re.compile(
    r"""
    \b\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\b\.?)?       # clock times
    | \b\d{1,2}(?:\.\d{2})?\s*(?:[ap]\.?m\b\.?|o['’]clock\b)
    | \b\d{4}\s*(?:GMT|UTC|EST|CET|hours\b)
    | \+?\(?\d{2,4}\)?(?:[ -]\d{2,5}){2,}                    # telephone numbers
    | \b\d+(?:[/-]\d+){2,}\b                                 # dates and codes with strokes
    | \b\d{1,2}\s?[–—-]\s?\d{1,2}\b                             # scores and votes
      (?=\s*(?:win|victory|loss|defeat|draw|lead|decision|ruling|vote|record|against|[,.;)]|$))
    | (?:\b(?:No|Nos|no|pp?|Art|Sec|Rep|Sen)\.|\#|§)\s*\d+     # numbers of things
    | \[\d+\]                                                # footnotes
    | \b(?:https?://|www\.)\S+
    """,
    re.VERBOSE,
)


def spans_without_counts(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence, in article offsets, whose numbers are no quantities."""
    dates = [(expression.start, expression.end) for expression in find_expressions(sentence)]
    others = [(sentence.start + m.start(), sentence.start + m.end()) for m in _OTHER.finditer(surface(sentence))]
    return tuple(sorted(dates + others))


def names_something(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the number names a thing: one behind its noun ("Flight 370", "Channel 4"), or a list's item."""
    token = tokens[last]
    if first == 0:
        return last + 1 < len(tokens) and tokens[last + 1].text in (".", ")")
    if token.deprel == "conj" and token.head >= 0 and tokens[token.head].upos == "NUM":
        return names_something(tokens, token.head, token.head)
    before = tokens[first - 1]
    return token.head == first - 1 and before.upos in ("NOUN", "PROPN") and token.deprel != "appos"
