"""A long list of claims as columns of numbers: some ten bytes for each claim."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from verify.types.records import Status

STATUS_CODES = {status: ord(status[0]) for status in Status}
"""A status as one byte: the first letter of its name."""


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """A stretch of a list of claims, in its order, each part as long as the others.

    ``ids`` are the claims, ``states`` their verdicts by ``STATUS_CODES``; ``firsts`` has for each article
    the position in the stretch of its first claim, in their order. ``last`` when nothing comes after it.
    """

    ids: array[int]
    states: bytes
    firsts: dict[int, int]
    last: bool = True


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter in words under a name of one word, and who saved it last."""

    name: str
    words: str
    saved_by: str
