"""The use cases about what leaves the desk: reports, evidence packs, and corrections of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import BinaryIO

from verify.desk.base import DeskBase
from verify.desk.correcting import correct
from verify.desk.exporting import Exported, Target, exported
from verify.desk.packing import write_pack
from verify.desk.reporting import ReportFormat, export, publishable, publisher_of, render
from verify.errors import InputError
from verify.report.claimreview import Review
from verify.types import CorrectionRecord


class ReportUses(DeskBase):
    """Making reports, and knowing which were made."""

    def report(self, article: str, form: ReportFormat, *, as_of: datetime | None = None) -> bytes:
        """The verification report of an article in one format, to look at; text is in UTF-8.

        Raises:
            InputError: when ``as_of`` is in the future, or before the article was taken in.
        """
        return render(self._store, article, form, as_of=self._moment(as_of), publisher=publisher_of(self._settings))

    def export(
        self,
        article: str,
        targets: Mapping[ReportFormat, Target],
        *,
        as_of: datetime | None = None,
        by: str | None = None,
    ) -> None:
        """Write the report of an article in several formats, all from one state of the desk, and remember it.

        Raises:
            InputError: when ``as_of`` is in the future, or before the article was taken in.
        """
        export(
            self._store,
            article,
            targets,
            as_of=self._moment(as_of),
            publisher=publisher_of(self._settings),
            actor=self._actor(by),
        )

    def pack(
        self, article: str, target: BinaryIO, place: str, *, as_of: datetime | None = None, by: str | None = None
    ) -> None:
        """Write the evidence pack of an article to ``target``, which is the file ``place``, and remember it.

        In it are the reports, the sources as they were kept, and the log.

        Raises:
            InputError: when the event log is broken, or ``as_of`` in the future or before the article was taken in.
        """
        write_pack(
            self._store,
            article,
            target,
            place=place,
            as_of=self._moment(as_of),
            publisher=publisher_of(self._settings),
            actor=self._actor(by),
        )

    def exported(self, article: str | None = None) -> list[Exported]:
        """What left the desk of one article, or of all, newest first, each with what changed since."""
        return exported(self._store, article)

    def correct(self, target: int | str, text: str, *, by: str | None = None) -> CorrectionRecord:
        """Note a correction on a claim (its number) or an article (its slug); every later report prints it.

        Raises:
            InputError: when it repeats what must not leave the desk.
        """
        return correct(self._store, target, text, self._actor(by))

    def publishable(self, article: str) -> tuple[Review, ...]:
        """Every claim of an article with its ClaimReview markup, or with the reasons why it gets none."""
        return publishable(self._store, article, self._clock(), publisher_of(self._settings))

    def _moment(self, as_of: datetime | None) -> datetime:
        """The time that a report states: now, or a given one that has come."""
        now = self._clock()
        if as_of is not None and as_of > now:
            told = f"{as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
            raise InputError(
                f"{told} is in the future: how the desk stands then is not known yet.",
                "Leave --as-of out for a report as of now.",
            )
        return as_of or now
