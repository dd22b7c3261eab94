"""The language of filters, for the filter bar and the command line: ``status:pending speaker:ministry some words``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple

from verify.errors import InputError
from verify.types import Certainty, ClaimFilter, Priority, RelationKind, Standing, Status

# A word, or words in quotation marks of which the closing one may be missing; a field and a colon may stand before.
_PART = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*"?|(?(field)\S*|\S+))')
_NAME = re.compile(r"[^\W_][\w-]*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
ME = "me"
"""The assignee that means whoever filters."""
_EXAMPLE = 'For example: status:pending speaker:ministry flag:conflict "two days"'


class _Field(NamedTuple):
    """What a field filters by: the part of a ``ClaimFilter``, how its value is read, and what it takes."""

    part: str
    read: Callable[[str, str], Any]
    takes: str


class _Typed(NamedTuple):
    """A part of a filter as it was typed: ``raw`` with its quotation marks, ``value`` without."""

    raw: str
    field: str | None
    value: str


def parse_filter(typed: str, article_id: int | None = None) -> ClaimFilter:
    """Read a filter; words without a field are looked for in the claims' text, as one phrase.

    A value may be shortened to its first letters (``status:p``) and quoted when it has spaces.

    Raises:
        InputError: when a field is unknown, given twice, or has a value it cannot take.
    """
    values: dict[str, Any] = {}
    words: list[str] = []
    for part in _parts(typed):
        if part.field is None:
            words.append(part.value)
            continue
        field = _FIELDS.get(part.field)
        if field is None:
            raise InputError(f"There is no field {part.field}: to filter by.", f"Fields are {', '.join(_FIELDS)}.")
        if field.part in values:
            raise InputError(f"The filter names {part.field}: twice.", "Name it once.")
        if not part.value:
            raise InputError(f"The filter says nothing after {part.field}:", _EXAMPLE)
        values[field.part] = field.read(part.field, part.value)
    return replace(ClaimFilter(article_id=article_id, text=" ".join(words) or None), **values)


def with_saved(typed: str, saved: Mapping[str, str]) -> str:
    """The filter with each ``@name`` replaced by what is saved under it; ``"@name"`` is a word like any other.

    Raises:
        InputError: when nothing is saved under a name.
    """
    found = []
    for part in _parts(typed):
        name = part.raw.removeprefix("@")
        if part.raw == name or not _NAME.fullmatch(name):
            found.append(part.raw)
        elif name in saved:
            found.append(saved[name])
        else:
            known = f"Saved are {', '.join(saved)}." if saved else "Nothing is saved yet."
            raise InputError(f"No filter is saved as {name}.", known)
    return " ".join(found)


def chips(typed: str) -> list[str]:
    """The filter in its parts, each as it is typed: every field, then the words as one."""
    parts = list(_parts(typed))
    words = " ".join(part.raw for part in parts if part.field is None)
    return [part.raw for part in parts if part.field is not None] + ([words] if words else [])


def joined(words: Iterable[str]) -> str:
    """One filter of the words of a command line, where the shell has taken the quotation marks away."""
    return " ".join(_quoted(word) for word in words)


def check_name(name: str) -> None:
    """Refuse a name that ``@name`` could not call.

    Raises:
        InputError: when it is not one word.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"A filter cannot be saved as {name!r}.", "Take one word of letters, digits and hyphens.")


def field_help() -> list[tuple[str, str]]:
    """Each field and what it takes."""
    return [(name, field.takes) for name, field in _FIELDS.items()]


def _parts(typed: str) -> Iterator[_Typed]:
    for part in _PART.finditer(typed):
        yield _Typed(part[0], part["field"], part["value"].strip('"'))


def _quoted(word: str) -> str:
    if not re.search(r"\s", word) or '"' in word:
        return word
    field, colon, value = word.partition(":")
    return f'{field}:"{value}"' if colon and field in _FIELDS else f'"{word}"'


def _one_of(kinds: type[StrEnum], *without: StrEnum) -> tuple[Callable[[str, str], StrEnum], str]:
    known = [kind for kind in kinds if kind not in without]

    def read(field: str, value: str) -> StrEnum:
        meant = [kind for kind in known if kind.startswith(value.lower())]
        if len(meant) != 1:
            raise InputError(f"{field}: cannot be {value}.", f"It takes {', '.join(known)}.")
        return meant[0]

    return read, ", ".join(known)


def _words(_field: str, value: str) -> str:
    return value


def _date(field: str, value: str) -> str:
    if not _DATE.fullmatch(value):
        raise InputError(
            f"{field}: cannot be {value}.", "It takes a year, a month or a day: 2024, 2024-12, 2024-12-08."
        )
    return value


_FIELDS = {
    "status": _Field("status", *_one_of(Status)),
    "flag": _Field("flag", *_one_of(RelationKind, RelationKind.NONE)),
    "certainty": _Field("certainty", *_one_of(Certainty)),
    "speaker": _Field("speaker", _words, "part of the speaker's name"),
    "article": _Field("article", _words, "part of the article's short name"),
    "assignee": _Field("assignee", _words, "who is to look at it; me is the reviewer"),
    "priority": _Field("priority", *_one_of(Priority)),
    "note": _Field("note", _words, "part of a note on it"),
    "standing": _Field("standing", *_one_of(Standing)),
    "date": _Field("occurred_on", _date, "when it happened: a year, a month or a day, as 2024-12"),
}
