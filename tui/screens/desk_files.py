"""What leaves the desk as a file, what comes to the archive from one, and the proof that the log is whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tui.screens.base import DeskScreen
from tui.screens.dialogs import After, Dialog, Prompt
from tui.screens.exporting import ExportDialog
from tui.widgets.article_list import ArticleList
from verify.desk.reporting import ReportFormat
from verify.types import ArticleRecord, Imported
from verify.wording import one_line, visible

_CLOSE = "Enter or Esc: go on"


class Files(DeskScreen):
    """What the keys of reports, packs, the archive and the log do."""

    async def action_export(self) -> None:
        """Ask where to and write the report of the article at the cursor."""
        article = self._article("report about")
        if article is None:
            return

        async def write(form: ReportFormat, where: str) -> After | None:
            path = await self.ask(partial(self.gateway.export, article.slug, form, where))
            return None if path is None else partial(self._written, "Report", path)

        await self.app.push_screen(ExportDialog(article.slug, write))

    async def action_pack(self) -> None:
        """Ask where to and put the evidence of the article at the cursor into one file."""
        article = self._article("make a pack of")
        if article is None:
            return

        async def write(where: str) -> After | None:
            packed = await self.ask(partial(self.gateway.pack, article.slug, where))
            return None if packed is None else partial(self._packed, *packed)

        await self.app.push_screen(
            Prompt(
                "Make an evidence pack",
                [
                    f"The reports, sources and log of {one_line(article.slug)} in one file, which others can prove.",
                    "No file is written over.",
                ],
                placeholder="file",
                missing="Name a file.",
                write=write,
                typed=f"{article.slug}.zip",
            )
        )

    async def action_import(self) -> None:
        """Ask for a file of checks made elsewhere and take them into the archive."""

        async def write(source: str) -> After | None:
            done = await self.ask(partial(self.gateway.import_checks, source))
            return None if done is None else partial(self._imported, done)

        await self.app.push_screen(
            Prompt(
                "Take checks made elsewhere into the archive",
                ["JSON Lines, CSV with column names, or ClaimReview, in JSON or in a saved web page. All or none."],
                placeholder="file",
                missing="Name a file.",
                write=write,
            )
        )

    async def action_prove_log(self) -> None:
        """Prove that the log is whole, and tell its head."""
        check = await self.ask(self.gateway.verify_log)
        if check is None:
            return
        if check.broken is None:
            title = "The log is whole"
            told = [
                f"{check.rows} rows.",
                f"Head: {check.head}",
                "Noted elsewhere, the head proves the log up to here.",
            ]
        else:
            title = "The log is broken"
            told = [f"At row {check.broken}: {visible(check.fault or '')}.", f"{check.rows} rows before it are whole."]
        await self.app.push_screen(Dialog(title, told, _CLOSE))

    def action_reload(self) -> None:
        """Read the desk again; the screen that these keys belong to does it."""
        raise NotImplementedError

    def _article(self, purpose: str) -> ArticleRecord | None:
        article = self.query_one(ArticleList).current
        if article is None:
            self.say(f"There is no article to {purpose}.")
        return article

    async def _written(self, what: str, path: Path) -> None:
        self.say(f"{what} written to {visible(str(path))}")
        self.action_reload()

    async def _packed(self, path: Path, manifest: str) -> None:
        await self._written("Evidence pack", path)
        told = [
            "Publish this beside it, so that others can tell that it is yours.",
            f"Manifest SHA-256 {manifest}",
        ]
        await self.app.push_screen(Dialog("Evidence pack written", told, _CLOSE))

    async def _imported(self, done: Imported) -> None:
        self.say(f"{done.told} · {self.key('archive')} searches them")
