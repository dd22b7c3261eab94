"""Draw the pictures of the README and the guide from the sample articles.

    python benchmarks/make_screens.py docs/screens

The desk is a throw-away one with a clock of its own, so the same version draws the same pictures.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tui.app import ClaimdeskApp
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.resources import seed_path
from verify.settings import Settings
from verify.types import ClaimFilter, Status

_SEEDS = ("assad-leaves-syria.txt", "harbour-fire-day-1.txt", "harbour-fire-day-2.txt")
# The terminal's own font is shown; a picture in a README must not ask a server for one.
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


def main() -> None:
    """Draw all pictures into the folder named on the command line."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(db=Path(scratch) / "desk.db", reviewer="ines")
        with Desk(settings, clock=_clock()) as desk:
            _stock(desk)
            asyncio.run(_draw(desk, folder / "desk.svg", None, (100, 24), []))
            asyncio.run(_draw(desk, folder / "review.svg", "assad-leaves-syria", (132, 40), []))
            asyncio.run(_draw(desk, folder / "compare.svg", "assad-leaves-syria", (132, 40), ["equals_sign"]))
            asyncio.run(_draw(desk, folder / "help.svg", "assad-leaves-syria", (132, 40), ["question_mark"]))


def _clock() -> Callable[[], datetime]:
    seconds = count()
    return lambda: datetime(2026, 1, 5, 9, 0, tzinfo=UTC) + timedelta(seconds=next(seconds))


def _stock(desk: Desk) -> None:
    for name in _SEEDS:
        desk.add(str(seed_path(name)))
    ids = list(desk.claim_ids(ClaimFilter(article_id=desk.article("assad-leaves-syria").id)))
    records = [desk.claim(claim_id) for claim_id in ids]
    doubted = next(record.id for record in records if record.claim.text == "Assad fled to Russia.")
    desk.attach(ids[0], Attachment(locator="Agency wire, 8 December 2024, 11:40 UTC"))
    # The review begins at the first open claim, which is then the one in doubt.
    desk.mark(ids[: ids.index(doubted)], Status.VERIFIED)
    desk.attach(doubted, Attachment(locator="Call with the airport press office, 14:20"))


async def _draw(desk: Desk, path: Path, article: str | None, size: tuple[int, int], keys: list[str]) -> None:
    app = ClaimdeskApp(desk, article)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = _FONTS.sub("", app.export_screenshot(title="claimdesk"))
    path.write_text(picture, encoding="utf-8")  # noqa: ASYNC240 - nothing else runs any more


if __name__ == "__main__":
    main()
