"""The differences by which two claims cannot both be true, each weighed in the light of the others."""

from __future__ import annotations

from verify.relate.comparison import Comparison
from verify.relate.difference import Difference
from verify.relate.gates import decides
from verify.relate.scores import SCORES
from verify.relate.thresholds import CLOSE, PLENTY
from verify.relate.tree import in_subject, is_predicate
from verify.types import Slots, UnitKind

# Slots that tell which event a claim is about: where they differ, another figure is no contradiction.
_IDENTITY = frozenset({"place", "date"})
_NAMES = (UnitKind.NAME, UnitKind.PLACE)
_FACTS = frozenset({"quantity", "direction"})
_PROPOSITION = frozenset({"place", "date", "quantity", "name", "direction"})


def conflicting(compared: Comparison) -> list[Difference]:
    """The differences that decide, none where the two claims can both be true."""
    deciding = [each for each in compared.differs if decides(each, compared.frame, compared.when)]
    if not deciding:
        return []
    ruled_out = _of_other_events(compared, deciding) | _of_other_things(compared)
    deciding = [each for each in deciding if each.slot not in ruled_out]
    if compared.frame.shared < PLENTY and _is_other_statement(compared, deciding):
        deciding = [each for each in deciding if each.slot != "certainty"]
    return [each for each in deciding if each.slot != "manner" or _happened(compared, each)]


def _of_other_events(compared: Comparison, deciding: list[Difference]) -> frozenset[str]:
    """Slots that say nothing because the claims are of different events, or of readings at different times."""
    ruled_out: set[str] = set()
    differs = compared.differs
    if sum(each.slot == "quantity" and bool(compared.a.units[each.a].measure) for each in differs) > 1:
        ruled_out.add("quantity")  # several figures that all differ are readings of different times, as of a share
    if any(_is_score(compared, each) for each in differs) and _each_names_another(compared):
        ruled_out |= {"quantity", "place"}  # the score of another match
    close = {each.slot for each in differs if each.near >= CLOSE}
    if "order" in close:
        ruled_out |= _FACTS | {"time"}  # the second quarter is not the third
    if close & (_FACTS | _IDENTITY):
        ruled_out.add("label")  # another of its kind, of which other things are said
    if close & _FACTS:
        ruled_out.add("date")  # another day, another figure
    if close & _IDENTITY and close & _FACTS & {each.slot for each in deciding}:
        ruled_out |= _FACTS | _IDENTITY
    if compared.when.gap and compared.when.events:
        ruled_out |= {each.slot for each in deciding} - {"date", "certainty"}
    return frozenset(ruled_out)


def _is_score(compared: Comparison, each: Difference) -> bool:
    return each.slot == "quantity" and compared.a.units[each.a].measure in SCORES


def _each_names_another(compared: Comparison) -> bool:
    sides = ((compared.a, compared.found.only_a), (compared.b, compared.found.only_b))
    return all(any(slots.units[i].kind in _NAMES and not slots.units[i].shell for i in left) for slots, left in sides)


def _of_other_things(compared: Comparison) -> frozenset[str]:
    """Slots that say nothing because the claims are of different subjects, or one of what never happened."""
    other = _other_subject(compared)
    return _FACTS if other or _is_unreal(compared.a) != _is_unreal(compared.b) else frozenset()


def _is_unreal(slots: Slots) -> bool:
    return any(unit.role == "unreal" for unit in slots.units)


def _other_subject(compared: Comparison) -> bool:
    """Whether two claims say alike things of different names: "Sweden won", "Tunisia lost"."""
    a, b = compared.a.units, compared.b.units
    ours, theirs = _subject_names(compared.a), _subject_names(compared.b)
    our_labels = {a[i].key for i in ours if a[i].key.isdigit()}
    their_labels = {b[j].key for j in theirs if b[j].key.isdigit()}
    if our_labels and their_labels and our_labels.isdisjoint(their_labels):
        return True
    pairs = compared.found.pairs
    if any(pairs.get(i) in theirs for i in ours):
        return False
    met = ours <= pairs.keys() and theirs <= set(pairs.values())
    if met and any(_is_score(compared, each) for each in compared.differs):
        return False  # a score is of both, whoever is spoken of: "beat", "lost to"
    return bool(ours and theirs)


def _subject_names(slots: Slots) -> set[int]:
    return {i for i in in_subject(slots.units) if slots.units[i].kind in _NAMES}


def _is_other_statement(compared: Comparison, deciding: list[Difference]) -> bool:
    """Whether the claims differ in what they say, so that how sure each is of it is not to be compared."""
    return any(each.slot in _PROPOSITION and each.near >= CLOSE and each not in deciding for each in compared.differs)


def _happened(compared: Comparison, each: Difference) -> bool:
    """Whether both claims say that it happened: a plan to overthrow overthrows nobody."""
    return is_predicate(compared.a.units, each.a) and is_predicate(compared.b.units, each.b)
