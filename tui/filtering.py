"""The filter bar's language: ``status:pending speaker:ministry flag:conflict some words``."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.errors import InputError
from verify.types import ClaimFilter, RelationKind, Status

# A word, or words in quotation marks of which the closing one may be missing; a field and a colon may stand before.
_PART = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*"?|(?(field)\S*|\S+))')

_STATUSES = tuple(str(status) for status in Status)
_FLAGS = tuple(str(kind) for kind in RelationKind if kind is not RelationKind.NONE)
_EXAMPLE = 'For example: status:pending speaker:ministry flag:conflict "two days"'


def parse_filter(typed: str, article_id: int | None = None) -> ClaimFilter:
    """Read what was typed in the filter bar; words without a field are looked for in the claims' text.

    A value may be shortened to its first letters (``status:p``) and quoted when it has spaces.

    Raises:
        InputError: when a field is unknown, given twice, or has a value it cannot take.
    """
    wanted = ClaimFilter(article_id=article_id)
    words: list[str] = []
    seen: set[str] = set()
    for part in _PART.finditer(typed):
        field, value = part["field"], part["value"].strip('"')
        if field is None:
            words.append(value)
            continue
        if field in seen:
            raise InputError(f"The filter names {field}: twice.", "Name it once.")
        if not value:
            raise InputError(f"The filter says nothing after {field}:", _EXAMPLE)
        seen.add(field)
        wanted = _with_field(wanted, field, value)
    return replace(wanted, text=" ".join(words) or None)


def _with_field(wanted: ClaimFilter, field: str, value: str) -> ClaimFilter:
    match field:
        case "status":
            return replace(wanted, status=Status(_one_of(field, value, _STATUSES)))
        case "flag":
            return replace(wanted, flag=RelationKind(_one_of(field, value, _FLAGS)))
        case "speaker":
            return replace(wanted, speaker=value)
        case _:
            raise InputError(f"There is no field {field}: to filter by.", _EXAMPLE)


def _one_of(field: str, value: str, known: tuple[str, ...]) -> str:
    meant = [each for each in known if each.startswith(value.lower())]
    if len(meant) != 1:
        raise InputError(f"{field}: cannot be {value}.", f"It takes {', '.join(known)}.")
    return meant[0]
