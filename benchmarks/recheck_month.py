"""A simulated month of 1,000 sources, and 100 killed runs: python benchmarks/recheck_month.py."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import killed_runs
from month_helpers import PACE, simulate


def main() -> None:
    """Print what the month came to, and how long it took; then kill the checker a hundred times."""
    with tempfile.TemporaryDirectory() as folder:
        began, used = time.perf_counter(), time.process_time()
        month = simulate(Path(folder), sources=1000, hosts=50, days=30, seed=1)
        took, cpu = time.perf_counter() - began, time.process_time() - used
        told = sum(map(len, month.told.values()))
        print(f"1,000 sources on 50 hosts, 30 days: {len(month.given):,} visits in {took:.0f} s ({cpu:.0f} s of CPU)")
        print(f"shortest pause at a host {month.shortest_pause():.2f} s (pace {PACE:.0f} s)")
        print(f"longest wait of a source that was due {month.latest}")
        print(f"changes told {told}, as worked out from the answers: {month.told == month.expected()}")
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        killed_runs.main(Path(folder), 100, 5, 1)
        print(f"in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
