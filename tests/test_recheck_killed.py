"""A checker that is killed anywhere loses no change, leaves nothing by half and tells nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("killed_runs.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the runs are processes of their own")
def test_runs_that_are_killed_at_random_points(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path), "8", "3", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8 runs of ")
