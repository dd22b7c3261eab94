"""The part of the gateway that the desk screen asks: articles, what waits, what comes in and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from tui.gateway_base import GatewayBase
from verify.desk.exporting import Exported, Target, newest_outdated
from verify.desk.outcomes import Added, FeedFound, Missed, Rechecked
from verify.desk.packing import verify_pack
from verify.desk.reporting import ReportFormat
from verify.desk.watching import WatchStatus
from verify.desk.writing import new_files
from verify.types import ArticleRecord, CorrectionRecord, Imported, LogCheck, NoticeRecord, Progress

MINE = "assignee:me status:pending"
"""The open claims that are assigned to the reviewer, as a filter."""


Arrival = Added | FeedFound | Missed


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk: its articles, and how many open claims are the reviewer's."""

    articles: list[tuple[ArticleRecord, Progress]]
    mine: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody besides claims: the watch over the sources, and reports that are out of date."""

    watch: WatchStatus
    outdated: int


@dataclass(frozen=True, slots=True)
class Watch:
    """The watch over the sources, and what re-checks changed, the newest first."""

    status: WatchStatus
    notices: list[NoticeRecord]


class DeskGateway(GatewayBase):
    """The desk as a whole."""

    def overview(self) -> Overview:
        """Every article with its progress."""
        mine = self._desk.progress(self._desk.filter(MINE).wanted).total
        return Overview(self._desk.articles(), mine)

    def waiting(self) -> Waiting:
        """What waits besides claims."""
        return Waiting(self._desk.recheck_status(), len(newest_outdated(self._desk.exported())))

    def watch(self) -> Watch:
        """How the watch over the sources stands."""
        return Watch(self._desk.recheck_status(), self._desk.notices()[::-1])

    def recheck_due(self, progress: Callable[[str], None]) -> list[Rechecked]:
        """Visit the sources that are due."""
        return self._desk.recheck_due(progress=progress)

    def recheck_all(self, progress: Callable[[str], None]) -> list[Rechecked]:
        """Visit all sources."""
        return self._desk.recheck(progress=progress)

    def articles(self) -> list[tuple[ArticleRecord, Progress]]:
        """Every article with its progress."""
        return self._desk.articles()

    def add_each(
        self, sources: Sequence[str], arrived: Callable[[Arrival], None], progress: Callable[[str], None]
    ) -> list[Arrival]:
        """Take in what files and addresses hold; ``arrived`` is called with each outcome as soon as it is there."""
        outcomes = []
        # The terminal's own input is the keyboard of the desk.
        for outcome in self._desk.add_each(sources, stdin=BytesIO(), progress=progress):
            arrived(outcome)
            outcomes.append(outcome)
        return outcomes

    def paste(self, text: str, published: date | None, progress: Callable[[str], None]) -> Added:
        """Take an article in from text."""
        return self._desk.add("-", published=published, stdin=BytesIO(text.encode()), progress=progress)

    def export(self, article: str, form: ReportFormat, where: str) -> Path:
        """Write the report of an article to a file that is not there yet; gives its path."""
        path = Path(where).expanduser()
        if path.is_dir():
            path /= f"{article}.{form.suffix}"
        with new_files([path], force=False) as (file,):
            self._desk.export(article, {form: Target(file, str(path.absolute()))})
        return path

    def pack(self, article: str, where: str) -> tuple[Path, str]:
        """Write the evidence pack of an article to a file that is not there yet; its path and its manifest's hash."""
        path = Path(where).expanduser()
        with new_files([path], force=False) as (file,):
            self._desk.pack(article, file, str(path.absolute()))
        return path, verify_pack(path).manifest_sha256

    def import_checks(self, source: str) -> Imported:
        """Take the checks of a file into the archive."""
        return self._desk.import_checks(str(Path(source).expanduser()), stdin=BytesIO())

    def verify_log(self) -> LogCheck:
        """Whether the event log is whole."""
        return self._desk.verify_log()

    def reports(self) -> list[Exported]:
        """The reports that left the desk, the newest first, with what changed since."""
        return self._desk.exported()

    def correct(self, target: int | str, text: str) -> CorrectionRecord:
        """Note a correction on a claim, by its number, or on an article, by its slug."""
        return self._desk.correct(target, text)
