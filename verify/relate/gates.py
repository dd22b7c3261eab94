"""Whether one difference is enough to say that two claims cannot both be true.

A gate for each slot. What they have in common: the less two claims share, the nearer the two values must hang, for
two alike events are more common than two versions of one.
"""

from __future__ import annotations

from collections.abc import Callable

from verify.relate.difference import Difference
from verify.relate.frame import Frame
from verify.relate.thresholds import CLOSE, FEW, HALF, MOSTLY, NEARLY_ALL, PLENTY, SEVERAL, VERY_CLOSE
from verify.relate.timing import Timing

_DATED = 2.6  # weight shared beside two dates; a date itself is rarely a chance
_EVEN = 0.5  # share without which two places are of two events
_MUCH = 0.6  # share from which what is denied in another claim is another version, not another event
# Of what is denied, the share that the other claim must speak of: where it has the denied word, where it has another
# in its place, where the denial is an aside, and where no name makes it one event.
_DENIED, _DENIED_OTHERWISE, _DENIED_ASIDE, _DENIED_UNANCHORED = 0.35, 0.5, 0.7, 0.75


def decides(difference: Difference, frame: Frame, when: Timing) -> bool:
    """Whether a difference passes the gate of its slot."""
    slot = difference.slot
    if slot in _MODES:
        return (frame.both >= MOSTLY or not when.apart) and _MODES[slot](difference, frame)
    if slot in _TELL_APART or not _same_statement(difference, frame):
        return False
    if slot == "date" and difference.a >= 0:
        return _dates_in_words(difference, frame, when)
    return not when.apart and _GATES[slot](difference, frame)


def _same_statement(difference: Difference, frame: Frame) -> bool:
    """Whether the predicates are aligned, or so much else is that they need not be."""
    counted = difference.slot == "quantity" and difference.near >= VERY_CLOSE
    enough = frame.shared >= (_DATED if difference.slot == "date" else SEVERAL)
    return frame.predicate or (frame.both >= HALF and (enough or counted))


def _certainty(_: Difference, frame: Frame) -> bool:
    return (frame.predicate and frame.shared >= FEW) or frame.shared >= (SEVERAL if frame.both >= HALF else PLENTY)


def _polarity(difference: Difference, frame: Frame) -> bool:
    near = difference.near
    if not frame.predicate and frame.shared < SEVERAL:
        return False
    if not frame.anchored:
        return near >= (_DENIED_OTHERWISE if frame.shared >= PLENTY and difference.sole else _DENIED_UNANCHORED)
    if difference.a >= 0 and difference.b >= 0:
        return near >= _DENIED
    return near >= _DENIED_OTHERWISE if difference.sole else near >= _DENIED_ASIDE and frame.both >= _MUCH


def _dates_in_words(difference: Difference, frame: Frame, when: Timing) -> bool:
    if when.resolved and when.apart and frame.both < MOSTLY:
        return False
    return difference.near >= (1 if frame.anchored else VERY_CLOSE) and frame.shared >= _DATED


def _implied_dates(_: Difference, frame: Frame) -> bool:
    return frame.anchored and frame.shared >= SEVERAL and frame.both >= NEARLY_ALL


def _place(difference: Difference, frame: Frame) -> bool:
    if difference.sole:
        return frame.anchored
    much = frame.shared >= PLENTY and frame.both >= MOSTLY
    return difference.near >= (1 if much else CLOSE) and frame.shared >= SEVERAL and frame.both >= _EVEN


def _quantity(difference: Difference, frame: Frame) -> bool:
    if not frame.anchored:
        enough = frame.shared >= FEW or frame.both >= NEARLY_ALL
        return difference.near >= VERY_CLOSE and frame.both >= HALF and enough
    return difference.near >= (1 if frame.both >= MOSTLY else CLOSE)


def _time(difference: Difference, frame: Frame) -> bool:
    if frame.anchored and difference.near >= VERY_CLOSE:
        return frame.shared >= FEW
    return difference.near >= (1 if frame.anchored else VERY_CLOSE) and frame.shared >= _DATED


def _label(difference: Difference, frame: Frame) -> bool:
    return frame.anchored and difference.near >= VERY_CLOSE and frame.shared >= PLENTY and frame.both >= _EVEN


def _direction(difference: Difference, frame: Frame) -> bool:
    if frame.both >= MOSTLY and frame.shared >= PLENTY:
        return frame.anchored and difference.near >= 1
    return frame.anchored and difference.near >= CLOSE and frame.both >= HALF


def _anchored(_: Difference, frame: Frame) -> bool:
    return frame.anchored


_TELL_APART = ("name", "thing", "order")  # these tell claims apart but set none against another
_MODES: dict[str, Callable[[Difference, Frame], bool]] = {"certainty": _certainty, "polarity": _polarity}
_GATES: dict[str, Callable[[Difference, Frame], bool]] = {
    "date": _implied_dates,
    "place": _place,
    "quantity": _quantity,
    "time": _time,
    "label": _label,
    "direction": _direction,
    "manner": _anchored,
    "agent": _anchored,
    "role": _anchored,
    "name order": _anchored,
}
