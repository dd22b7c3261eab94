"""Breaking text into lines by the cells it takes on a terminal, told in code points."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells, set_cell_size

_WORD = re.compile(r"[^\S\n]*\S+")
_ELLIPSIS = "…"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of ``text`` starts and ends, in code points, when it is ``width`` cells wide.

    Lines break at spaces and line feeds; a longer word is broken between its characters, a combining
    mark never parted from what it combines with. White space at a break belongs to no line. An empty
    line of the text is an empty line here. ``width`` is at least 2, for the widest character.
    """
    lines: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        lines.extend((offset + start, offset + end) for start, end in _wrap_paragraph(paragraph, max(width, 2)))
        offset += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, end, used = 0, 0, 0
    for word in _WORD.finditer(text):
        size = cell_len(word[0])
        if used + size <= width:
            end, used = word.end(), used + size
            continue
        if end > start:  # even when it takes no cells
            lines.append((start, end))
        start = word.end() - len(word[0].lstrip())
        # Nothing but characters without width gives no pieces.
        pieces = chop_cells(text[start : word.end()], width) or [text[start : word.end()]]
        for piece in pieces[:-1]:
            lines.append((start, start + len(piece)))
            start += len(piece)
        end, used = word.end(), cell_len(pieces[-1])
    lines.append((start, end))
    return lines


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: padded, or cut with an ellipsis."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(width - 1, 0)) + _ELLIPSIS[: max(width, 0)]
    return set_cell_size(text, width)
