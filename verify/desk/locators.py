"""Where a source is found that is no web page, in words of one form: document and page, interview, call, timecode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from verify.errors import InputError
from verify.wording import one_line

_PAGE = re.compile(r"[\w.]{1,12}(?:\s?[-–]\s?[\w.]{1,12})?")
_TIMECODE = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")
_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?: (?:[01]\d|2[0-3]):[0-5]\d)?")


class LocatorKind(StrEnum):
    """What kind of source a locator leads to; ``search`` is one that found nothing, which is a finding, too."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    CALL = "call"
    RECORDING = "recording"
    SEARCH = "search"


_WORDS = {
    LocatorKind.DOCUMENT: "{}",
    LocatorKind.INTERVIEW: "interview with {}",
    LocatorKind.CALL: "call with {}",
    LocatorKind.RECORDING: "{}",
    LocatorKind.SEARCH: "searched {}: nothing found",
}


@dataclass(frozen=True, slots=True)
class Locator:
    """A source by its kind: ``what`` or who it is, and where or when in it.

    ``page`` belongs to a document ("3", "3-5", "iv"), ``timecode`` to a recording ("12:30", "1:02:30"), ``on`` to the
    others: the day, or the day and the time ("2026-03-09 14:20").
    """

    kind: LocatorKind
    what: str
    page: str | None = None
    timecode: str | None = None
    on: str | None = None

    def words(self) -> str:
        """The locator as it is stored and shown.

        Raises:
            InputError: when a part is missing, has the wrong form, or belongs to another kind.
        """
        what = one_line(self.what)
        if not what:
            raise InputError("The locator names no source.", "Say with --locator what or who it is.")
        place = {
            LocatorKind.DOCUMENT: _part("page", self.page, _PAGE, "3, 3-5 or iv"),
            LocatorKind.RECORDING: _part("timecode", self.timecode, _TIMECODE, "12:30 or 1:02:30"),
        }.get(self.kind, _part("day", self.on, _MOMENT, "2026-03-09 or 2026-03-09 14:20"))
        if sum(each is not None for each in (self.page, self.timecode, self.on)) > (place is not None):
            raise InputError(
                f"That does not go with a source of the kind {self.kind}.",
                "A page belongs to a document, a timecode to a recording, a day to an interview, call or search.",
            )
        named = _WORDS[self.kind].format(f"{what}, {place}" if self.kind is LocatorKind.SEARCH and place else what)
        if place is None or self.kind is LocatorKind.SEARCH:
            return named
        joint = {LocatorKind.DOCUMENT: ", page ", LocatorKind.RECORDING: " at "}.get(self.kind, ", ")
        return f"{named}{joint}{place}"


def _part(name: str, value: str | None, form: re.Pattern[str], example: str) -> str | None:
    if value is not None and not form.fullmatch(value.strip()):
        raise InputError(f"{one_line(value)!r} is no {name}.", f"Write it as {example}.")
    return value.strip() if value else None
