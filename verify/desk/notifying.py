"""Telling people what re-checks changed: each receiver once, in order, again later when it does not answer."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from verify.errors import FetchError, FetchFailure
from verify.report.notices import as_json, as_slack, digest
from verify.settings import Settings
from verify.store import Store
from verify.types import Call, Caller, NoticeRecord, Page

ACTOR = "notices"
_DIGEST = "digest"  # the receiver that the digest in Markdown stands for
_LEASE = timedelta(minutes=2)  # longer than one request may take
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)
_DOUBLINGS = 9  # until the longest wait
_REFUSED = range(400, 500)  # the receiver has a mind, and does not want this one (RFC 9110, 15.5)
_LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is told by webhook: ``name`` in the outbox and in messages, for the address may be a secret."""

    name: str
    url: str
    body: Callable[[NoticeRecord], bytes]
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of sending to one receiver: how many were ``sent``, how many wait, and why the last one failed."""

    receiver: str
    sent: int
    waiting: int
    error: str | None = None


def receivers_of(settings: Settings) -> list[Receiver]:
    """The receivers that the newsroom has named."""
    named = (
        Receiver("webhook", settings.webhook, as_json, settings.webhook_secret),
        Receiver("slack", settings.slack_webhook, as_slack),
    )
    return [receiver for receiver in named if receiver.url]


def send_notices(store: Store, caller: Callable[[], Caller], settings: Settings) -> list[Told]:
    """Send each receiver what it has not been sent; a receiver that fails is told again after a growing while."""
    return [_send_all(store, caller, receiver) for receiver in receivers_of(settings)]


def _send_all(store: Store, caller: Callable[[], Caller], receiver: Receiver) -> Told:
    sent, error = 0, None
    while (notice := _take(store, receiver.name)) is not None:
        answer = _send(caller(), receiver, notice)
        with store.write(ACTOR) as writer:
            if answer is None:
                writer.note_sent(notice.id, receiver.name)
                sent += 1
                continue
            error = answer.why
            wait = max(_wait(writer.attempts(notice.id, receiver.name)), answer.wait)
            writer.note_failed(notice.id, receiver.name, error, again=wait, down=answer.down)
        if answer.down:
            break  # the others would fail as well, and come out of order
    with store.read() as reader:
        return Told(receiver.name, sent, reader.waiting(receiver.name), error)


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a notice was not delivered, how long the receiver wants to be left alone, and whether it is down."""

    why: str
    down: bool
    wait: timedelta = timedelta(0)


def _send(caller: Caller, receiver: Receiver, notice: NoticeRecord) -> _Failure | None:
    body = receiver.body(notice)
    headers = {"Content-Type": "application/json", "Idempotency-Key": notice.key}
    if receiver.secret:
        signature = hmac.new(receiver.secret.encode(), body, hashlib.sha256).hexdigest()
        headers["Claimdesk-Signature"] = f"sha256={signature}"
    try:
        page = caller.call(Call(receiver.url, name=f"The receiver {receiver.name}", headers=headers, body=body))
    except FetchError as error:
        return _Failure(error.what, error.kind is not FetchFailure.TOO_LARGE, _seconds(error.retry_after))
    return None if page.ok else _refusal(receiver, page)


def _refusal(receiver: Receiver, page: Page) -> _Failure:
    down = page.status not in _REFUSED or page.status in _LATER
    why = f"The receiver {receiver.name} answered with status {page.status}."
    return _Failure(why, down, _seconds(page.retry_after))


def _take(store: Store, receiver: str) -> NoticeRecord | None:
    with store.write(ACTOR) as writer:
        return next(iter(writer.take_notices(receiver, lease=_LEASE, limit=1)), None)


def _wait(attempts: int) -> timedelta:
    """How long to wait after so many failures before: a minute, two, four, at most six hours."""
    doubled: int = 2 ** min(attempts, _DOUBLINGS)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)


def _seconds(retry_after: float | None) -> timedelta:
    return timedelta(seconds=retry_after or 0.0)


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told in Markdown, and of which notices; ``noted`` when they are to be told once only."""

    text: str
    notices: tuple[NoticeRecord, ...]
    noted: bool


def make_digest(store: Store, now: datetime, *, since: datetime | None) -> Digest:
    """The changes since a time, or, without one, those that no digest has told yet."""
    if since is not None:
        with store.read() as reader:
            notices = reader.notices(since=since)
    else:
        with store.write(ACTOR) as writer:
            notices = writer.take_notices(_DIGEST, lease=_LEASE)
    return Digest(digest(notices, now), tuple(notices), noted=since is None)


def note_digest(store: Store, told: Digest) -> None:
    """Note that a digest has reached whoever asked for it."""
    if told.noted:
        with store.write(ACTOR) as writer:
            for notice in told.notices:
                writer.note_sent(notice.id, _DIGEST)
