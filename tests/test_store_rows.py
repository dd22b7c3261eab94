"""What goes into the store comes out the same, and lists hold what was asked for, in article order."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_helpers import Clock, make_document, make_page, new_store, sentence_claims, stock, visited

from verify.errors import InputError, NotFoundError
from verify.store import Store
from verify.store.articles import slug_of
from verify.types import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimFilter,
    Dateline,
    Decomposition,
    Document,
    Passage,
    PassageKind,
    Presence,
    Quantity,
    Reason,
    Relation,
    RelationKind,
    RelationState,
    Stance,
    Status,
    Terms,
    VisitRecord,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "desk.db")
    yield opened
    opened.close()


def test_article_comes_back_as_it_went_in(store: Store) -> None:
    text = "Brücke\n\nDAMASCUS, Dec. 8 — “It’s over\x00,” he said.\r\n"
    blocks = (Block(BlockKind.TITLE, 0, 6), Block(BlockKind.PARAGRAPH, 8, 45))
    document = Document(text, "-", "Brücke", blocks, Dateline("Damascus", None), date(2024, 12, 8), "en")
    passages = (Passage(0, 6, PassageKind.NO_CLAIM, "title"), Passage(8, 45, PassageKind.CLAIMS))
    with store.write("ana") as writer:
        article = writer.add_article(document, Decomposition((), passages))
    with store.read() as reader:
        assert reader.article("brücke") == reader.article(article.id) == reader.article(str(article.id)) == article
        revision = reader.revision(article.revision_id)
        assert reader.article_by_sha(revision.sha256) == article
        assert reader.article_by_sha("0" * 64) is None
    assert (revision.text, revision.blocks, revision.passages) == (text, blocks, passages)
    assert (article.place, article.published, article.language, article.version) == ("Damascus", "2024-12-08", "en", 1)
    assert article.added_at.tzinfo is UTC


def test_same_text_is_not_stored_twice(store: Store) -> None:
    stock(store)
    with pytest.raises(InputError, match="already on the desk, as article bridge"):
        stock(store)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Assad leaves Syria, ending 50 years!", "assad-leaves-syria-ending-50-years"),
        ("ÉLYSÉE — Straße", "élysée-strasse"),
        ("2024", "article-2024"),
        ("[/bold]\x1b[2J ../..", "bold-2j"),
        ("???", "article"),
        ("word " * 40, "word-" * 11 + "word"),
    ],
)
def test_slugs_can_be_typed_and_are_never_numbers(title: str, slug: str) -> None:
    assert slug_of(title).startswith(slug)
    assert len(slug_of(title)) <= 60


def test_slugs_of_one_source_differ(store: Store) -> None:
    slugs = [stock(store, make_document(sentences=(f"Event {n} took place.",))).slug for n in range(3)]
    assert slugs == ["bridge", "bridge-2", "bridge-3"]


_WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
_NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_QUANTITIES = st.builds(
    Quantity, _WORDS, st.integers(0, 99), st.integers(0, 99), _NUMBERS, _NUMBERS, st.none() | _WORDS, st.none() | _WORDS
)
_CLAIMS = st.builds(
    Claim,
    text=_WORDS,
    start=st.integers(0, 40),
    end=st.integers(40, 80),
    sentence=_WORDS,
    sentence_start=st.integers(0, 40),
    sentence_end=st.integers(40, 90),
    heading=st.none() | _WORDS,
    speaker=st.none() | _WORDS,
    cue=st.none() | _WORDS,
    certainty=st.sampled_from(Certainty),
    occurred_on=st.sampled_from([None, "2024", "2024-12", "2024-12-08"]),
    quantities=st.lists(_QUANTITIES, max_size=2).map(tuple),
    entities=st.lists(_WORDS, max_size=2).map(tuple),
    open_references=st.lists(_WORDS, max_size=2).map(tuple),
    checkable=st.booleans(),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_CLAIMS, st.dictionaries(_WORDS, _JSON, max_size=2)), min_size=1, max_size=8))
def test_claims_come_back_as_they_went_in(claims: list[tuple[Claim, dict[str, object]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "desk.db")
        article = stock(store, claims=[])
        with store.write("ana") as writer:
            ids = writer.add_claims(article, [(claim, slots, ()) for claim, slots in claims])
        with store.read() as reader:
            text = reader.revision(article.revision_id).text
            records = [reader.claim(claim_id) for claim_id in ids]
            assert reader.slots(ids) == {record.id: record.slots for record in records}
        store.close()
    assert [(record.claim, record.slots) for record in records] == claims
    for record in records:
        start, end = record.claim.start, record.claim.end
        assert record.quote == text[start:end]
        assert record.prefix == text[max(0, start - 32) : start]
        assert record.suffix == text[end : end + 32]
        assert (record.status, record.decided_by, record.decided_at) == (Status.PENDING, None, None)


def _second_article(store: Store) -> None:
    """Claims that go in against the order of the text."""
    document = make_document("Bridge open", ("It cost 50% more.", "It cost 5 million.", "Élise Mårtens opened it."))
    claims = sentence_claims(document)
    article = stock(store, document, claims=[])
    with store.write("intake") as writer:
        writer.add_claims(article, [(claim, {}, ()) for claim in reversed(claims)])


def _ids(store: Store, **wanted: object) -> list[int]:
    with store.read() as reader:
        return list(reader.claim_ids(ClaimFilter(**wanted)))  # type: ignore[arg-type]  # any part of a filter


def test_lists_are_in_article_order(store: Store) -> None:
    stock(store)
    _second_article(store)
    assert _ids(store) == [1, 2, 3, 6, 5, 4]
    assert _ids(store, article_id=2) == [6, 5, 4]
    with store.read() as reader:
        assert isinstance(reader.claim_ids(), array)
        assert [claim.id for claim in reader.claims(limit=2, offset=2)] == [3, 6]
        assert [claim.id for claim in reader.claims(offset=5)] == [4]
        lines = reader.claim_lines([4, 999, 1])
        assert [line.id for line in lines] == [4, 1]
        claim = reader.claim(4)
        assert lines[0].text == claim.claim.text
        assert (lines[0].start, lines[0].status, lines[0].version) == (claim.claim.start, claim.status, claim.version)
        assert reader.claim_lines([]) == []


def test_text_filter_takes_every_character_for_itself(store: Store) -> None:
    _second_article(store)
    assert _ids(store, text="50%") == [3]
    assert _ids(store, text="5_ million") == []
    assert _ids(store, text="IT COST") == [3, 2]
    assert _ids(store, text="\\") == _ids(store, text="/") == []
    assert _ids(store, text="éLISE MÅRTENS") == _ids(store, text="élise") == [1]
    assert _ids(store, text="elise") == []


def test_speaker_and_status_filters_hold_together(store: Store) -> None:
    document = make_document()
    said = [
        Claim(c.text, c.start, c.end, c.sentence, c.sentence_start, c.sentence_end, speaker="The Ministry")
        for c in sentence_claims(document)
    ]
    stock(store, document, said)
    with store.write("ana") as writer:
        writer.set_status(2, Status.DISPUTED, reason="Wrong sum")
    assert _ids(store, speaker="ministry") == [1, 2, 3]
    assert _ids(store, speaker="ministry", status=Status.DISPUTED) == [2]
    assert _ids(store, speaker="army", status=Status.DISPUTED) == []
    assert _ids(store, article_id=1, status=Status.PENDING) == [1, 3]


def test_flags_are_kinds_of_standing_relations(store: Store) -> None:
    stock(store)
    with store.write("desk") as writer:
        writer.add_relation(1, 2, Relation(RelationKind.CONFLICT, 90))
        writer.add_relation(3, 1, Relation(RelationKind.DUPLICATE, 80))
    with store.write("ana") as writer:
        writer.decide_relation(1, RelationState.CONFIRMED)
    assert _ids(store, flag=RelationKind.CONFLICT) == [1, 2]
    with store.read() as reader:
        assert reader.claim(1).flags == ("conflict", "duplicate")
        assert [line.flags for line in reader.claim_lines([1, 2, 3])] == [
            ("conflict", "duplicate"),
            ("conflict",),
            ("duplicate",),
        ]
        ((_, progress),) = reader.articles()
        assert (progress.total, progress.pending, progress.flagged) == (3, 3, 2)  # only open flags wait for somebody
    with store.write("ana") as writer:
        writer.decide_relation(1, RelationState.DISMISSED)
    assert _ids(store, flag=RelationKind.CONFLICT) == []


def test_pair_is_raised_once_whatever_its_state_and_order(store: Store) -> None:
    stock(store)
    reason = Reason("date", "Friday", "Sunday", "The days differ.", (0, 6), None)
    with store.write("desk") as writer:
        assert writer.add_relation(2, 1, Relation(RelationKind.CONFLICT, 90.5, (reason,))) == 1
        assert writer.add_relation(1, 2, Relation(RelationKind.DUPLICATE, 99)) is None
    with store.write("ana") as writer:
        writer.decide_relation(1, RelationState.DISMISSED)
    with store.write("desk") as writer:
        assert writer.add_relation(1, 2, Relation(RelationKind.CONFLICT, 99)) is None
    with store.read() as reader:
        relation = reader.relation(1)
        assert reader.relations(claim_id=2, kind=RelationKind.CONFLICT, state=RelationState.DISMISSED) == [relation]
        assert reader.relations(article_id=1) == reader.relations(claim_id=1) == [relation]
        assert reader.relations(claim_id=3) == reader.relations(state=RelationState.OPEN) == []
    assert (relation.a, relation.b, relation.score, relation.decided_by) == (1, 2, 90.5, "ana")
    # The reason was given for (2, 1): its sides are turned with the pair.
    assert relation.reasons == (Reason("date", "Sunday", "Friday", "The days differ.", None, (0, 6)),)


def test_relation_needs_two_claims_that_exist(store: Store) -> None:
    stock(store)
    for a, b, error in ((1, 1, InputError), (1, 99, NotFoundError), (99, 1, NotFoundError)):
        with pytest.raises(error), store.write("desk") as writer:
            writer.add_relation(a, b, Relation(RelationKind.CONFLICT, 90))


def test_evidence_and_what_checks_found(store: Store) -> None:
    stock(store)
    with store.write("ana") as writer:
        page = writer.add_evidence(1, url="https://example.org/bridge", quote="It was closed.")
        call = writer.add_evidence(2, locator="call, 3 March", stance=Stance.REFUTES, terms=Terms.BACKGROUND)
    with store.read() as reader:
        record = reader.evidence_one(page)
        assert (record.stance, record.terms, record.added_by) == (Stance.SUPPORTS, Terms.ON_RECORD, "ana")
        assert (record.presence, record.checked_at) == (None, None)
        assert [one.id for one in reader.evidence(article_id=1)] == [page, call]
        assert [one.id for one in reader.evidence(2)] == [call]
        assert [one.evidence_id for one in reader.watched()] == [page]  # a call cannot be visited
    with store.write("recheck") as writer:
        visited(writer, page, Presence.GONE, "The quote is gone.")
    with store.write("recheck") as writer:  # the next visit fails: what is settled stays
        down = VisitRecord(Presence.UNREACHABLE, "No answer.", Presence.GONE, True, 1, "https://example.org")  # noqa: FBT003
        writer.record_visit(page, down)
    with store.read() as reader:
        record = reader.evidence_one(page)
        assert (record.presence, record.note, record.decayed) == (Presence.GONE, "The quote is gone.", True)
        (watched,) = reader.watched([1])
        assert (watched.last, watched.note, watched.failures) == (Presence.UNREACHABLE, "No answer.", 1)
        assert watched.looked_at is not None
        assert watched.checked_at is not None
        assert record.checked_at == watched.checked_at > watched.looked_at
        assert len([event for event in reader.events("evidence", page) if event.action == "record_check"]) == 1
        assert reader.watched([2]) == []


def test_evidence_without_any_place_is_refused(store: Store) -> None:
    stock(store)
    with pytest.raises(InputError, match="has no address"), store.write("ana") as writer:
        writer.add_evidence(1, url="", locator=None, quote="x")
    with pytest.raises(NotFoundError, match="There is no claim 99"), store.write("ana") as writer:
        writer.add_evidence(99, locator="archive")


def test_snapshot_bodies_are_stored_once(store: Store) -> None:
    stock(store)
    body = bytes(range(256)) * 10
    with store.write("ana") as writer:
        one = writer.add_evidence(1, url="https://example.org/bridge")
        two = writer.add_evidence(2, url="https://example.org/bridge")
        for evidence_id, content in ((one, b"old"), (one, body), (two, body)):
            writer.add_snapshot(evidence_id, make_page(content), "It was closed.")
    with store.read() as reader:
        latest = reader.latest_snapshot(one)
        assert latest is not None
        assert reader.snapshot_body(latest.sha256) == body
        assert (latest.etag, latest.status, latest.text) == ('"tag"', 200, "It was closed.")
        assert latest.fetched_at.tzinfo is UTC
        assert reader.latest_snapshot(99) is None
        assert reader._connection.exec_driver_sql("SELECT count(*) FROM body").scalar() == 2
        with pytest.raises(NotFoundError):
            reader.snapshot_body("0" * 64)


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    class Abroad(Clock):
        def __call__(self) -> datetime:
            return datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    store = new_store(tmp_path / "desk.db", Abroad())
    article = stock(store)
    assert article.added_at == datetime(2026, 3, 1, 4, tzinfo=UTC)
    assert article.added_at.tzinfo is UTC
    store.close()
