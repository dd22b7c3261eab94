"""Saying to an editor why two claims are related: one plain sentence for each slot."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.align import Alignment
from verify.relate.comparison import Comparison
from verify.relate.difference import Difference, Span
from verify.relate.exclusions import manner
from verify.types import Reason, Slots, UnitKind

_CERTAINTIES = {
    "asserted": "stated as fact",
    "attributed": "reported as said by someone",
    "hedged": "reported with reserve",
    "unverified": "called unverified",
    "denied": "denied",
}
_MANNERS = {"own": "by own decision", "force": "by force"}
_SENTENCES = {
    "quantity": "The figures differ: {one} in the first claim, {two} in the second.",
    "time": "The times of day differ: {one} in the first claim, {two} in the second.",
    "label": "Another one is meant: {one} in the first claim, {two} in the second.",
    "date": "The dates differ: {one} in the first claim, {two} in the second.",
    "place": "The places differ: {one} in the first claim, {two} in the second.",
    "direction": "“{one}” in the first claim and “{two}” in the second exclude each other.",
    "agent": "Who did it differs: {one} in the first claim, {two} in the second.",
    "role": "Who did what is exchanged: where the first claim has {one}, the second has {two}.",
    "name order": "The words of a name stand in another order: where the first claim has {one}, the second has {two}.",
}
_SHOWN = 4  # words that two duplicates share, enough to see what they are about


def explain(a: Slots, b: Slots, differs: Sequence[Difference]) -> tuple[Reason, ...]:
    """One reason for each difference by which both claims cannot be true."""
    return tuple(_reason(a, b, each) for each in differs)


def explain_update(compared: Comparison, difference: Difference) -> tuple[Reason, ...]:
    """The count that has moved on, and from when to when."""
    a, b, when = compared.a, compared.b, compared.when
    one, two = _counted(a, difference.a), _counted(b, difference.b)
    kind = "of" if when.events else "published"
    told = [("first", when.a, one), ("second", when.b, two)]
    earlier, later = told if (when.gap or 0) > 0 else reversed(told)
    text = (
        f"The figure has changed as the story developed: the {earlier[0]} claim ({kind} {earlier[1]}) has"
        f" {earlier[2]}, the {later[0]} ({kind} {later[1]}) has {later[2]}."
    )
    return (Reason("quantity", one, two, text, difference.a_span, difference.b_span),)


def explain_duplicate(a: Slots, b: Slots, found: Alignment) -> tuple[Reason, ...]:
    """What both claims say, and the words in which they say it differently."""
    telling = [
        (i, j)
        for i, j in sorted(found.pairs.items())
        if not a.units[i].shell and a.units[i].kind not in (UnitKind.LINK, UnitKind.QUALITY)
    ]
    other = [(i, j) for i, j in telling if a.units[i].key != b.units[j].key]
    same = [(i, j) for i, j in telling if a.units[i].key == b.units[j].key]
    ours = ", ".join(_words(a, i) for i, _ in same[:_SHOWN])
    theirs = ", ".join(_words(b, j) for _, j in same[:_SHOWN])
    text = f"Both say the same of {ours}" if same else "Both say the same"
    if other:
        wording = ", ".join(f"“{_words(a, i)}” is “{_words(b, j)}”" for i, j in other[:_SHOWN])
        text += f"; in other words, {wording}"
    return (Reason("wording", ours, theirs, f"{text}."),)


def _words(slots: Slots, index: int) -> str:
    unit = slots.units[index]
    return slots.text[unit.start : unit.end]


def _counted(slots: Slots, index: int) -> str:
    """A number with what it counts: "12 people"; for a bound, "at least 12 people"."""
    unit = slots.units[index]
    text = _words(slots, index)
    if unit.head >= 0 and unit.role == "modifier" and slots.units[unit.head].start >= unit.end:
        head = slots.units[unit.head]
        if head.start - unit.end <= len(" more other "):
            text = slots.text[unit.start : head.end]
    bound = "at least " if unit.high is None else "at most " if unit.low is None else ""
    return bound + text


def _value(slots: Slots, index: int, span: Span | None, absent: str) -> str:
    if span:
        return slots.text[span[0] : span[1]]
    return _words(slots, index) if index >= 0 else absent


def _reason(a: Slots, b: Slots, each: Difference) -> Reason:
    if each.slot == "certainty":
        one, two = _CERTAINTIES[a.certainty], _CERTAINTIES[b.certainty]
        text = f"The first claim is {one}, the second is {two}."
        return Reason("certainty", a.certainty, b.certainty, text, each.a_span, each.b_span)
    if each.slot == "polarity":
        return _polarity(a, b, each)
    if each.slot == "date" and each.a < 0:
        ours, theirs = a.occurred_on or "", b.occurred_on or ""
        return Reason("date", ours, theirs, f"The first claim is about {ours}, the second about {theirs}.")
    one, two = _value(a, each.a, each.a_span, ""), _value(b, each.b, each.b_span, "")
    if each.slot == "quantity":
        one, two = _counted(a, each.a), _counted(b, each.b)
    slot = "name" if each.slot == "name order" else each.slot
    return Reason(slot, one, two, _sentence(a, b, each, one, two), each.a_span, each.b_span)


def _sentence(a: Slots, b: Slots, each: Difference, one: str, two: str) -> str:
    if each.slot == "manner":
        ours, theirs = _MANNERS[manner(a.units[each.a].key)], _MANNERS[manner(b.units[each.b].key)]
        return f"It happened {ours} in the first claim (“{one}”) and {theirs} in the second (“{two}”)."
    return _SENTENCES[each.slot].format(one=one, two=two)


def _polarity(a: Slots, b: Slots, each: Difference) -> Reason:
    """The denying word on one side; the other side affirms, with the word that is denied if it has it."""
    denied_first = each.a_span is not None
    slots, other = (a, b) if denied_first else (b, a)
    span = each.a_span or each.b_span or (0, 0)
    index = each.a if denied_first else each.b
    what = _words(slots, index) if index >= 0 else "it"
    denial = slots.text[span[0] : span[1]]
    which, whose = ("first", "second") if denied_first else ("second", "first")
    text = f"The {which} claim denies “{what}” (by “{denial}”), the {whose} affirms it."
    counterpart = each.b if denied_first else each.a
    there = other.units[counterpart] if counterpart >= 0 else None
    other_span = (there.start, there.end) if there else None
    if denied_first:
        return Reason("polarity", denial, "affirmed", text, each.a_span, other_span)
    return Reason("polarity", "affirmed", denial, text, other_span, each.b_span)
