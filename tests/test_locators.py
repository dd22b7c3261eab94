"""Sources that are no web page: found again by words of one form."""

from __future__ import annotations

import pytest

from verify.cli.evidence import _KINDS
from verify.desk.locators import Locator, LocatorKind
from verify.errors import InputError


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator(LocatorKind.DOCUMENT, "Minutes of 12 November", page="3-5"), "Minutes of 12 November, page 3-5"),
        (Locator(LocatorKind.DOCUMENT, "Land register"), "Land register"),
        (Locator(LocatorKind.INTERVIEW, "Olga Brandt", on="2026-03-09"), "interview with Olga Brandt, 2026-03-09"),
        (Locator(LocatorKind.CALL, "the office", on="2026-03-09 14:20"), "call with the office, 2026-03-09 14:20"),
        (Locator(LocatorKind.RECORDING, "council.mp3", timecode="1:02:30"), "council.mp3 at 1:02:30"),
        (
            Locator(LocatorKind.SEARCH, "the register for Bray", on="2026-03-09"),
            "searched the register for Bray, 2026-03-09: nothing found",
        ),
        (Locator(LocatorKind.CALL, "the\noffice\u202e"), "call with the office\ufffd"),
    ],
)
def test_a_locator_says_in_words_where_a_source_is(locator: Locator, words: str) -> None:
    assert locator.words() == words


@pytest.mark.parametrize(
    "locator",
    [
        Locator(LocatorKind.DOCUMENT, " "),
        Locator(LocatorKind.DOCUMENT, "Minutes", page="the third one"),
        Locator(LocatorKind.DOCUMENT, "Minutes", timecode="12:30"),
        Locator(LocatorKind.RECORDING, "council.mp3", timecode="12:75"),
        Locator(LocatorKind.CALL, "the office", on="yesterday"),
        Locator(LocatorKind.CALL, "the office", page="3", on="2026-03-09"),
    ],
)
def test_a_part_of_the_wrong_form_or_kind_is_refused(locator: Locator) -> None:
    with pytest.raises(InputError):
        locator.words()


def test_the_command_line_offers_every_kind() -> None:
    assert [str(kind) for kind in LocatorKind] == _KINDS
