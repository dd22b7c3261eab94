"""What a line of the claim list says, and in which order, before any colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.wrapping import fit
from verify.types import Certainty, ClaimLine, Standing
from verify.wording import STANDING_GLYPHS, STATUS_GLYPHS, one_line

FLAG_GLYPHS = {"conflict": "≠", "duplicate": "=", "update": "→"}

_OFF_THE_LIST = {"set aside": "aside", "superseded": "replaced", "withdrawn": "undone"}
_STATUS_CELLS = len("○ disputed ")
_FLAG_CELLS = len("≠=→ ")
_INDENT = 2
_COLON = ": "
_LEAD_SHARE = 3  # who says it takes at most a third of the room for the words,
_LEAD_CELLS = len("unverified…: ")  # or this much, the longest certainty
_NOT_PLAIN = frozenset({Certainty.HEDGED, Certainty.UNVERIFIED, Certainty.DENIED})


class Piece(NamedTuple):
    """A part of a line and the role that decides its style: a status, ``flag``, ``lead`` or ``text``."""

    text: str
    role: str


def state_words(status: str) -> str:
    """A state as glyph and word: ``✓ verified``."""
    return f"{STATUS_GLYPHS[status]} {status}"


def standing_words(standing: str) -> str:
    """Why a claim is not on the list, as glyph and word: ``– aside``."""
    return f"{STANDING_GLYPHS[standing]} {_OFF_THE_LIST[standing]}"


def flag_words(kind: str) -> str:
    """A kind of flag as glyph and word: ``≠ conflict``."""
    return f"{FLAG_GLYPHS[kind]} {kind}"


def lead_of(speaker: str | None, certainty: str) -> str:
    """What keeps a claim from reading as bare fact: how sure it is, unless plainly asserted, and its speaker."""
    parts = [certainty] if certainty in _NOT_PLAIN else []
    if speaker:
        parts.append(one_line(speaker))
    return f"{', '.join(parts)}{_COLON}" if parts else ""


def claim_row(line: ClaimLine, width: int) -> Sequence[Piece]:
    """One claim in ``width`` cells: state, flags, who says it, and as much of it as fits."""
    room = max(width - _STATUS_CELLS - _FLAG_CELLS, 0)
    share = min(max(room // _LEAD_SHARE, _LEAD_CELLS), room)
    lead = short_lead(lead_of(line.speaker, line.certainty), share)
    return (
        *_state(line),
        Piece(lead, "lead"),
        Piece(fit(one_line(line.text), max(room - cell_len(lead), 0)), "text"),
    )


def claim_rows(line: ClaimLine, width: int) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """One claim in two lines of ``width`` cells: state, flags and who says it; below, its words."""
    room = max(width - _STATUS_CELLS - _FLAG_CELLS, 0)
    lead = fit(lead_of(line.speaker, line.certainty), room)
    words = fit(one_line(line.text), max(width - _INDENT, 0))
    return (*_state(line), Piece(lead, "lead")), (Piece(" " * _INDENT + words, "text"),)


def _state(line: ClaimLine) -> tuple[Piece, Piece]:
    glyphs = "".join(FLAG_GLYPHS[flag] for flag in line.flags)
    if line.standing is not Standing.LISTED:
        return Piece(fit(standing_words(line.standing), _STATUS_CELLS), "lead"), Piece(fit(glyphs, _FLAG_CELLS), "flag")
    return Piece(fit(state_words(line.status), _STATUS_CELLS), line.status), Piece(fit(glyphs, _FLAG_CELLS), "flag")


def short_lead(lead: str, room: int) -> str:
    """A lead in ``room`` cells at most, its colon kept."""
    if cell_len(lead) <= room:
        return lead
    return fit(lead.removesuffix(_COLON), max(room - len(_COLON), 0)) + _COLON


def counted(claims: int) -> str:
    """``1 claim``, ``3 claims``."""
    return numbered(claims, "claim")


def numbered(count: int, noun: str) -> str:
    """``1 source``, ``3 sources``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
