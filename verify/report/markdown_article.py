"""The article in Markdown, its claims between ⟦ and ⟧ with their state and number."""

from __future__ import annotations

from collections.abc import Iterator

from verify.report.markdown_text import inert_piece
from verify.report.model import MarkedBlock, Piece, Report
from verify.report.words import GLYPH
from verify.types import BlockKind, Status

_LEGEND = (
    "Claims stand between ⟦ and ⟧. Where one ends, its state and number follow: "
    f"{GLYPH[Status.VERIFIED]} verified, {GLYPH[Status.DISPUTED]} disputed, {GLYPH[Status.PENDING]} pending."
)


def marked_article(report: Report) -> Iterator[str]:
    """Yield a legend, then the article's blocks as one block quotation."""
    references = {entry.id: f" [{GLYPH[entry.verdict.status]}{entry.id}](#claim-{entry.id})" for entry in report.claims}
    yield _LEGEND
    blocks = (_block(block, references) for block in report.article.blocks)
    yield "\n>\n".join(f"> {block}" for block in blocks if block)


def _block(block: MarkedBlock, references: dict[int, str]) -> str:
    text = "".join(_piece(piece, references) for piece in block.pieces).strip()
    return f"**{text}**" if text and block.kind in (BlockKind.TITLE, BlockKind.HEADING) else text


def _piece(piece: Piece, references: dict[int, str]) -> str:
    """One pair of marks around claims that overlap: where each of them begins is told with the claim."""
    opened = "⟦" if piece.claims and piece.claims == piece.opens else ""
    closed = "⟧" if piece.claims and set(piece.claims) == set(piece.closes) else ""
    return f"{opened}{inert_piece(piece.text)}{''.join(references[claim] for claim in piece.closes)}{closed}"
