"""The watch over the sources: what is due, what fails, and what re-checks changed."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tui.actions import Scope, bindings_of
from tui.gateway_desk import Watch
from tui.rows import numbered
from tui.screens.telling import TellingScreen
from verify.desk.outcomes import Rechecked
from verify.desk.watch_words import notice_words, source_words, status_lines, wrong_sources
from verify.desk.watching import WatchedSource
from verify.types import NoticeRecord
from verify.wording import visible


class WatchScreen(TellingScreen):
    """Tells how the watch stands, and has sources visited while the keys go on working."""

    BINDINGS = bindings_of(Scope.WATCH, Scope.EVERYWHERE)
    SCOPE = Scope.WATCH
    HEADING = "The sources behind the verdicts"

    def reread(self) -> None:
        """Read how the watch stands."""
        self.read(self.gateway.watch, self._show, group="watch")

    def action_visit_due(self) -> None:
        """Visit the sources that are due."""
        self._visit(self.gateway.recheck_due, "Visiting what is due…")

    def action_visit_all(self) -> None:
        """Visit all sources."""
        self._visit(self.gateway.recheck_all, "Visiting all sources…")

    def _visit(self, work: Callable[[Callable[[str], None]], list[Rechecked]], saying: str) -> None:
        self.say(saying)

        def tell_progress(message: str) -> None:
            self.call_later(self.say, f"{visible(message)}…")

        def visited(results: list[Rechecked]) -> None:  # behind what was told from the thread, in the same queue
            self.call_later(self._visited, results)

        self.read(lambda: work(tell_progress), visited)

    def _visited(self, results: list[Rechecked]) -> None:
        changed = sum(each.changed for each in results)
        told = f"{numbered(len(results), 'source')} visited, {numbered(changed, 'change')}."
        self.say(told if results else "There was nothing to visit, or another run has it in hand.")
        self.reread()

    def _show(self, watch: Watch) -> None:
        parts = [Content("\n").join(Content(visible(line)) for line in status_lines(watch.status))]
        parts += [
            Content("\n").join([Content.styled(title, "bold $warning"), *map(_source, listed)])
            for title, listed in wrong_sources(watch.status)
        ]
        heading = Content.styled("what re-checks changed, the newest first", "bold")
        notices = list(map(_notice, watch.notices)) or [Content.styled("  nothing yet", "$muted")]
        self.tell(Content("\n\n").join([*parts, Content("\n").join([heading, *notices])]))


def _source(watched: WatchedSource) -> Content:
    where, how = source_words(watched)
    return Content.assemble(f"  {visible(where)}\n", (f"    {visible(how)}", "$muted"))


def _notice(notice: NoticeRecord) -> Content:
    return Content.assemble(f"  {visible(notice_words(notice))}\n", (f"    {visible(notice.note)}", "$muted"))
