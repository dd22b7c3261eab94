"""Where two claims differ, in their own characters: the slots that decided, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from verify.types import Reason

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_ALIKE = 0.5  # share of common words below which all would be marked, and marking says nothing


class Difference(NamedTuple):
    """Characters of a claim's text (code points, end exclusive); ``slot`` when a reason names them."""

    start: int
    end: int
    slot: bool


def differences(a: str, b: str, reasons: Iterable[Reason]) -> tuple[list[Difference], list[Difference]]:
    """What differs in each of two texts: in order, and without overlaps.

    A slot is marked whole. Words that differ outside of slots are marked, too, neighbours as one,
    unless the two are worded so differently that this would mark nearly everything.
    """
    unlike = [reason for reason in reasons if reason.a != reason.b]
    slots_a = _slots((reason.a_span for reason in unlike), len(a))
    slots_b = _slots((reason.b_span for reason in unlike), len(b))
    words_a, words_b = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    matcher = SequenceMatcher(None, [w[0].casefold() for w in words_a], [w[0].casefold() for w in words_b], False)  # noqa: FBT003 - difflib's signature
    if matcher.ratio() < _ALIKE:
        return slots_a, slots_b
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _with_words(slots_a, (words_a[first:end] for _, first, end, _, _ in changes)),
        _with_words(slots_b, (words_b[first:end] for _, _, _, first, end in changes)),
    )


def _slots(spans: Iterable[tuple[int, int] | None], length: int) -> list[Difference]:
    """The spans as differences, those that overlap as one."""
    found: list[Difference] = []
    for start, end in sorted(span for span in spans if span is not None and 0 <= span[0] < span[1] <= length):
        if found and start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(end, found[-1].end))
        else:
            found.append(Difference(start, end, slot=True))
    return found


def _with_words(slots: list[Difference], changes: Iterable[list[re.Match[str]]]) -> list[Difference]:
    """The slots, and each stretch of changed words that is in none of them."""
    found = list(slots)
    for words in changes:
        stretch: list[re.Match[str]] = []
        for word in words:
            if any(slot.start < word.end() and word.start() < slot.end for slot in slots):
                found += _stretch(stretch)
                stretch = []
            else:
                stretch.append(word)
        found += _stretch(stretch)
    return sorted(found)


def _stretch(words: list[re.Match[str]]) -> list[Difference]:
    return [Difference(words[0].start(), words[-1].end(), slot=False)] if words else []
