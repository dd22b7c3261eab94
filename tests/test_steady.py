"""The desk leaves Python as it found it."""

from __future__ import annotations

import gc
import sys

from tui.steady import steady


def test_full_collections_are_rare_and_threads_change_often_until_the_end() -> None:
    before = gc.get_threshold(), sys.getswitchinterval(), gc.get_freeze_count()
    with steady():
        assert gc.get_threshold()[2] > before[0][2]
        assert sys.getswitchinterval() < before[1]
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), sys.getswitchinterval(), gc.get_freeze_count()) == before
