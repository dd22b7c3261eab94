"""Whether a conflict is one of facts: of two statements of which only one can be so.

Most news is full of statements that sound opposed and are not: the figures of two groups, what is denied of a part and
said of the whole, the first plan and the final one.
"""

from __future__ import annotations

from verify.relate.comparison import Comparison
from verify.relate.conflicts import conflicting
from verify.relate.difference import Difference
from verify.relate.lexicon import words
from verify.relate.matter import of_others, same_doers
from verify.relate.scores import SHARES
from verify.relate.thresholds import LONG, MOSTLY
from verify.relate.tree import below, is_predicate
from verify.types import Slots, UnitKind

_ALL = 0.75  # by weight: a given name or a link may be left out
_RATES = frozenset({"percent", "point", SHARES})
_TELLING = (UnitKind.THING, UnitKind.NAME, UnitKind.PLACE, UnitKind.NUMBER, UnitKind.DATE)


def of_facts(compared: Comparison) -> bool:
    """Whether a difference that decides sets two facts against each other."""
    if _word_for_word(compared):
        return True
    if _one_voice(compared) and all(_left(compared)):
        return False  # what one text tells side by side it means to tell apart
    differs = conflicting(compared)
    if len(differs) > 1 and any(each.slot == "role" for each in differs):
        return False  # what is said of one is said otherwise of the other
    figures = [each for each in differs if each.slot == "quantity"]
    if figures and not any(_is_one_figure(compared, each) for each in figures):
        return False  # other figures are of other things, of which all may be said
    return any(_sets_facts_apart(compared, each) for each in differs)


def _word_for_word(compared: Comparison) -> bool:
    """Whether so much is said alike by two articles that it is one event."""
    frame = compared.frame
    return frame.shared >= LONG and frame.both >= MOSTLY and not _one_article(compared)


def _sets_facts_apart(compared: Comparison, each: Difference) -> bool:
    match each.slot:
        case "polarity":
            return _is_affirmed(compared, each)
        case "direction":
            which = _tells_which(compared.a, each.a) and _tells_which(compared.b, each.b)
            return not which and _is_possible(compared.a) is _is_possible(compared.b)
        case "role":
            return _takes_part(compared.a, each.a) and _takes_part(compared.b, each.b) and not of_others(compared)
        case _:
            return True


def _is_affirmed(compared: Comparison, each: Difference) -> bool:
    """Whether one claim says of the same all that the other denies: who did not pay in full may have paid."""
    a, b = compared.a, compared.b
    if each.a < 0 or each.b < 0 or each.near < _ALL:
        return False
    if a.speaker and _one_voice(compared):
        return False  # who is quoted twice answers somebody
    one, two = _governor(a, each.a), _governor(b, each.b)
    if is_predicate(a.units, each.a) is not is_predicate(b.units, each.b) or not same_doers(compared, one, two):
        return False
    thought = words("certainty", "thinks")
    return not {a.units[one].key, b.units[two].key} & thought or _all_met(compared, one, two)


def _all_met(compared: Comparison, one: int, two: int) -> bool:
    pairs = compared.found.pairs
    ours, theirs = below(compared.a.units, one), below(compared.b.units, two)
    return ours <= pairs.keys() and theirs <= set(pairs.values())


def _governor(slots: Slots, index: int) -> int:
    """What a denied word is denied of: of "no plans" in "has no plans", the having."""
    unit = slots.units[index]
    return unit.head if unit.role in ("subject", "object") and unit.head >= 0 else index


def _is_one_figure(compared: Comparison, each: Difference) -> bool:
    """Whether two figures are of the same things, as far as both claims tell what they count."""
    ours, theirs = _left(compared)
    if compared.a.units[each.a].measure in _RATES and (ours or theirs or _is_asked(compared)):
        return False  # of other voters, another part, or another day's poll
    return not ((ours or theirs) and _one_voice(compared))


def _is_asked(compared: Comparison) -> bool:
    """Whether a share is what people said who were asked, and not what was counted."""
    return not words("units", "readings").isdisjoint(compared.a.keys & compared.b.keys)


def _left(compared: Comparison) -> tuple[set[int], set[int]]:
    """What tells things apart in each claim, and has no counterpart in the other."""
    met = [each for each in compared.differs if each.near >= 1]
    ours = set(compared.found.only_a) - {each.a for each in met}
    theirs = set(compared.found.only_b) - {each.b for each in met}
    return _telling(compared.a, ours), _telling(compared.b, theirs)


def _telling(slots: Slots, left: set[int]) -> set[int]:
    return {index for index in left if slots.units[index].kind in _TELLING and not slots.units[index].shell}


def _one_article(compared: Comparison) -> bool:
    a, b = compared.a, compared.b
    return bool(a.story.keys) and a.story == b.story and a.published == b.published


def _one_voice(compared: Comparison) -> bool:
    return _one_article(compared) and compared.a.speaker == compared.b.speaker


def _is_possible(slots: Slots) -> bool:
    """Whether a claim only says what can or should be."""
    return not words("certainty", "possible").isdisjoint(slots.text.lower().split())


def _tells_which(slots: Slots, index: int) -> bool:
    """Whether a word only tells which thing is meant: "the first draft"."""
    unit = slots.units[index]
    return unit.role == "modifier" and unit.head >= 0 and slots.units[unit.head].role in ("subject", "object")


def _takes_part(slots: Slots, index: int) -> bool:
    """Whether a word stands for somebody in what happened, and does not only qualify another."""
    return slots.units[index].role != "modifier"
