"""The reports that left the desk, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.actions import Scope, bindings_of
from tui.screens.telling import TellingScreen
from verify.desk.exporting import Exported
from verify.wording import one_line, visible


class ReportsScreen(TellingScreen):
    """Lists reports, the newest first; one that says something else by now is marked as out of date."""

    BINDINGS = bindings_of(Scope.REPORTS, Scope.EVERYWHERE)
    SCOPE = Scope.REPORTS
    HEADING = "Reports that left the desk, the newest first"

    def reread(self) -> None:
        """Read the reports."""
        self.read(self.gateway.reports, self._show, group="reports")

    def _show(self, found: Sequence[Exported]) -> None:
        none = f"No report has left the desk yet: {self.key('report.export')} on the desk writes one."
        self.tell(Content("\n\n").join(map(_report, found)) if found else Content(none))


def _report(exported: Exported) -> Content:
    export = exported.export
    forms = ", ".join(file.form for file in export.files)
    state = ("! out of date", "bold $warning") if exported.outdated else ("✓ up to date", "$verified")
    places = dict.fromkeys(file.place for file in export.files if file.place is not None)
    head = Content.assemble(
        state,
        (f"  {one_line(export.article)}", "bold"),
        (f"  {export.exported_at:%Y-%m-%d %H:%M} UTC · {forms} · by {one_line(export.exported_by)}", "$muted"),
    )
    lines = [Content.styled(f"  {visible(place)}", "$muted") for place in places]
    lines += [Content(f"  since then, {visible(change)}") for change in exported.changes]
    return Content("\n").join([head, *lines])
