"""What went wrong, as a person should read it: a title, what it is, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from verify.errors import (
    ClaimdeskError,
    DatabaseError,
    FetchError,
    InputError,
    NotFoundError,
    StaleWriteError,
    UndoError,
)

_TITLES: tuple[tuple[type[ClaimdeskError], str], ...] = (
    (NotFoundError, "Not on the desk"),
    (InputError, "This cannot be used"),
    (DatabaseError, "The database cannot be used"),
    (StaleWriteError, "Somebody else was here first"),
    (UndoError, "Nothing was changed"),
    (FetchError, "The source could not be fetched"),
)
_KEPT = "What was decided before is saved."


class Failure(NamedTuple):
    """The three parts of a failure."""

    title: str
    what: str
    hint: str


def failure_of(error: BaseException | None) -> Failure:
    """Tell an error; one that is not the desk's own is a fault of the program and says so."""
    if isinstance(error, ClaimdeskError):
        title = next((title for kind, title in _TITLES if isinstance(error, kind)), "This did not work")
        return Failure(title, error.what, error.hint)
    return Failure(
        "A fault in Claimdesk",
        f"{type(error).__name__}: {error}",
        f"{_KEPT} Please report this, with what you were doing.",
    )
