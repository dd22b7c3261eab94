"""How closely a claim is dated by words that name no day: "at the end of the month" is some day of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.types import Unit, UnitKind

_PART = re.compile(r"\b(?:start|beginning|middle|end|close) of (?:the|this) (?P<of>week|month|year)\b", re.IGNORECASE)
_KEPT = {"week": 0, "month": len("2024-11"), "year": len("2024")}  # characters of the date that the words vouch for


def as_close_as_said(occurred_on: str | None, text: str, units: Sequence[Unit]) -> str | None:
    """The ISO 8601 date of a claim, as coarse as its words are where these are all it is dated by."""
    said = _PART.search(text)
    if not occurred_on or not said or any(unit.kind is UnitKind.DATE for unit in units):
        return occurred_on
    return occurred_on[: _KEPT[said["of"].lower()]] or None
