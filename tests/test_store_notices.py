"""The outbox: what re-checks changed reaches each receiver, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from store_helpers import Clock, new_store, stock, visited

from verify.errors import NotFoundError
from verify.store import Store
from verify.types import DeliveryState, Presence, Terms

LEASE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with closing(new_store(tmp_path / "desk.db", clock)) as opened:
        stock(opened)
        with opened.write("ines") as writer:
            writer.add_evidence(1, url="https://a.example/", quote="was closed", terms=Terms.BACKGROUND)
        yield opened


def change(store: Store, after: Presence = Presence.GONE) -> int:
    with store.write("recheck") as writer:
        visited(writer, 1, after, "It is not there.")
        return writer.add_notice(1, before=Presence.PRESENT, after=after, note="It is not there.", reopened=True)


def taken(store: Store, receiver: str = "webhook") -> list[int]:
    with store.write("recheck") as writer:
        return [notice.id for notice in writer.take_notices(receiver, lease=LEASE)]


def test_a_notice_says_what_changed_and_of_which_claim(store: Store) -> None:
    change(store)
    with store.read() as reader:
        (notice,) = reader.notices()
    assert (notice.article, notice.claim) == ("bridge", "The bridge was closed on Friday")
    assert (notice.url, notice.quote, notice.terms) == ("https://a.example/", "was closed", Terms.BACKGROUND)
    assert (notice.before, notice.after, notice.reopened) == (Presence.PRESENT, Presence.GONE, True)


def test_a_notice_is_there_with_its_change_or_not_at_all(store: Store) -> None:
    def stopped() -> None:
        with store.write("recheck") as writer:
            visited(writer, 1, Presence.GONE, "It is not there.")
            writer.add_notice(1, before=None, after=Presence.GONE, note="It is not there.")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stopped()
    with store.read() as reader:
        assert (reader.notices(), reader.evidence_one(1).presence) == ([], None)
    with pytest.raises(NotFoundError), store.write("recheck") as writer:
        writer.add_notice(9, before=None, after=Presence.GONE, note="")


def test_each_receiver_takes_each_notice_once(store: Store) -> None:
    first, second = change(store), change(store, Presence.PRESENT)
    assert taken(store) == [first, second]
    assert taken(store) == []  # they are somebody's, and not yet sent
    assert taken(store, "slack") == [first, second]
    with store.write("recheck") as writer:
        writer.note_sent(first, "webhook")
        writer.note_sent(second, "webhook")
    third = change(store)
    assert taken(store) == [third]
    with store.read() as reader:
        assert len({notice.key for notice in reader.notices()}) == 3


def test_what_was_taken_and_not_sent_is_due_again(store: Store, clock: Clock) -> None:
    notice = change(store)
    assert taken(store) == [notice]
    clock.now += LEASE
    assert taken(store) == [notice]
    with store.write("recheck") as writer:
        writer.note_failed(notice, "webhook", "nobody answered", again=timedelta(hours=1))
    clock.now += timedelta(minutes=59)
    assert taken(store) == []
    clock.now += timedelta(minutes=2)
    assert taken(store) == [notice]
    with store.write("recheck") as writer:
        writer.note_sent(notice, "webhook")
    with store.read() as reader:
        (delivery,) = reader.deliveries()
    assert (delivery.state, delivery.attempts, delivery.error) == (DeliveryState.SENT, 2, None)
    clock.now += timedelta(days=30)
    assert taken(store) == []


def test_a_new_receiver_is_told_of_the_last_day_and_of_all_after(store: Store, clock: Clock) -> None:
    old = change(store)
    clock.now += timedelta(days=2)
    recent = change(store)
    assert taken(store) == [recent]
    clock.now += timedelta(days=2)
    later = change(store)
    clock.now += timedelta(days=2)
    assert taken(store) == [recent, later]
    with store.read() as reader:
        states = {delivery.notice_id: delivery.state for delivery in reader.deliveries()}
    assert states == {old: DeliveryState.SKIPPED, recent: DeliveryState.WAITING, later: DeliveryState.WAITING}


def test_notices_since_a_time(store: Store, clock: Clock) -> None:
    change(store)
    since = clock.now
    clock.now += timedelta(days=1)
    second = change(store)
    with store.read() as reader:
        assert [notice.id for notice in reader.notices(since=since + timedelta(seconds=1))] == [second]
