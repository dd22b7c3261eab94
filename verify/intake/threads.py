"""Letting work that is written for an event loop be used by code that is not.

The loop runs in a thread of its own, so that it keeps its connections going while the caller is busy with
what came, and so that a caller may have a loop of its own.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


class Outlet(Generic[_T]):
    """Where the work puts what it found. At most ``places`` things are being made or wait to be taken."""

    def __init__(self, places: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._loop = asyncio.get_running_loop()
        self.found: SimpleQueue[_T | _End] = SimpleQueue()

    async def reserve(self) -> None:
        """Wait for a place for one more thing."""
        await self._places.acquire()

    def put(self, thing: _T) -> None:
        """Give a thing to the caller; its place was reserved."""
        self.found.put(thing)

    def taken(self) -> None:
        """Free the place of a thing; called from the caller's thread."""
        with suppress(RuntimeError):  # the work is done and its loop closed
            self._loop.call_soon_threadsafe(self._places.release)


def iterate(work: Callable[[Outlet[_T]], Awaitable[None]], *, places: int) -> Generator[_T, None, None]:
    """What ``work`` puts into its outlet, as it comes; an error of the work is raised here.

    A caller that stops half-way stops the work.
    """
    started: SimpleQueue[tuple[Outlet[_T], asyncio.AbstractEventLoop, asyncio.Future[None]]] = SimpleQueue()

    async def run() -> None:
        outlet: Outlet[_T] = Outlet(places)
        task = asyncio.ensure_future(work(outlet))
        task.add_done_callback(lambda done: outlet.found.put(_End(None if done.cancelled() else done.exception())))
        started.put((outlet, asyncio.get_running_loop(), task))
        await asyncio.wait([task])

    thread = threading.Thread(target=asyncio.run, args=(run(),), name="fetching", daemon=True)
    thread.start()
    outlet, loop, task = started.get()
    try:
        while not isinstance(thing := outlet.found.get(), _End):
            outlet.taken()
            yield thing
        if thing.error is not None:
            raise thing.error
    finally:
        with suppress(RuntimeError):  # it has ended by itself
            loop.call_soon_threadsafe(task.cancel)
        thread.join()
