from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.report.marking import Span, marked_blocks
from verify.report.model import Piece
from verify.types import Block, BlockKind, Status


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Block], list[Span]]:
    """A text with blocks anywhere in it and claims over any stretch, overlapping as they like."""
    text = draw(st.text("ab \n\u202e", max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = [
        Block(draw(st.sampled_from(BlockKind)), start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    spans = []
    if text:
        for claim in range(draw(st.integers(0, 6))):
            start = draw(st.integers(0, len(text) - 1))
            spans.append(Span(claim, start, draw(st.integers(start + 1, len(text))), draw(st.sampled_from(Status))))
    return text, blocks, spans


def pieces_of(text: str, blocks: list[Block], spans: list[Span]) -> list[Piece]:
    return [piece for block in marked_blocks(text, blocks, spans) for piece in block.pieces]


@given(articles())
def test_the_marked_text_is_the_text(case: tuple[str, list[Block], list[Span]]) -> None:
    text, blocks, spans = case

    pieces = pieces_of(text, blocks, spans)

    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text == text[piece.start : piece.end] for piece in pieces)


@given(articles())
def test_each_claim_is_marked_exactly_on_its_characters(case: tuple[str, list[Block], list[Span]]) -> None:
    text, blocks, spans = case

    pieces = pieces_of(text, blocks, spans)

    for span in spans:
        covered = [piece for piece in pieces if span.claim in piece.claims]
        assert "".join(piece.text for piece in covered) == text[span.start : span.end]
        assert [piece.start for piece in pieces if span.claim in piece.opens] == [span.start]
        assert [piece.end for piece in pieces if span.claim in piece.closes] == [span.end]


def test_where_claims_overlap_the_shortest_one_shows() -> None:
    spans = [Span(1, 0, 6, Status.VERIFIED), Span(2, 2, 4, Status.DISPUTED), Span(3, 3, 6, Status.PENDING)]

    pieces = pieces_of("abcdef", [Block(BlockKind.PARAGRAPH, 0, 6)], spans)

    assert [(piece.text, piece.state) for piece in pieces] == [
        ("ab", Status.VERIFIED),
        ("c", Status.DISPUTED),
        ("d", Status.DISPUTED),
        ("ef", Status.PENDING),
    ]


def test_text_outside_all_blocks_is_shown_too() -> None:
    blocks = marked_blocks("lost\n\nkept", [Block(BlockKind.HEADING, 6, 10)], [])

    assert [(block.kind, block.pieces[0].text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "lost\n\n"),
        (BlockKind.HEADING, "kept"),
    ]


def test_of_claims_on_the_same_words_the_most_cautious_verdict_shows() -> None:
    spans = [Span(1, 0, 2, Status.VERIFIED), Span(2, 0, 2, Status.DISPUTED), Span(3, 0, 2, Status.PENDING)]

    assert [piece.state for piece in pieces_of("ab", [], spans)] == [Status.DISPUTED]
