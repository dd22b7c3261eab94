"""Runs of the checker that are killed at random points, as a program: python killed_runs.py FOLDER KILLS SOURCES SEED.

Each round changes some pages, lets a process of its own check all sources, and kills it with SIGKILL before a
statement of SQL or a visit that was drawn by lot. Then another run goes over the desk to its end, and everything
must be as if nobody had been killed: each change settled and told once, no half snapshot, the log whole.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from store_helpers import new_store
from watch_helpers import BODY, Moving, Web, url_of, watch_pages

from verify.desk.rechecking import Checker
from verify.store import Store, engine
from verify.types import Page, Visit, WatchRules

_BODIES = {
    "present": BODY,
    "gone": BODY.replace("The bridge was closed on Friday. ", ""),
    "reworded": BODY.replace("on Friday", "on Thursday"),
}
_POINTS_OF_ONE = 32  # about what one source takes in statements and visits


class Fuse:
    """Ends this process at the point that was drawn."""

    def __init__(self, points: int) -> None:
        self._left = points

    def burn(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class FusedWeb(Web):
    """A web on which each visit is a point."""

    fuse: Fuse

    def _visit(self, visit: Visit) -> Page:
        self.fuse.burn()
        return super()._visit(visit)


def run(path: Path, web: Web, clock: Moving) -> None:
    """One run over all sources, to its end."""
    with closing(Store.open(path, clock=clock)) as store:
        for _ in Checker(store, web, WatchRules(), clock).check((), lambda _message: None):
            pass


def run_killed(path: Path, web: FusedWeb, clock: Moving, points: int) -> bool:
    """One run in a process of its own; gives whether it was killed before its end."""
    child = os.fork()
    if child == 0:
        web.fuse = Fuse(points)
        opened = engine.connect

        def traced(*args: object, **options: object) -> sqlite3.Connection:
            connection = opened(*args, **options)  # type: ignore[arg-type]  # handed on as they came
            connection.set_trace_callback(lambda _statement: web.fuse.burn())
            return connection

        engine.connect = traced
        run(path, web, clock)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def check_whole(path: Path, states: list[str], told: list[list[str]], clock: Moving) -> None:
    """Everything is as if nobody had been killed."""
    with closing(Store.open(path, clock=clock)) as store, store.read() as reader:
        assert reader.verify_log().broken is None
        assert [str(each.presence or "present") for each in reader.evidence()] == states
        assert [[str(n.after) for n in reader.notices() if n.evidence_id == i + 1] for i in range(len(states))] == told
        for snapshot in reader.snapshots():
            body = reader.snapshot_body(snapshot.sha256)
            assert hashlib.sha256(body).hexdigest() == snapshot.sha256
            assert snapshot.holds is ("on Friday" in snapshot.text)
        assert len(list(reader.snapshots())) == len(reader.events("snapshot"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def main(folder: Path, kills: int, sources: int, seed: int) -> None:
    """Kill so many runs, and say how many changes came through."""
    chance = random.Random(seed)
    clock = Moving()
    path = folder / "killed.db"
    web = FusedWeb(clock)
    web.fuse = Fuse(-1)
    with closing(new_store(path)) as store:
        watch_pages(store, web, sources)
    states, told = ["present"] * sources, [[] for _ in range(sources)]  # type: list[str], list[list[str]]
    killed = rounds = 0
    while killed < kills:
        rounds += 1
        for number in range(sources):
            state = chance.choice(list(_BODIES)) if chance.random() < 0.5 else states[number]
            web.pages[url_of(number)] = _BODIES[state]
            if state != states[number]:
                told[number].append(state)
            states[number] = state
        killed += run_killed(path, web, clock, chance.randrange(1, _POINTS_OF_ONE * sources))
        clock.move(minutes=11)  # what the killed run had in hand is free again
        run(path, web, clock)
        clock.move(hours=1)
        check_whole(path, states, told, clock)
    sys.stdout.write(f"{killed} runs of {rounds} killed; {sum(map(len, told))} changes, each settled and told once\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
