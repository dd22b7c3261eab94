"""What every screen shares: asking the desk without holding up a key, and telling what went wrong once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerFailed

from tui.actions import Scope
from tui.palette import Entry
from tui.screens.jump import Target
from tui.screens.search import SearchScreen
from verify.errors import StaleWriteError
from verify.types import Hit

if TYPE_CHECKING:
    from tui.app import ClaimdeskApp
    from tui.gateway import Gateway

_T = TypeVar("_T")
_PATIENCE = 0.5  # seconds after which a wait is told
_WAITING = "Waiting for the database…"


class DeskScreen(Screen[None]):
    """A screen that asks the desk, always from a thread; ``SCOPE`` is the keys that are its own."""

    SCOPE: ClassVar[Scope]

    @property
    def desk_app(self) -> ClaimdeskApp:
        """The app, as the class that it is."""
        return cast("ClaimdeskApp", self.app)

    @property
    def gateway(self) -> Gateway:
        """The way to the desk."""
        return self.desk_app.gateway

    def entries(self) -> list[Entry]:
        """What the palette offers on this screen besides actions; nothing, unless a screen has something."""
        return []

    def targets(self) -> list[Target]:
        """What jump mode leads to, the most wanted first: here the panes."""
        return [
            Target(widget.region.x, widget.region.y, partial(self.set_focus, widget)) for widget in self.focus_chain
        ]

    def search_words(self) -> str:
        """What to search the archive for to begin with; nothing, unless a screen has something."""
        return ""

    def searched_claim(self) -> int | None:
        """The claim that is asked about, which is no answer itself."""
        return None

    async def action_search(self) -> None:
        """Search what was checked before, on this desk or elsewhere."""

        def read(work: Callable[[], list[Hit]], then: Callable[[list[Hit]], None]) -> None:
            self.read(work, then, group="search")

        search = partial(self.gateway.search, besides=self.searched_claim())
        await self.app.push_screen(SearchScreen(self.search_words(), search, read))

    def key(self, action_id: str) -> str:
        """The key that does an action, as a person reads it."""
        return self.desk_app.keyboard.key(action_id)

    def say(self, text: str | Content) -> None:
        """Say in the status line what happened; every screen has one."""
        self.query_one("#status", Static).update(text if isinstance(text, Content) else Content(text), layout=False)

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

    def read(self, work: Callable[[], _T], then: Callable[[_T], None], *, group: str | None = None) -> Worker[_T]:
        """Do ``work`` in a thread and go on; ``then`` takes the result if this screen is still there.

        Of one ``group`` only what was asked last is of interest. A failure is shown wherever one has gone.
        """
        return self.desk_app.read_for(self, work, then, group)
