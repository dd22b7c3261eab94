"""A month on a moved clock with real servers: paced, nobody forgotten, each change told once."""

from __future__ import annotations

from pathlib import Path

from month_helpers import PACE, TICK, simulate


def test_a_month_of_sources_on_many_hosts(tmp_path: Path) -> None:
    month = simulate(tmp_path, sources=150, hosts=6, days=30, seed=7)
    assert month.shortest_pause() >= PACE - 0.001
    assert month.latest <= 2 * TICK
    assert month.whole
    assert month.told == month.expected()
    assert sum(map(len, month.told.values())) > 10
