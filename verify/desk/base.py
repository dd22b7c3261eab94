"""What every use case of the desk has at hand: the settings, the store, a clock, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from verify.desk.stateless import RuleDecomposer
from verify.desk.taking import make_network, utc_now
from verify.settings import Settings
from verify.store import Store
from verify.types import Caller, Decomposer, Fetcher, Network


def silent(_told: object) -> None:
    """What is told while work is under way, where nobody listens."""


class DeskBase:
    """An open desk that can do nothing yet."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        fetcher: Fetcher | None = None,
        caller: Caller | None = None,
        decomposer: Decomposer | None = None,
    ) -> None:
        """Open the database that the settings name, creating it if there is none.

        Raises:
            DatabaseError: when the file cannot be used.
        """
        self._settings = settings
        self._clock = clock
        self._store = Store.open(settings.db, clock=clock)
        self._own_fetcher = fetcher
        self._own_caller = caller
        self._own_network: Network | None = None
        self._decomposer = decomposer or RuleDecomposer()

    @property
    def backup(self) -> Path | None:
        """The copy that was kept of the database because opening it brought it up to date, else None."""
        return self._store.backup

    @property
    def reviewer(self) -> str:
        """The name that decisions are logged under."""
        return self._settings.reviewer

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _actor(self, by: str | None) -> str:
        return self._settings.reviewer if by is None else by

    def _fetcher(self) -> Fetcher:
        return self._own_fetcher or self._network()

    def _caller(self) -> Caller:
        return self._own_caller or self._network()

    def _network(self) -> Network:
        if self._own_network is None:
            self._own_network = make_network(self._settings, self._clock)
        return self._own_network
