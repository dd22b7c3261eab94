"""Marking the claims in the article's text, in place, however they overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.report.model import MarkedBlock, Piece
from verify.types import Block, BlockKind, Status

_CAUTION = (Status.DISPUTED, Status.PENDING, Status.VERIFIED)


@dataclass(frozen=True, slots=True)
class Span:
    """The characters of one claim and its verdict. Never empty."""

    claim: int
    start: int
    end: int
    status: Status


def marked_blocks(text: str, blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[MarkedBlock, ...]:
    """Cut the text into blocks and each block into pieces under the same claims.

    The pieces in a row are exactly ``text``: white space between blocks belongs to the block before
    it (at the start: to the first), and other text outside all blocks becomes a paragraph.
    """
    regions = _regions(text, blocks)
    opening: defaultdict[int, list[Span]] = defaultdict(list)
    closing: defaultdict[int, list[Span]] = defaultdict(list)
    for span in spans:
        opening[span.start].append(span)
        closing[span.end].append(span)
    cuts = sorted({*opening, *closing, *(start for _, start, _ in regions), len(text)})
    active: dict[int, Span] = {}
    pieces: dict[int, Piece] = {}
    for start, end in pairwise(cuts):
        opens = sorted(opening[start], key=lambda span: (-span.end, span.claim))
        active |= {span.claim: span for span in opens}
        closes = sorted(closing[end], key=lambda span: (-span.start, span.claim))
        pieces[start] = Piece(
            start=start,
            end=end,
            text=text[start:end],
            claims=tuple(active),
            state=_state(active.values()),
            opens=tuple(span.claim for span in opens),
            closes=tuple(span.claim for span in closes),
        )
        for span in closes:
            del active[span.claim]
    return _grouped(regions, pieces)


def _regions(text: str, blocks: Sequence[Block]) -> list[tuple[BlockKind, int, int]]:
    regions: list[tuple[BlockKind, int, int]] = []
    at = 0
    for block in blocks:
        if text[at : block.start].strip():
            regions.append((BlockKind.PARAGRAPH, at, block.start))
        elif regions:
            regions[-1] = (regions[-1][0], regions[-1][1], block.start)
        regions.append((block.kind, block.start if regions else 0, block.end))
        at = block.end
    if text[at:].strip() or (text and not regions):
        regions.append((BlockKind.PARAGRAPH, at, len(text)))
    elif regions:
        regions[-1] = (regions[-1][0], regions[-1][1], len(text))
    return regions


def _grouped(regions: list[tuple[BlockKind, int, int]], pieces: dict[int, Piece]) -> tuple[MarkedBlock, ...]:
    in_order = iter(pieces.values())
    piece = next(in_order, None)
    marked = []
    for kind, _, end in regions:
        inside = []
        while piece is not None and piece.end <= end:
            inside.append(piece)
            piece = next(in_order, None)
        if inside:
            marked.append(MarkedBlock(kind, tuple(inside)))
    return tuple(marked)


def _state(spans: Iterable[Span]) -> Status | None:
    """The verdict on the shortest claim: a longer one holds words of its neighbours to stand on its own."""
    closest = min(spans, key=lambda span: (span.end - span.start, _CAUTION.index(span.status)), default=None)
    return None if closest is None else closest.status
