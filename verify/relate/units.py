"""From tokens to units: each with its kind, its place in the tree and its weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.relate.dates import DateWords
from verify.relate.judgements import Framing
from verify.relate.lexicon import words
from verify.relate.names import in_one_name
from verify.relate.normalise import plain
from verify.relate.numbers import Number, find_numbers
from verify.relate.roles import first_conjunct, role_of
from verify.relate.words import LIGHT, phrases_and_places, unit_at, word_unit
from verify.types import Token, Unit, UnitKind

_WEIGHTS = {
    UnitKind.ACTION: 1.0,
    UnitKind.THING: 1.0,
    UnitKind.QUALITY: 0.6,
    UnitKind.NAME: 1.2,
    UnitKind.PLACE: 1.2,
    UnitKind.NUMBER: 1.0,
    UnitKind.DATE: 0.7,
    UnitKind.LINK: 0.3,
}
_GIVEN_NAME = 0.4  # of a name's words all but the last: "Bashar al-Assad" is one man
_SHELL = 0.25  # who said so, as a share of what was said
_MOST = 200  # units of one claim; what is longer is no sentence, and would cost its square to compare
_LIGHT_WEIGHT = 0.3


def find_units(
    tokens: Sequence[Token], frame: Framing, dates: Sequence[DateWords]
) -> tuple[tuple[Unit, ...], list[int]]:
    """The units in text order, and for each token the unit it is in (-1: none)."""
    made = _loose_units(tokens, frame, dates)
    owner = [-1] * len(tokens)
    for position, (first, last, _) in enumerate(made):
        owner[first : last + 1] = [position] * (last - first + 1)
    names = in_one_name(tokens)
    units = []
    for position, (first, last, unit) in enumerate(made):
        top = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
        member = first_conjunct(tokens, top)
        shell = top in frame.shell
        weight = _LIGHT_WEIGHT if unit.key in LIGHT else _WEIGHTS[unit.kind]
        weight *= (_SHELL if shell else 1.0) * _name_share(made, names, position)
        head = unit_of(tokens, owner, tokens[member].head)
        role = "at:to" if unit.kind is UnitKind.NUMBER and _is_reached(tokens, member) else role_of(tokens, member)
        units.append(replace(unit, head=head, role=role, weight=round(weight, 3), group=names[first], shell=shell))
    return tuple(units), owner


def _loose_units(tokens: Sequence[Token], frame: Framing, dates: Sequence[DateWords]) -> list[tuple[int, int, Unit]]:
    """The units with their first and last token, not yet hung into a tree: dates, numbers, places, then words."""
    made: list[tuple[int, int, Unit]] = []
    taken: set[int] = set(frame.dropped)
    for each in dates:
        if each.first not in taken:
            taken.update(range(each.first, each.last + 1))
            made.append((each.first, each.last, unit_at(tokens, each.first, each.last, each.key, UnitKind.DATE)))
    for number in find_numbers(tokens, taken):
        taken.update(range(number.first, number.last + 1))
        made.append((number.first, number.last, _number(tokens, number)))
    made.extend(phrases_and_places(tokens, taken))
    for index, token in enumerate(tokens):
        word = None if index in taken else word_unit(token)
        if word is not None:
            made.append((index, index, word))
    return sorted(made, key=lambda each: each[0])[:_MOST]


def _number(tokens: Sequence[Token], number: Number) -> Unit:
    if not number.measure and _is_label(tokens, number.first):
        return unit_at(tokens, number.first, number.last, plain(tokens[number.first].text), UnitKind.NAME)
    value = number.low if number.low is not None else number.high
    key = f"{value:.12g}"
    if None not in (number.low, number.high) and number.low != number.high:
        key += f"-{number.high:.12g}"
    return replace(
        unit_at(tokens, number.first, number.last, key, UnitKind.NUMBER),
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        measure=number.measure,
    )


def _is_reached(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is what a figure came to, though no "to" says so: "the toll reached 60"."""
    head = tokens[index].head
    return tokens[index].deprel == "obj" and plain(tokens[head].lemma) in words("units", "reaching")


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number names one of a kind rather than counting: "Flight 77", "posts 542 and 543", "STS-1"."""
    if not tokens[index].text.isdigit():
        return False
    first = first_conjunct(tokens, index)
    head = tokens[first].head
    if index and tokens[index - 1].text.lower() in ("no", "no.", "number", "#"):
        return True
    if any(each.head == first and each.deprel == "case" for each in tokens):
        return False  # "a limit of 50"
    return 0 <= head < first and first - head <= 2 and tokens[head].upos in ("NOUN", "PROPN")  # noqa: PLR2004 - "STS-1"


def _name_share(made: Sequence[tuple[int, int, Unit]], names: Sequence[int], position: int) -> float:
    """The share of its weight that a unit keeps: a name counts little more than its last word."""
    first, _, unit = made[position]
    if unit.kind is not UnitKind.NAME or position + 1 == len(made):
        return 1.0
    following, _, after = made[position + 1]
    return _GIVEN_NAME if names[following] == names[first] and after.kind is UnitKind.NAME else 1.0


def unit_of(tokens: Sequence[Token], owner: Sequence[int], index: int) -> int:
    """The unit of the token at ``index``, or of the nearest token above it that has one."""
    steps = 0
    while index >= 0 and steps <= len(tokens):
        if owner[index] >= 0:
            return owner[index]
        index = tokens[index].head
        steps += 1
    return -1
