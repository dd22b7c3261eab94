"""Editing claims in the plain loop, with the same signs as in the review screen and what each needs on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.cli.output import say
from verify.errors import InputError
from verify.types import ClaimRecord, Priority

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.outcomes import Edited

HELP = (
    "e TEXT reword; | TEXT | TEXT split; & NUMBERS = TEXT merge into this claim; + WORDS = TEXT add one from words of "
    "the article; - REASON set aside; i TEXT note; a NAME assign (a - nobody); ! high, low or normal priority"
)
EDITS = frozenset("e|&+-")
REMARKS = frozenset("ia!")
_NEXT = {Priority.NORMAL: Priority.HIGH, Priority.HIGH: Priority.LOW, Priority.LOW: Priority.NORMAL}


def edit(desk: Desk, shown: ClaimRecord, sign: str, rest: str) -> Edited:
    """Edit a claim as it was told; a colleague's change in between is not overwritten.

    Raises:
        InputError: when what the edit needs is not on the line.
    """
    from verify.desk.editing import NewPassage, Part

    seen = {shown.id: shown.version}
    before, equals, after = (part.strip() for part in rest.partition("="))
    text = after if equals else None
    match sign:
        case "e":
            return desk.reword(shown.id, rest, expected=seen)
        case "|":
            return desk.split(shown.id, [Part(part) for part in rest.split("|") if part.strip()], expected=seen)
        case "&":
            return desk.merge([shown.id, *_numbers(before)], text, expected=seen)
        case "+":
            return desk.add_claim(shown.article, NewPassage(quote=before, text=text))
        case _:
            return desk.set_aside([shown.id], rest, expected=seen)


def remark(desk: Desk, shown: ClaimRecord, sign: str, rest: str) -> None:
    """Note something about a claim, or say who is to look at it and how soon."""
    seen = {shown.id: shown.version}
    match sign:
        case "i":
            say(f"note: {desk.note(shown.id, rest).text}")
        case "a":
            name = None if rest == "-" else desk.reviewer if rest == "me" else rest
            desk.assign([shown.id], name, expected=seen)
            say(f"for {name or 'nobody'}")
        case _:
            (now,) = desk.prioritise([shown.id], _NEXT[shown.priority], expected=seen)
            say(f"{now.priority} priority")


def _numbers(text: str) -> list[int]:
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        raise InputError("Claims are merged by their numbers.", "For example: & 12 13 = What they say as one.")
    return [int(word) for word in words]
