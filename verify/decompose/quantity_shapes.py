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
    | \b\d{1,2}\s?[–—-]\s?\d{1,2}\b(?=\s*(?:win|victory|loss|defeat|draw|lead|decision|ruling|vote|record|against|to\s+[A-Z]|[,.;)]|$))
    | (?:\b(?:No|Nos|no|pp?|Art|Sec|Rep|Sen)\.|\#|§)\s*\d+     # numbers of things
    | \[\d+\]                                                # footnotes
    | \b(?:https?://|www\.)\S+
    """,
    re.VERBOSE,
)
# Nouns after which a number is a name ("page 3"), not a count.
_NUMBERED = frozenset(
    "account act amendment appendix apollo article avenue bed boeing bus card case category channel chapter class clause "
    "code column convoy count district door exit figure file flight flat floor form gate grade group highway house item "
    "level line lot mark model number olympiad order page paragraph part phase platform prison proposition psalm rank "
    "ranking resolution room round route row rule season seat section series ship size stage station step street suite "
    "table terminal title track type unit version volume ward week year zone day game".split()
)


def spans_without_counts(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence, in article offsets, whose numbers are no quantities."""
    dates = [(expression.start, expression.end) for expression in find_expressions(sentence)]
    others = [(sentence.start + m.start(), sentence.start + m.end()) for m in _OTHER.finditer(surface(sentence))]
    return tuple(sorted(dates + others))


def names_something(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the number is part of a name: "Flight 370", "G 20", "Channel 4", "Windows 7", a list item."""
    token = tokens[last]
    if first == 0 and last + 1 < len(tokens) and tokens[last + 1].text in (".", ")"):
        return True
    if first == 0 or token.head < 0:
        return False
    before, head = tokens[first - 1], tokens[token.head]
    if before.lemma.lower() in _NUMBERED and token.head == first - 1:
        return True
    return token.head == first - 1 and before.upos == "PROPN" and head.upos == "PROPN" and token.deprel != "appos"
