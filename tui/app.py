"""The app: themes, the way to the desk, help, and the one place where failures are shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.binding import Binding
from textual.command import CommandPalette
from textual.worker import Worker, WorkerFailed, WorkerState

from tui.actions import Scope
from tui.failures import failure_of
from tui.gateway import Gateway
from tui.keyboard import Keyboard, shown_key, shown_keys
from tui.keys import OrderedKeysApp
from tui.palette import Entry, looking_provider_of, provider_of
from tui.screens.base import DeskScreen
from tui.screens.desk import ArticlesScreen
from tui.screens.dialogs import Dialog
from tui.screens.help import HelpScreen
from tui.screens.jump import JumpScreen
from tui.screens.review import ReviewScreen
from tui.steady import steady
from tui.themes import DARK, LIGHT
from verify.desk.desk import Desk
from verify.types import ArticleRecord, Origin
from verify.wording import one_line

_T = TypeVar("_T")


class Start(NamedTuple):
    """Where to start: in an article or, without one, in the claims of all; ``words`` is a filter, if there is one."""

    article: str | None
    words: str = ""


class ClaimdeskApp(OrderedKeysApp):
    """The review desk on a terminal."""

    TITLE = "Claimdesk"
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        "styles/desk.tcss",
        "styles/review.tcss",
        "styles/compare.tcss",
        "styles/dialogs.tcss",
        "styles/editing.tcss",
    ]
    ENABLE_COMMAND_PALETTE = False
    # Textual declares the two without ClassVar, so a type checker wants the same here.
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - see above
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-low"), (36, "-tall")]  # noqa: RUF012 - see above

    def __init__(self, desk: Desk, start: Start | str | None = None, keyboard: Keyboard | None = None) -> None:
        # Without colour the terminal's own two are used, whatever they are.
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self.gateway = Gateway(desk)
        self.keyboard = keyboard or Keyboard()
        self.set_keymap(self.keyboard.keymap())
        self._start = Start(start) if isinstance(start, str) else start
        self._then: dict[Worker[Any], tuple[DeskScreen, Callable[[Any], None]]] = {}
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def get_key_display(self, binding: Binding) -> str:
        """A key in the footer, as it is told everywhere else."""
        return shown_key(binding.key)

    async def on_mount(self) -> None:
        """Start on the desk, or where it was asked for."""
        articles = ArticlesScreen()
        await self.push_screen(articles)
        if self._start is None:
            return
        if self._start.article is None:
            await articles.review_all(self._start.words)
        else:
            await articles.review(self._start.article, self._start.words)

    async def tell(self, error: BaseException | None) -> None:
        """Show what went wrong, and what to do."""
        failure = failure_of(error)
        await self.push_screen(Dialog(failure.title, [failure.what, failure.hint], "Enter or Esc: go on"))

    def read_for(
        self, screen: DeskScreen, work: Callable[[], _T], then: Callable[[_T], None], group: str | None
    ) -> Worker[_T]:
        """Do ``work`` in a thread, then hand its result to a screen, if it is still there."""
        worker = self.run_worker(
            work, thread=True, exclusive=group is not None, group=group or "each", exit_on_error=False
        )
        self._then[worker] = (screen, then)
        return worker

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand a result on, or turn a failure into a dialog."""
        # The worker may be further on than the event, so its own state says nothing about this one.
        if event.state in (WorkerState.PENDING, WorkerState.RUNNING) or event.worker not in self._then:
            return
        screen, then = self._then.pop(event.worker)
        if event.state is WorkerState.SUCCESS and screen.is_running:
            then(event.worker.result)
        elif event.state is WorkerState.ERROR:
            if screen.is_running:
                screen.say("")
            await self.tell(event.worker.error)

    def action_other_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_palette(self) -> None:
        """Offer the actions of this screen, the claims under review, and the articles."""
        if not isinstance(self.screen, DeskScreen):
            return
        screen = self.screen
        articles = await screen.ask(self.gateway.articles)
        if articles is None:
            return
        entries = [*self._actions_on(screen), *screen.entries(), *(self._way_to(article) for article, _ in articles)]
        providers = [provider_of(entries), looking_provider_of(partial(self._claims_elsewhere, screen))]
        await self.push_screen(CommandPalette(providers, placeholder="an action, a claim, an article"))

    def _actions_on(self, screen: DeskScreen) -> list[Entry]:
        # Enter may outrun the list: what stands first, and could be done by it unread, changes nothing.
        return [
            Entry(action.help, shown_keys(action.keys), partial(self.run_action, action.run, screen))
            for action in self.keyboard.of(Scope.EVERYWHERE, screen.SCOPE)
            if action.id != "palette"
        ]

    def _way_to(self, article: ArticleRecord) -> Entry:
        go = partial(self._review, article.id)
        return Entry(one_line(article.title), f"article {one_line(article.slug)}", go)

    async def _review(self, article_id: int) -> None:
        while not isinstance(self.screen, ArticlesScreen):
            await self.pop_screen()
        await self.screen.review(article_id)

    async def _claims_elsewhere(self, screen: DeskScreen, words: str) -> list[Entry]:
        """The claims with these words that the screen does not offer itself."""
        worker = screen.run_worker(partial(self.gateway.search, words), thread=True, group="look", exit_on_error=False)
        try:
            hits = await worker.wait()
        except WorkerFailed as failure:
            await self.tell(failure.error)
            return []
        known = screen.known if isinstance(screen, ReviewScreen) else {}
        return [
            Entry(
                one_line(f"{hit.speaker}: {hit.text}" if hit.speaker else hit.text),
                f"claim {hit.id} of {one_line(hit.article or '')}",
                partial(self._go_to_claim, int(hit.id)),
            )
            for hit in hits
            if hit.origin is Origin.DESK and int(hit.id) not in known
        ]

    async def _go_to_claim(self, claim_id: int) -> None:
        """Put the cursor on a claim: in the list that is open, if it can be there, else in its article's."""
        screen = self.screen
        lines = await screen.ask(partial(self.gateway.lines, [claim_id])) if isinstance(screen, DeskScreen) else None
        if not lines:
            return
        if not (isinstance(screen, ReviewScreen) and screen.base.article_id in (None, lines[0].article_id)):
            await self._review(lines[0].article_id)
        if isinstance(self.screen, ReviewScreen):
            await self.screen.find(lines[0])

    async def action_jump(self) -> None:
        """Put a letter on everything that can be gone to."""
        if isinstance(self.screen, DeskScreen):
            await self.push_screen(JumpScreen(self.screen.targets()))

    async def action_help(self) -> None:
        """Show the keys of the screen that is open, or close them."""
        if isinstance(self.screen, HelpScreen):
            await self.pop_screen()
            return
        if isinstance(self.screen, DeskScreen):
            await self.push_screen(HelpScreen(self.screen.SCOPE, self.keyboard))

    async def action_back(self) -> None:
        """Leave this screen; the desk is left for good."""
        if isinstance(self.screen, ArticlesScreen):
            self.exit()
        else:
            await self.pop_screen()


def run(desk: Desk, start: Start | None, keyboard: Keyboard | None = None) -> None:
    """Open the terminal UI on ``desk``, where to start if that is said, and return when it is left."""
    app = ClaimdeskApp(desk, start, keyboard)
    with steady():
        app.run()
