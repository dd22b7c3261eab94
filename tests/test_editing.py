"""Editing claims: nothing is lost, every edit is one step back, and what is said by now is what is found."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ticking
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.editing import NewPassage, Part
from verify.desk.reporting import ReportFormat
from verify.errors import ClaimdeskError, InputError, StaleWriteError, UndoError
from verify.relate import index_terms
from verify.settings import Settings
from verify.types import (
    Certainty,
    ClaimFilter,
    ClaimRecord,
    RelationState,
    Slots,
    Standing,
    Status,
    Terms,
)

FIRE = "harbour-fire-day-1"
ASSAD = "assad-leaves-syria"
EVERYTHING = ClaimFilter(standing=None)


def _find(desk: Desk, words: str) -> ClaimRecord:
    return next(desk.claims(ClaimFilter(text=words)))


def _listed(desk: Desk) -> list[int]:
    return list(desk.claim_ids(ClaimFilter()))


def _searched(desk: Desk, words: str) -> list[str]:
    (hits,) = desk.search([words], 3)
    return [hit.id for hit in hits]


def test_rewording_keeps_the_place_and_the_number_and_is_found_by_its_new_words(desk: Desk) -> None:
    before = _find(desk, "17 ships were waiting outside the breakwater on Monday")
    edited = desk.reword(before.id, "Twenty trawlers queued in the estuary")
    (now,) = edited.claims
    assert now.claim.text == "Twenty trawlers queued in the estuary."
    assert (now.id, now.claim.start, now.claim.end, now.quote) == (
        before.id,
        before.claim.start,
        before.claim.end,
        before.quote,
    )
    assert _searched(desk, "trawlers estuary") == [str(before.id)]
    with desk._store.read() as reader:
        assert before.id in dict(reader.candidates(["trawler"], 5))
        assert before.id not in dict(reader.candidates(["ship"], 100))
    desk.undo()
    assert desk.claim(before.id).claim == before.claim
    assert _searched(desk, "trawlers estuary") == []
    with desk._store.read() as reader:
        assert reader.candidates(["trawler"], 5) == []
        assert before.id in dict(reader.candidates(["ship"], 100))


def test_a_verdict_falls_with_the_words_and_comes_back_with_them(desk: Desk) -> None:
    claim = _find(desk, "The warehouse belongs to Norrik Freight")
    desk.mark([claim.id], Status.VERIFIED, by="ben")
    edited = desk.reword(claim.id, "Norrik Freight owned the warehouse")
    (now,) = edited.claims
    assert (now.status, now.reason) == (Status.PENDING, "It was reworded after it was verified by ben.")
    assert [was.status for was in edited.replaced] == [Status.VERIFIED]
    desk.undo()
    back = desk.claim(claim.id)
    assert (back.status, back.decided_by, back.reason) == (Status.VERIFIED, "ben", None)


def test_a_confirmed_flag_is_confirmed_again_when_its_claim_is_back(desk: Desk) -> None:
    claim = _find(desk, "The government will pay each bereaved family 50,000 crowns")
    (flag,) = desk.flags(claim_id=claim.id)
    desk.decide_flag(flag.id, RelationState.CONFIRMED, by="ann")
    desk.set_aside([claim.id], "opinion")
    assert desk.flags(claim_id=claim.id) == []
    desk.restore([claim.id])
    (back,) = desk.flags(claim_id=claim.id)
    assert (back.id, back.state, back.decided_by) == (flag.id, RelationState.CONFIRMED, "ann")


def test_rewording_closes_flags_that_no_longer_hold_and_raises_new_ones(desk: Desk) -> None:
    claim = _find(desk, "The government will pay each bereaved family 50,000 crowns")
    (flag,) = desk.flags(claim_id=claim.id)
    desk.reword(claim.id, "The capital has a new tram line")
    assert desk.flags(claim_id=claim.id) == []
    (closed,) = desk.flags(claim_id=claim.id, state=RelationState.CLOSED)
    assert closed.id == flag.id
    with pytest.raises(InputError, match="is closed"):
        desk.decide_flag(flag.id, RelationState.CONFIRMED)
    desk.reword(claim.id, "The government will pay each bereaved family 70,000 crowns")
    (raised,) = desk.flags(claim_id=claim.id)
    assert (raised.id, raised.kind, raised.state) == (flag.id, flag.kind, RelationState.OPEN)
    assert "70,000" in " ".join(reason.text for reason in raised.reasons)
    desk.undo()
    desk.undo()
    (back,) = desk.flags(claim_id=claim.id)
    assert (back.reasons, back.score, back.state) == (flag.reasons, flag.score, flag.state)


def test_a_dismissed_flag_stays_dismissed_when_a_claim_is_reworded(desk: Desk) -> None:
    claim = _find(desk, "The government will pay each bereaved family 50,000 crowns")
    (flag,) = desk.flags(claim_id=claim.id)
    desk.decide_flag(flag.id, RelationState.DISMISSED)
    desk.reword(claim.id, "The government will pay every bereaved family 50,000 crowns")
    (now,) = desk.flags(claim_id=claim.id)
    assert now.state is RelationState.DISMISSED


def test_splitting_makes_claims_of_the_parts_and_keeps_the_whole(desk: Desk) -> None:
    whole = _find(desk, "Its crew of 22 left the ship unharmed")
    desk.assign([whole.id], "ana")
    desk.attach(whole.id, Attachment(locator="Harbour log, page 3"))
    edited = desk.split(whole.id, [Part("The ship had a crew of 22"), Part("The crew left the ship", "left the ship")])
    first, second = edited.claims
    assert second.quote == "left the ship"
    assert whole.claim.start <= first.claim.start < first.claim.end <= whole.claim.end
    assert {part.split_from for part in edited.claims} == {whole.id}
    assert {part.assignee for part in edited.claims} == {"ana"}
    assert whole.id not in _listed(desk)
    assert desk.lineage(whole.id).split_into == (first.id, second.id)
    assert desk.claim(whole.id).standing is Standing.SUPERSEDED
    with pytest.raises(InputError, match=f"was split into claims {first.id} and {second.id}"):
        desk.mark([whole.id], Status.VERIFIED)
    (source,) = desk.evidence(whole.id)
    desk.move_evidence(source.id, second.id)
    assert [each.id for each in desk.evidence(second.id)] == [source.id]
    desk.undo()
    desk.undo()
    assert whole.id in _listed(desk)
    assert desk.claim(first.id).standing is Standing.WITHDRAWN
    assert desk.lineage(whole.id).split_into == ()
    desk.redo()
    assert desk.lineage(whole.id).split_into == (first.id, second.id)


def test_merging_lets_the_first_say_it_and_takes_the_sources_along(desk: Desk) -> None:
    short = _find(desk, "17 ships were waiting outside the breakwater.")
    long = _find(desk, "17 ships were waiting outside the breakwater on Monday")
    desk.attach(short.id, Attachment(locator="Port office, by telephone"))
    edited = desk.merge([long.id, short.id], "17 ships were waiting on Monday evening")
    (now,) = edited.claims
    assert (now.id, now.claim.text) == (long.id, "17 ships were waiting on Monday evening.")
    assert edited.superseded == (short.id,)
    assert desk.claim(short.id).merged_into == long.id
    assert desk.lineage(long.id).merged_from == (short.id,)
    assert [each.locator for each in desk.evidence(long.id)] == ["Port office, by telephone"]
    desk.undo()
    assert desk.claim(short.id).merged_into is None
    assert desk.evidence(long.id) == []
    assert len(desk.evidence(short.id)) == 1


def test_claims_of_two_articles_are_not_merged(desk: Desk) -> None:
    here = next(desk.claims(ClaimFilter(article_id=1)))
    there = next(desk.claims(ClaimFilter(article_id=2)))
    with pytest.raises(InputError, match="different articles"):
        desk.merge([here.id, there.id])


def test_a_claim_is_added_from_a_passage_with_its_voice_its_flags_and_its_figures(desk: Desk) -> None:
    edited = desk.add_claim(FIRE, NewPassage(quote="injured 40", text="The fire injured 40 people"))
    (added,) = edited.claims
    assert added.quote == "injured 40"
    assert (added.claim.speaker, added.claim.certainty) == ("the fire service", Certainty.ATTRIBUTED)
    assert [quantity.text for quantity in added.claim.quantities] == ["40"]
    text = desk.revision(desk.article(FIRE)).text
    assert text[added.claim.sentence_start : added.claim.sentence_end] == added.claim.sentence
    assert added.id in _listed(desk)
    desk.undo()
    assert added.id not in _listed(desk)
    assert _searched(desk, "the fire injured 40 people")[:1] != [str(added.id)]


@pytest.mark.parametrize(
    ("passage", "why"),
    [
        (NewPassage(quote="no such words"), "not in the article"),
        (NewPassage(quote="the"), "times in the article"),
        (NewPassage(start=5, end=5), "not in the article"),
        (NewPassage(start=0, end=400), "one paragraph"),
        (NewPassage(start=-4, end=10), "not in the article"),
        (NewPassage(text="Words alone"), "from a passage"),
        (NewPassage(quote="injured 40", text="  "), "needs words"),
        (NewPassage(start=10, end=20, quote="injured 40"), "are not these words"),
    ],
)
def test_what_is_no_passage_is_refused_and_nothing_is_stored(desk: Desk, passage: NewPassage, why: str) -> None:
    before = len(desk.events())
    with pytest.raises(InputError, match=why):
        desk.add_claim(FIRE, passage)
    assert len(desk.events()) == before


def test_a_claim_set_aside_is_told_among_what_nobody_checked(desk: Desk) -> None:
    claim = _find(desk, "Nobody listened")
    desk.set_aside([claim.id], "A reproach, not a fact.")
    assert claim.id not in _listed(desk)
    assert claim.id in desk.claim_ids(ClaimFilter(standing=Standing.ASIDE))
    report = json.loads(desk.report(FIRE, ReportFormat.JSON))
    assert claim.id not in [each["id"] for each in report["claims"]]
    (told,) = [each for each in report["unchecked"]["passages"] if "set aside" in each["reason"]]
    assert (told["text"], told["reason"]) == (
        "Nobody listened",
        "set aside as not checkable: A reproach, not a fact.",
    )
    progress = next(each for article, each in desk.articles() if article.slug == FIRE)
    assert (progress.set_aside, progress.total) == (1, len(report["claims"]))
    with pytest.raises(InputError, match="was set aside by ines: A reproach"):
        desk.mark([claim.id], Status.VERIFIED)
    (hit,) = [hit for hits in desk.search(["nobody listened"], 1) for hit in hits]
    assert (hit.verdict, hit.explanation) == ("set aside", "A reproach, not a fact.")
    desk.restore([claim.id], by="ben")
    assert claim.id in _listed(desk)
    with pytest.raises(InputError, match="needs a reason"):
        desk.set_aside([claim.id], " ")


def test_an_added_claim_takes_its_sentence_off_those_without_one(desk: Desk) -> None:
    before = json.loads(desk.report(ASSAD, ReportFormat.JSON))["unchecked"]["passages"]
    assert before
    desk.add_claim(ASSAD, NewPassage(start=before[0]["start"], end=before[0]["end"]))
    assert json.loads(desk.report(ASSAD, ReportFormat.JSON))["unchecked"]["passages"] == before[1:]


def test_a_stale_edit_is_refused_and_tells_who_was_first(desk: Desk) -> None:
    claim = _find(desk, "The harbour is closed to all shipping.")
    seen = {claim.id: claim.version}
    desk.mark([claim.id], Status.VERIFIED, by="ben")
    before = len(desk.events())
    for edit in (
        lambda: desk.reword(claim.id, "Shut", expected=seen),
        lambda: desk.split(claim.id, [Part("The harbour is shut"), Part("No ships")], expected=seen),
        lambda: desk.set_aside([claim.id], "why", expected=seen),
        lambda: desk.merge([claim.id, claim.id + 1], expected=seen),
        lambda: desk.assign([claim.id], "ana", expected=seen),
    ):
        with pytest.raises(StaleWriteError, match=r"changed by ben.*status pending -> verified"):
            edit()
    assert len(desk.events()) == before


def test_an_added_claim_with_a_colleagues_source_on_it_is_not_taken_back(desk: Desk) -> None:
    (added,) = desk.add_claim(FIRE, NewPassage(quote="injured 40")).claims
    desk.attach(added.id, Attachment(locator="Hospital, by telephone"), by="ben")
    with pytest.raises(UndoError, match="source on it since"):
        desk.undo()
    assert added.id in _listed(desk)


def test_a_confidential_source_of_the_whole_does_not_leave_with_a_part(desk: Desk) -> None:
    whole = _find(desk, "Its crew of 22 left the ship unharmed")
    desk.attach(whole.id, Attachment(locator="Pavel Ruhn, harbour pilot", terms=Terms.OFF_RECORD))
    first, second = desk.split(whole.id, [Part("The ship had a crew of 22"), Part("The crew is unharmed")]).claims
    desk.mark([first.id], Status.DISPUTED, "Pavel Ruhn counted 19.")
    desk.set_aside([second.id], "Only Pavel Ruhn knows.")
    for form in (ReportFormat.JSON, ReportFormat.MARKDOWN, ReportFormat.HTML):
        assert b"Ruhn" not in desk.report(FIRE, form)


def test_notes_are_for_the_desk_alone_and_are_undone(desk: Desk) -> None:
    claim = _find(desk, "Nobody listened")
    note = desk.note(claim.id, "Ask the union for the letters.")
    assert [each.text for each in desk.notes(claim.id)] == ["Ask the union for the letters."]
    assert list(desk.claim_ids(desk.filter("note:union").wanted)) == [claim.id]
    assert [event.action for event in desk.history(claim.id)][-1] == "add_note"
    assert b"letters" not in desk.report(FIRE, ReportFormat.JSON)
    desk.undo()
    assert desk.notes() == []
    desk.redo()
    assert [each.id for each in desk.notes()] == [note.id]


def test_claims_are_assigned_one_by_one_and_by_the_article(desk: Desk) -> None:
    claim = _find(desk, "Nobody listened")
    desk.assign([claim.id], "ines")
    assert list(desk.claim_ids(desk.filter("assignee:me").wanted)) == [claim.id]
    assert desk.assigned() == {claim.article_id: 1}
    assert len(desk.assign_article(FIRE, "ana")) > 1
    assert desk.claim(claim.id).assignee == "ana"
    desk.undo()
    assert desk.assigned("ana") == {}
    assert desk.assigned("ines") == {claim.article_id: 1}


# The property: whatever was edited, undoing all of it gives the desk back, and redoing all of it the edits.


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two short articles."""
    folder = tmp_path_factory.mktemp("small")
    texts = {
        "a.txt": "LOWICK, Jan. 4, 2026 - The bridge was closed on Sunday. The mayor said that 12 people were hurt and"
        " that the repair would cost 4 million crowns.\n\nThe bridge was built in 1931.",
        "b.txt": "LOWICK, Jan. 5, 2026 - The bridge was closed on Monday. The mayor said that 15 people were hurt.",
    }
    with Desk(Settings(db=folder / "desk.db", reviewer="ines"), clock=ticking()) as desk:
        for name, text in texts.items():
            (folder / name).write_text(text)
            desk.add(str(folder / name))
    return folder / "desk.db"


_EDITS = st.tuples(
    st.sampled_from(["reword", "split", "merge", "add", "aside", "restore", "mark", "note", "assign", "decide"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(["The mayor was hurt", "15 people were hurt", "The bridge was closed on Monday", "It is old"]),
)


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(_EDITS, min_size=1, max_size=7))
def test_undo_gives_back_the_desk_and_redo_the_edits(small: Path, edits: list[tuple[str, int, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copyfile(small, Path(folder) / "desk.db"))
        settings = Settings(db=path, reviewer="ines")
        desk = Desk(settings, clock=ticking())
        states = [_state(desk)]
        for edit in edits:
            try:
                steps = len({event.step for event in desk.events()})
                _apply(desk, *edit)
            except ClaimdeskError:
                assert _state(desk) == states[-1]
                continue
            if len({event.step for event in desk.events()}) > steps:
                states.append(_state(desk))
            _check(desk)
        for state in states[-2::-1]:
            desk.close()
            desk = Desk(settings, clock=ticking())  # undo survives a restart
            desk.undo()
            assert _state(desk) == state
        for state in states[1:]:
            desk.redo()
            assert _state(desk) == state
        _check(desk)
        desk.close()


def _apply(desk: Desk, kind: str, one: int, other: int, text: str) -> None:
    ids = list(desk.claim_ids(EVERYTHING))
    a, b = ids[one % len(ids)], ids[other % len(ids)]
    article = desk.article(1 + one % 2)
    length = len(desk.revision(article).text)
    flags = desk.flags()
    start = other * 7 % length
    edits: dict[str, Callable[[], object]] = {
        "reword": lambda: desk.reword(a, text),
        "split": lambda: desk.split(a, [Part(text), Part("Another part")]),
        "merge": lambda: desk.merge([a, b], text),
        "add": lambda: desk.add_claim(article.id, NewPassage(start=start, end=min(start + one + 1, length))),
        "aside": lambda: desk.set_aside([a], text),
        "restore": lambda: desk.restore([a]),
        "mark": lambda: desk.mark([a], Status.DISPUTED if other % 2 else Status.VERIFIED, text),
        "note": lambda: desk.note(a, text),
        "assign": lambda: desk.assign([a], text),
    }
    states = [RelationState.CONFIRMED, RelationState.DISMISSED]
    if kind == "decide":
        if flags:
            desk.decide_flag(flags[one % len(flags)].id, states[other % 2])
    else:
        edits[kind]()


def _state(desk: Desk) -> dict[str, Any]:
    """All that a person can see of claims, flags, notes and the index, without the count of changes."""
    claims = [each for each in desk.claims(EVERYTHING) if each.standing is not Standing.WITHDRAWN]
    return {
        "claims": [replace(each, version=0) for each in claims],
        "flags": [(each.id, each.kind, each.state, each.score, each.reasons) for each in desk.flags()],
        "notes": desk.notes() and [(each.id, each.text) for each in desk.notes()],
        "found": [_searched(desk, each.claim.text) for each in claims],
    }


def _check(desk: Desk) -> None:
    """What must hold after every edit."""
    assert desk.verify_log().broken is None
    texts = {article.id: desk.revision(article).text for article, _ in desk.articles()}
    with desk._store.read() as reader:
        postings = {term: set(_ids(blocks)) for term, blocks in reader._postings(reader._chosen(_every_term(desk))[0])}
    for record in desk.claims(EVERYTHING):
        claim, text = record.claim, texts[record.article_id]
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        assert text[claim.start : claim.end] == record.quote
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert all(text[each.start : each.end] == each.text for each in claim.quantities)
        terms = index_terms(Slots.from_json(record.slots))
        assert {term for term, ids in postings.items() if record.id in ids} == set(terms)


def _every_term(desk: Desk) -> list[str]:
    with desk._store.read() as reader:
        return [text for (text,) in reader._connection.exec_driver_sql("SELECT text FROM term")]


def _ids(block: bytes) -> Iterator[int]:
    return iter(memoryview(block).cast("I"))
