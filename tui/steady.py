"""No long pauses: what Python does behind a screen's back, done so that a key never waits for it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# A full collection looks at every object there is, modules and word lists among them, and nothing else runs meanwhile:
# half a second on a busy machine. What is there at the start is left out of it, and it comes a hundred times as rarely.
_THRESHOLDS = (700, 10, 100)
_SWITCH = (
    0.001  # seconds after which a thread that works lets the screen have its turn; Python's own are five times that
)


@contextmanager
def steady() -> Iterator[None]:
    """Collect rarely and change threads often, until the block ends."""
    thresholds, switch = gc.get_threshold(), sys.getswitchinterval()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    sys.setswitchinterval(_SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(switch)
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def tidy() -> None:
    """Collect what a screen left behind, within ``steady``: the rest of the time that is not done."""
    if gc.get_freeze_count():  # else everything there is would be looked at
        gc.collect()
