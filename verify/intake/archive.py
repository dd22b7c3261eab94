"""Reading an archive of earlier checks: JSON Lines, JSON (schema.org ClaimReview among it), a page with it, or CSV.

The format is told by the content, so it does not matter what the file is called. All of it is read before
anything is handed on: one bad line and nothing is imported.
"""

from __future__ import annotations

from verify.errors import InputError
from verify.intake.archive_fields import check_of, is_aside
from verify.intake.archive_rows import rows_of
from verify.types import EarlierCheck
from verify.wording import one_line


def read_checks(raw: bytes, source: str) -> list[EarlierCheck]:
    """The checks of an archive, each once, in the order of the file.

    Args:
        raw: the bytes of the file, UTF-8.
        source: what to call it in a message.

    Raises:
        InputError: when it is no such file, holds no checks, or a line of it is bad; the line is named.
    """
    name = one_line(source)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}).", "Save it as UTF-8 and try again.") from error
    seen: dict[str, tuple[str, EarlierCheck]] = {}
    for place, row in rows_of(text, name):
        if is_aside(row):
            continue
        try:
            check = check_of(row)
        except ValueError as error:
            raise InputError(f"{place} of {name}: {one_line(str(error))}.", "Mend it; nothing was imported.") from error
        first, other = seen.setdefault(check.key, (place, check))
        if other != check:
            raise InputError(
                f"{place} of {name} has the id {one_line(check.key)}, which {first} has, but differs from it.",
                "Give each check an id of its own; nothing was imported.",
            )
    if not seen:
        raise InputError(f"{name} holds no earlier checks.", "It needs at least one with a text.")
    return [check for _, check in seen.values()]
