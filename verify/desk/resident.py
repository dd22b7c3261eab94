"""Staying and checking what falls due, as one process that somebody starts and stops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

TICK_SECONDS = 60
"""How often a resident checker looks for what is due; sources fall due by the rules, not by this."""


def keep_watch(tick: Callable[[], None], *, seconds: float = TICK_SECONDS) -> None:
    """Call ``tick`` now and then every so many seconds, until it raises; what it raises is raised here.

    A tick that takes longer than that is followed by the next at once, and by one only. It runs in this thread, so
    that an interrupt reaches it and can be answered by letting go of what is in hand.
    """
    from apscheduler.events import EVENT_JOB_SUBMITTED  # noqa: PLC0415 - only the resident process needs it
    from apscheduler.executors.debug import DebugExecutor  # noqa: PLC0415 - the same
    from apscheduler.schedulers.blocking import BlockingScheduler  # noqa: PLC0415 - the same

    scheduler = BlockingScheduler(executors={"default": DebugExecutor()}, timezone=UTC)
    ended: list[BaseException] = []

    def job() -> None:
        try:
            tick()
        except BaseException as error:  # noqa: BLE001 - the scheduler would log it and go on
            ended.append(error)

    def stop(_event: object) -> None:
        if ended:
            scheduler.shutdown(wait=False)

    # Told after the job has run and been filed: a scheduler may not be shut down from within one.
    scheduler.add_listener(stop, EVENT_JOB_SUBMITTED)
    scheduler.add_job(
        job, "interval", seconds=seconds, next_run_time=datetime.now(UTC), coalesce=True, misfire_grace_time=None
    )
    scheduler.start()
    if ended:
        raise ended[0]
