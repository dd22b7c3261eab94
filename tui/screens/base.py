"""What every screen shares: asking the desk without holding up a key, and telling what went wrong once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerFailed, WorkerState

from verify.errors import StaleWriteError

if TYPE_CHECKING:
    from tui.app import ClaimdeskApp
    from tui.gateway import Gateway

_T = TypeVar("_T")
_PATIENCE = 0.5  # seconds after which a wait is told
_WAITING = "Waiting for the database…"


class DeskScreen(Screen[None]):
    """A screen that asks the desk, always from a thread."""

    def __init__(self) -> None:
        super().__init__()
        self._then: dict[Worker[Any], Callable[[Any], None]] = {}

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app, as the class that it is."""
        return cast("ClaimdeskApp", self.app)

    @property
    def gateway(self) -> Gateway:
        """The way to the desk."""
        return self.desk_app.gateway

    def say(self, text: str | Content) -> None:
        """Say in the status line what happened; every screen has one."""
        self.query_one("#status", Static).update(text if isinstance(text, Content) else Content(text))

    async def ask(
        self, work: Callable[[], _T], *, stale: Callable[[StaleWriteError], Awaitable[None]] | None = None
    ) -> _T | None:
        """Do ``work`` in a thread and wait for it: the keys typed meanwhile have their effect afterwards.

        A failure is shown in a dialog and gives None; ``stale`` shows a stale write in its own way.
        Keys that were typed on the strength of a success that did not come are dropped.
        """
        patience = self.set_timer(_PATIENCE, lambda: self.say(_WAITING))
        worker = self.run_worker(work, thread=True, group="asked", exit_on_error=False)
        try:
            return await worker.wait()
        except WorkerFailed as failure:
            self.desk_app.forget_typed()
            self.say("")
            if stale is not None and isinstance(failure.error, StaleWriteError):
                await stale(failure.error)
            else:
                await self.desk_app.tell(failure.error)
        finally:
            patience.stop()
        return None

    def read(self, work: Callable[[], _T], then: Callable[[_T], None], *, group: str) -> None:
        """Do ``work`` in a thread and go on; ``then`` takes the result unless its group was asked again."""
        worker = self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)
        self._then[worker] = then

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand a result on, or turn a failure into a dialog."""
        if not event.worker.is_finished or (then := self._then.pop(event.worker, None)) is None:
            return
        if event.state is WorkerState.SUCCESS:
            then(event.worker.result)
        elif event.state is WorkerState.ERROR:
            self.call_next(partial(self.desk_app.tell, event.worker.error))
