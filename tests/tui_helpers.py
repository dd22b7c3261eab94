"""A small desk for the tests of the terminal UI: its articles, claims and flags are written down, not found.

What is decomposed and related well changes; what the screens do with it must not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from tui.app import ClaimdeskApp, Start
from tui.screens.review import ReviewScreen
from verify.desk.desk import Desk
from verify.settings import Settings
from verify.store import Store, Writer
from verify.types import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    Dateline,
    Decomposition,
    Document,
    Reason,
    Relation,
    RelationKind,
    Slots,
)

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

BRIDGE = """Bridge over the Marn closed

LOWICK, Jan. 4, 2026 - The bridge over the Marn was closed on Sunday after inspectors found cracks \
in two of its piers. The mayor said that it would stay closed for six weeks.

What the engineers say

“The cracks are older than the flood,” chief engineer Ada Brandt said. She put the cost of the repair \
at [red]4 million[/red] crowns. Reports that a lorry had struck the northern pier could not be confirmed. \
橋の修理は六週間かかる, a Japanese adviser wrote, and the cafe\u0301 at the bridgehead stays open.

The bridge was built in 1931. About 9,000 people cross it each day."""
FERRY = """Ferry to run while the Marn bridge is shut

LOWICK, Jan. 5, 2026 - A ferry will carry people across the Marn. \x1b[2J\u202eThe bridge will stay closed for \
ten weeks, the mayor said on Monday."""

# Each claim: the characters it stands on, its own words, who says it, how surely.
_BRIDGE_CLAIMS = (
    (
        "The bridge over the Marn was closed on Sunday",
        "The bridge over the Marn was closed on 4 January 2026.",
        None,
        "asserted",
    ),
    (
        "inspectors found cracks in two of its piers",
        "Inspectors found cracks in two piers of the bridge over the Marn.",
        None,
        "asserted",
    ),
    (
        "it would stay closed for six weeks",
        "The bridge over the Marn will stay closed for six weeks.",
        "the mayor",
        "attributed",
    ),
    ("The cracks are older than the flood", "The cracks are older than the flood.", "Ada Brandt", "attributed"),
    (
        "the cost of the repair at [red]4 million[/red] crowns",
        "The repair will cost [red]4 million[/red] crowns.",
        "Ada Brandt",
        "attributed",
    ),
    ("a lorry had struck the northern pier", "A lorry struck the northern pier.", None, "unverified"),
    ("橋の修理は六週間かかる", "橋の修理は六週間かかる", "a Japanese adviser", "attributed"),
    ("the cafe\u0301 at the bridgehead stays open", "The cafe\u0301 at the bridgehead stays open.", None, "asserted"),
    ("The bridge was built in 1931", "The bridge over the Marn was built in 1931.", None, "asserted"),
    (
        "About 9,000 people cross it each day",
        "About 9,000 people cross the bridge over the Marn each day.",
        None,
        "asserted",
    ),
)
_FERRY_CLAIMS = (
    ("A ferry will carry people across the Marn", "A ferry will carry people across the Marn.", None, "asserted"),
    (
        "The bridge will stay closed for ten weeks",
        "The bridge over the Marn will stay closed for ten weeks.",
        "the mayor",
        "attributed",
    ),
)


def settings_in(folder: Path, reviewer: str = "ines") -> Settings:
    """Settings of a desk in ``folder``."""
    return Settings(db=folder / "desk.db", reviewer=reviewer)


def stock(path: Path) -> None:
    """Make the database of two articles, twelve claims and three flags."""
    store = Store.open(path, clock=lambda: START)
    with store.write("ines") as writer:
        bridge = _add(writer, BRIDGE, "Bridge over the Marn closed", date(2026, 1, 4), _BRIDGE_CLAIMS)
        ferry = _add(writer, FERRY, "Ferry to run while the Marn bridge is shut", date(2026, 1, 5), _FERRY_CLAIMS)
        writer.add_relation(
            bridge[2], ferry[1], _relation(RelationKind.CONFLICT, "One says six weeks, the other ten weeks.")
        )
        writer.add_relation(
            bridge[2], bridge[6], _relation(RelationKind.DUPLICATE, "Both give six weeks for the repair.")
        )
        writer.add_relation(
            bridge[0], ferry[0], _relation(RelationKind.UPDATE, "The later one says how people cross now.")
        )
    store.close()


def _relation(kind: RelationKind, text: str) -> Relation:
    return Relation(kind, 91.0, (Reason("quantity", "six weeks", "ten weeks", text),))


def _add(
    writer: Writer, text: str, title: str, published: date, claims: tuple[tuple[str, str, str | None, str], ...]
) -> list[int]:
    blocks = tuple(_blocks(text))
    document = Document(text, f"{title}.txt", title, blocks, Dateline("Lowick", published), published, "en")
    made = [_claim(text, *each) for each in claims]
    article = writer.add_article(document, Decomposition(tuple(made), ()))
    return writer.add_claims(article, [(claim, Slots(claim.text, ()).to_json(), ()) for claim in made])


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        short = BlockKind.TITLE if number == 0 else BlockKind.HEADING
        yield Block(BlockKind.PARAGRAPH if len(paragraph) > 50 else short, start, start + len(paragraph))
        start += len(paragraph) + 2


def _claim(text: str, quote: str, words: str, speaker: str | None, certainty: str) -> Claim:
    start = text.index(quote)
    cue = "said" if speaker else None
    return Claim(
        words,
        start,
        start + len(quote),
        quote,
        start,
        start + len(quote),
        speaker=speaker,
        cue=cue,
        certainty=Certainty(certainty),
    )


@asynccontextmanager
async def running(
    desk: Desk, article: Start | str | None = "bridge-over-the-marn-closed", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app on ``desk``, at rest."""
    app = ClaimdeskApp(desk, article)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read and all that was read is shown."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


async def type_fast(pilot: Pilot[None], keys: str) -> None:
    """Give the app all of these keys (separated by spaces) before it has looked at the first."""
    for key in keys.split():
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await settle(pilot)
    await settle(pilot)


def review_of(pilot: Pilot[None]) -> ReviewScreen:
    """The review screen, which must be there, perhaps below a dialog."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReviewScreen))


def top_of(pilot: Pilot[None]) -> Screen[Any]:
    """The screen on top."""
    return pilot.app.screen


def seen(pilot: Pilot[None]) -> str:
    """The text on the terminal, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def ticking_from(minutes: int = 0) -> Callable[[], datetime]:
    """A clock that is one second later each time it is read."""
    seconds = count(1)
    return lambda: START + timedelta(minutes=minutes, seconds=next(seconds))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Put text into the line that has the focus, all at once."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(text))
    await pilot.pause()
