"""Reports inside reports: what a quoted speaker says in the first person is the speaker's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_report import Attribution
from verify.types import Certainty

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
# From what is sure to what is not so at all.
_DOUBT = (Certainty.ASSERTED, Certainty.ATTRIBUTED, Certainty.HEDGED, Certainty.UNVERIFIED, Certainty.DENIED)
_THINGS = frozenset({"it", "this", "that"})
_SECOND = frozenset({"you", "your", "ya"})
# Kinds that add nothing inside the same speaker's words: "I think that P" is what the speaker says.
_OWN_WORDS = frozenset({"statement", "belief", "opinion", "doubt", "question"})


def carry_first_person(found: Sequence[Attribution]) -> list[Attribution]:
    """Give "I" and "we" inside somebody's words to that speaker; drop what "you" say or think.

    "I think" and "I say" inside one's own words are no report of their own; a promise, a denial or
    an appeal is, and its speaker is the one who is quoted.
    """
    kept: list[Attribution] = []
    open_: list[Attribution] = []
    for item in sorted(found, key=_wide_first):
        open_ = [other for other in open_ if other.content[-1][1] > item.content[0][0]]
        speaker = (item.speaker or "").lower()
        if speaker in _SECOND:
            continue
        outer = _around(open_, item) if speaker in _FIRST else None
        open_.append(item)
        if outer is None:
            kept.append(item)
        elif item.kind not in _OWN_WORDS:
            kept.append(replace(item, speaker=outer.speaker, speaker_span=outer.speaker_span))
    return kept


def inherit_doubt(found: Sequence[Attribution]) -> list[Attribution]:
    """Let a report that another one tells of be no surer than that one ("denied that she had said", "reports that").

    One that names nobody is the word of who tells of it ("she said it would probably fail", "she says it shows that").
    """
    kept: list[Attribution] = []
    open_: list[Attribution] = []
    for item in sorted(found, key=_wide_first):
        open_ = [other for other in open_ if other.content[-1][1] > item.content[0][0]]
        around = [other.certainty for other in open_ if _holds(other, item)]
        certainty = max((*around, item.certainty), key=_DOUBT.index)
        teller = _around(open_, item) if item.speaker is None or item.speaker.lower() in _THINGS else None
        if teller is not None:
            kept.append(replace(item, certainty=certainty, speaker=teller.speaker, speaker_span=teller.speaker_span))
        else:
            kept.append(item if certainty is item.certainty else replace(item, certainty=certainty))
        open_.append(kept[-1])
    return kept


def _wide_first(item: Attribution) -> tuple[int, int, bool]:
    """Reports in text order, of those that begin alike the wider first and of the same words those that name one."""
    return item.content[0][0], -item.content[-1][1], item.speaker is None


def _holds(outer: Attribution, item: Attribution) -> bool:
    return any(start <= item.cue_span[0] < end for start, end in outer.content)


def _around(open_: Sequence[Attribution], item: Attribution) -> Attribution | None:
    """The smallest report by somebody else whose content holds the cue, of those that are not over yet."""
    holding = [
        other
        for other in open_
        if other.speaker is not None and other.speaker.lower() not in _FIRST and _holds(other, item)
    ]
    return min(holding, key=lambda other: sum(end - start for start, end in other.content), default=None)
