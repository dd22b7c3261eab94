"""What reviewing must not do: draw what has not changed, lay out what fits, load what it has no use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.geometry import Region
from tui_helpers import review_of, running, settings_in, settle, stock

from tui.screens.review_view import ReviewView
from tui.widgets.article_view import ArticleView
from tui.widgets.claim_card import ClaimCard
from tui.widgets.claim_list import ClaimList
from tui.widgets.fitted import Fitted
from verify.desk.desk import Desk

REVIEWING = """
import asyncio, sys
from pathlib import Path
from textual.geometry import Region
from tui_helpers import running, settings_in, settle
from verify.desk.desk import Desk

async def review(desk):
    async with running(desk) as pilot:
        for key in ("down", "v", "u", "2", "3", "slash", "enter"):
            await pilot.press(key)
            await settle(pilot)

with Desk(settings_in(Path(sys.argv[1]))) as desk:
    asyncio.run(review(desk))
print(*sys.modules)
"""


async def test_a_step_draws_only_the_lines_of_the_two_claims_in_the_article(
    marn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = set()
    render_line = ArticleView.render_line

    def watched(article: ArticleView, y: int) -> object:
        drawn.add(y + article.scroll_offset.y)
        return render_line(article, y)

    async with running(marn) as pilot:
        article = review_of(pilot).article_view
        before = _lines_marked_current(article)
        monkeypatch.setattr(ArticleView, "render_line", watched)
        await pilot.press("down")
        await settle(pilot)
        monkeypatch.undo()
        now = _lines_marked_current(article)
    assert before != now
    assert drawn == before | now


async def test_a_verdict_draws_the_next_claim_and_its_details_in_one_go(
    marn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, reread = set(), []
    pieces = ClaimList.pieces

    def watched(claims: ClaimList, row: int, part: int, width: int) -> list[tuple[str, str]] | None:
        rows.add(row)
        return pieces(claims, row, part, width)

    async with running(marn) as pilot:
        screen = review_of(pilot)
        monkeypatch.setattr(ClaimList, "pieces", watched)
        monkeypatch.setattr(ReviewView, "reread_detail", lambda _, claim_id: reread.append(claim_id))
        at = screen.claims.cursor
        await pilot.press("v")
        await settle(pilot)
        now = screen.claims.cursor
        shown = screen.details.claim_id
        current = screen.claims.current
    assert now > at
    assert rows <= {at, now}
    assert not reread
    assert current is not None
    assert shown == current.id


async def test_a_text_that_takes_the_same_room_asks_for_no_layout(marn: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    refresh = Fitted.refresh

    def watched(text: Fitted, *regions: Region, **how: bool) -> Fitted:
        asked.append(how.get("layout", False))
        return refresh(text, *regions, **how)

    async with running(marn) as pilot:
        card = review_of(pilot).details.query_one(ClaimCard)
        card.update("one line")
        await settle(pilot)
        monkeypatch.setattr(Fitted, "refresh", watched)
        card.update("another line")
        assert asked == [False]
        card.update("two\nlines")
        assert asked == [False, False, True]


def test_reviewing_loads_neither_model_nor_reports_nor_the_web(tmp_path: Path) -> None:
    stock(settings_in(tmp_path).db)
    command = [sys.executable, "-c", REVIEWING, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent)
    loaded = set(run.stdout.split())
    assert "tui.screens.review" in loaded
    assert not {"onnxruntime", "numpy", "jinja2", "lxml", "httpx", "trafilatura", "apscheduler", "alembic"} & loaded


def _lines_marked_current(article: ArticleView) -> set[int]:
    """The lines of the article with the sign of the current claim beside them."""
    height = article.virtual_size.height
    top = article.scroll_offset.y
    return {row for row in range(height) if article.render_line(row - top).text.startswith("▸")}
