"""The sample articles: the user's own byte for byte, and two of one story that the desk has something to say about."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from verify.intake.documents import make_document
from verify.resources import seed_path
from verify.types import BlockKind, Document

FIRE = ("harbour-fire-day-1.txt", "harbour-fire-day-2.txt")


def read(name: str) -> Document:
    return make_document(seed_path(name).read_bytes(), source=name)


def test_the_users_article_is_kept_byte_for_byte() -> None:
    raw = seed_path("assad-leaves-syria.txt").read_bytes()
    assert sha256(raw).hexdigest() == "41e7757e5ebe5ff0fc9688d70c86565b6ad1c522376d445d8af18df5acd62e7b"


@pytest.mark.parametrize("name", FIRE)
def test_a_sample_has_every_kind_of_part(name: str) -> None:
    found = read(name)
    kinds = [block.kind for block in found.blocks]
    assert kinds[0] is BlockKind.TITLE
    assert kinds.count(BlockKind.HEADING) == 3
    assert set(kinds) == set(BlockKind)
    assert 350 <= len(found.text.split()) <= 500
    assert found.language == "en"


def test_the_two_days_follow_each_other() -> None:
    first, second = map(read, FIRE)
    assert (first.published, second.published) == (date(2031, 3, 3), date(2031, 3, 4))
    assert first.dateline
    assert second.dateline
    assert (first.dateline.place, second.dateline.place) == ("PORT VELDRA", "Port Veldra, Tavland")
