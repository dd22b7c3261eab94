"""Everything that can go wrong in a way a user can do something about.

ClaimdeskError                  exit code 2, one line on stderr
 +-- InputError                 what was given cannot be used (a file, an option, a text)
 |    +-- NotFoundError         no such article, claim, flag or evidence
 +-- DatabaseError              the database cannot be used (locked, read-only, too new, not one)
 +-- StaleWriteError            somebody else changed the row first; nothing was written
 +-- UndoError                  there is nothing to undo, or a later change stands in the way
 +-- FetchError                 a source could not be fetched

A message has two parts: ``what`` names the thing and what is wrong with it, ``hint`` the next step.
"""

from __future__ import annotations

from enum import StrEnum


class ClaimdeskError(Exception):
    """The root of the tree. ``str()`` gives both parts on one line."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what} {hint}".strip())
        self.what = what
        self.hint = hint


class InputError(ClaimdeskError):
    """What was given cannot be used."""


class NotFoundError(InputError):
    """Nothing is stored under the name or number that was given."""


class DatabaseError(ClaimdeskError):
    """The database cannot be opened, read or written."""


class StaleWriteError(ClaimdeskError):
    """A row changed after it was read; ``what`` says who changed what, and nothing was written."""


class UndoError(ClaimdeskError):
    """There is nothing to undo, or a later change of the same row stands in the way."""


class FetchFailure(StrEnum):
    """Why a source could not be fetched, for those who decide when to try again.

    ``refused``: it may not be visited, because its address is none, or is not public. ``robots``: the site asks
    programs to keep out. ``rate-limited``: the host asked to be left alone for a while. ``timeout`` and
    ``unreachable``: no answer. ``too-large`` and ``unreadable``: an answer that cannot be used.
    """

    REFUSED = "refused"
    ROBOTS = "robots"
    RATE_LIMITED = "rate-limited"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"


class FetchError(ClaimdeskError):
    """A source could not be fetched.

    ``kind`` says why; ``retry_after`` for how many seconds to leave the host alone, where it said so.
    """

    def __init__(
        self,
        what: str,
        hint: str = "",
        *,
        kind: FetchFailure = FetchFailure.UNREADABLE,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(what, hint)
        self.kind = kind
        self.retry_after = retry_after
