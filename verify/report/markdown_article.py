"""The article in Markdown, each claim between ⟦ and ⟧ with its state and number behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from verify.report.markdown_text import inert_piece
from verify.report.model import MarkedBlock, Piece, Report
from verify.report.words import GLYPH
from verify.types import BlockKind, Status

_LEGEND = (
    "Each claim stands between ⟦ and ⟧, followed by its state and number: "
    f"{GLYPH[Status.VERIFIED]} verified, {GLYPH[Status.DISPUTED]} disputed, {GLYPH[Status.PENDING]} pending."
)


def marked_article(report: Report) -> Iterator[str]:
    """Yield the article's blocks as one block quotation, a legend before it."""
    entries = {entry.id: entry for entry in report.claims}
    references = {key: f"[{GLYPH[entry.verdict.status]}{key}](#claim-{key})" for key, entry in entries.items()}
    starts = {key: entry.claim.start for key, entry in entries.items()}
    ends = {key: entry.claim.end for key, entry in entries.items()}
    yield _LEGEND
    blocks = (_block(block, references, starts, ends) for block in report.article.blocks)
    yield "\n>\n".join(f"> {block}" for block in blocks if block)


def _block(block: MarkedBlock, references: dict[int, str], starts: dict[int, int], ends: dict[int, int]) -> str:
    text = "".join(_piece(piece, references, starts, ends) for piece in block.pieces).strip()
    return f"**{text}**" if text and block.kind in (BlockKind.TITLE, BlockKind.HEADING) else text


def _piece(piece: Piece, references: dict[int, str], starts: dict[int, int], ends: dict[int, int]) -> str:
    """Claims over the very same words share one pair of marks."""
    opened = "⟦" * len({ends[claim] for claim in piece.opens})
    closed = "".join(
        f"⟧{' '.join(references[claim] for claim in claims)}"
        for _, claims in groupby(piece.closes, key=starts.__getitem__)
    )
    return f"{opened}{inert_piece(piece.text)}{closed}"
