"""What changed since the last report and what was corrected: right, the same each time, silent on the confidential."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ticking
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from store_helpers import new_store, stock

from verify.cli.main import cli
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.exporting import Target
from verify.desk.reporting import ReportFormat
from verify.errors import ClaimdeskError, InputError
from verify.settings import Settings
from verify.types import ClaimFilter, ClaimRecord, Status, Terms

ARTICLE = "bridge"
AS_OF = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST, SECOND, THIRD = 1, 2, 3


@contextmanager
def small_desk() -> Iterator[Desk]:
    """A desk with one article of three claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        store = new_store(path)
        stock(store)
        store.close()
        clock = ticking(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        with Desk(
            Settings(db=path, reviewer="ines", publisher="Desk", checks_url="https://desk.example/checks"), clock=clock
        ) as desk:
            yield desk


@pytest.fixture
def bridge() -> Iterator[Desk]:
    with small_desk() as desk:
        yield desk


def export(desk: Desk, form: ReportFormat = ReportFormat.JSON, as_of: datetime | None = None) -> bytes:
    file = io.BytesIO()
    desk.export(ARTICLE, {form: Target(file)}, as_of=as_of)
    return file.getvalue()


def seen(desk: Desk) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(desk.report(ARTICLE, ReportFormat.JSON, as_of=AS_OF))
    return report


def text_of(desk: Desk, form: ReportFormat) -> str:
    """A report as text; of a Word document all parts, one after the other."""
    content = desk.report(ARTICLE, form, as_of=AS_OF)
    if form is ReportFormat.DOCX:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return content.decode()


def said(report: dict[str, Any]) -> dict[str, Any]:
    """All that a report says of claims, sources and flags, without what it says of other reports."""
    claims = [
        {name: value for name, value in claim.items() if name not in ("new", "earlier", "decided_by", "decided_at")}
        for claim in report["claims"]
    ]
    return {"claims": claims, "flags": report["flags"]}


# the definition of the last report

OPERATIONS = st.one_of(
    st.tuples(st.just("mark"), st.sampled_from([FIRST, SECOND, THIRD]), st.sampled_from(list(Status))),
    st.tuples(st.just("attach"), st.sampled_from([FIRST, SECOND]), st.sampled_from(list(Terms))),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
    st.tuples(st.just("export"), st.just(0), st.sampled_from([ReportFormat.JSON, ReportFormat.CSV])),
)


def do(desk: Desk, operation: tuple[str, int, Any]) -> None:
    what, claim, how = operation
    try:
        match what:
            case "mark":
                desk.mark([claim], how, None if how is Status.PENDING else f"It is {how}.")
            case "attach":
                desk.attach(claim, Attachment(locator=f"Port log, {how} page", terms=how))
            case "undo":
                desk.undo()
            case _:
                export(desk, how)
    except ClaimdeskError:
        pass  # nothing to undo


@settings(max_examples=15, deadline=None)
@given(st.lists(OPERATIONS, max_size=12))
def test_whatever_was_exported_meanwhile_the_same_desk_and_time_give_the_same_bytes(
    operations: list[tuple[str, int, Any]],
) -> None:
    with small_desk() as desk:
        for operation in operations:
            do(desk, operation)
        first = export(desk, as_of=AS_OF)
        export(desk, ReportFormat.MARKDOWN)
        export(desk, as_of=datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC))
        assert export(desk, as_of=AS_OF) == first


@settings(max_examples=15, deadline=None)
@given(st.lists(OPERATIONS, max_size=14))
def test_the_changes_are_the_difference_to_the_last_report_that_said_something_else(
    operations: list[tuple[str, int, Any]],
) -> None:
    with small_desk() as desk:
        published = []
        for operation in operations:
            do(desk, operation)
            if operation[0] == "export":
                published.append(seen(desk))
        now = seen(desk)
        others = [each for each in published if said(each) != said(now)]
        # Something else may have been published and taken back since: then the newest such report counts.
        if not others:
            assert now["changes"] is None
            return
        assert now["changes"] is not None
        heads = [each["log_head"] for each in published]
        place = max(place for place, head in enumerate(heads) if head == now["changes"]["log_head"])
        last = published[place]
        before = {claim["id"]: claim for claim in last["claims"]}
        for claim in now["claims"]:
            then = before[claim["id"]]
            differs = any(claim[name] != then[name] for name in ("status", "reason"))
            assert (claim["id"] in now["changes"]["claims"]) == differs == (claim["earlier"] is not None)
            if differs:
                assert {name: claim["earlier"][name] for name in ("status", "reason", "decided_by")} == {
                    name: then[name] for name in ("status", "reason", "decided_by")
                }
        assert all(said(each) == said(now) for each in published[place + 1 :])
        assert said(last) != said(now)


# changes


def test_the_first_report_has_nothing_to_compare_with(bridge: Desk) -> None:
    bridge.mark([FIRST], Status.VERIFIED)
    export(bridge)
    assert seen(bridge)["changes"] is None
    assert "No report that left the desk before said anything different." in text_of(bridge, ReportFormat.MARKDOWN)


WHEN = "2 March 2026, 09:00 UTC."
CHANGED = {
    ReportFormat.MARKDOWN: f"- [Claim 1](#claim-1): ✓ Verified → ✗ Disputed by ines, {WHEN} It opened.",
    ReportFormat.HTML: f"Claim 1</a>: ✓ Verified → ✗ Disputed by <bdi>ines</bdi>, {WHEN} <bdi>It opened.</bdi></li>",
    ReportFormat.CSV: f"✓ Verified → ✗ Disputed by ines, {WHEN} It opened. | The reason for the verdict before: Seen.",
    ReportFormat.DOCX: f"Claim 1: ✓ Verified → ✗ Disputed by ines, {WHEN} It opened.",
}


@pytest.mark.parametrize("form", CHANGED)
def test_a_changed_verdict_is_told_with_who_when_and_why(bridge: Desk, form: ReportFormat) -> None:
    bridge.mark([FIRST], Status.VERIFIED, "Seen.")
    export(bridge)
    bridge.mark([FIRST], Status.DISPUTED, "It opened.")
    assert CHANGED[form] in text_of(bridge, form)


def test_new_and_withdrawn_sources_are_told_and_what_was_withdrawn_is_not_named_again(bridge: Desk) -> None:
    export(bridge)
    bridge.attach(FIRST, Attachment(locator="Named by mistake"))
    assert "- [Claim 1](#claim-1): New source. Supports the claim: Named by mistake." in text_of(
        bridge, ReportFormat.MARKDOWN
    )
    export(bridge)
    bridge.undo()
    assert "- [Claim 1](#claim-1): A source was withdrawn." in text_of(bridge, ReportFormat.MARKDOWN)
    for form in ReportFormat:
        assert "mistake" not in text_of(bridge, form)
    assert seen(bridge)["changes"]["sources"] == [{"claim": 1, "change": "withdrawn", "was": None, "source": None}]


def test_an_undone_verdict_is_told_with_who_took_it_back(bridge: Desk) -> None:
    bridge.mark([FIRST], Status.VERIFIED, "Seen.")
    export(bridge)
    bridge.undo()
    earlier = seen(bridge)["claims"][0]["earlier"]
    assert (earlier["status"], earlier["changed_by"]) == ("verified", "ines")
    assert earlier["changed_at"] is not None


# corrections


def corrections(desk: Desk) -> list[tuple[int | None, str | None, str | None]]:
    return [
        (each["claim"], each["before"] and each["before"]["status"], each["after"] and each["after"]["status"])
        for each in seen(desk)["corrections"]
    ]


def test_what_was_published_and_changed_is_a_correction_for_good(bridge: Desk) -> None:
    bridge.mark([FIRST], Status.VERIFIED, "Seen.")
    export(bridge)
    bridge.mark([FIRST], Status.DISPUTED, "It opened.")
    export(bridge)
    bridge.mark([FIRST], Status.VERIFIED, "Seen again.")
    bridge.mark([SECOND], Status.VERIFIED)
    export(bridge)
    bridge.mark([SECOND], Status.PENDING, "Not sure.")
    assert corrections(bridge) == [
        (FIRST, "verified", "disputed"),
        (FIRST, "disputed", "verified"),
        (SECOND, "verified", "pending"),
    ]
    first = seen(bridge)["corrections"][0]
    assert (first["before"]["reason"], first["after"]["reason"], first["by"]) == ("Seen.", "It opened.", "ines")


def test_a_verdict_where_there_was_none_or_that_nobody_had_seen_is_no_correction(bridge: Desk) -> None:
    export(bridge)
    bridge.mark([FIRST], Status.VERIFIED)
    bridge.mark([FIRST], Status.DISPUTED, "It opened.")
    assert corrections(bridge) == []


def test_a_note_stands_with_what_was_corrected_and_cannot_be_undone(bridge: Desk) -> None:
    bridge.mark([FIRST], Status.VERIFIED, "Seen.")
    export(bridge)
    bridge.mark([FIRST], Status.DISPUTED, "It opened.")
    bridge.correct(FIRST, "We had misread the notice.", by="mira")
    bridge.correct(ARTICLE, "The headline gave the wrong day.")
    assert corrections(bridge) == [(FIRST, "verified", "disputed"), (None, None, None)]
    notes = [note for each in seen(bridge)["corrections"] for note in each["notes"]]
    assert [(note["by"], note["text"]) for note in notes] == [
        ("mira", "We had misread the notice."),
        ("ines", "The headline gave the wrong day."),
    ]
    assert seen(bridge)["changes"]["notes"] == 2
    bridge.undo()  # takes back the verdict, not the note
    assert [note["text"] for each in seen(bridge)["corrections"] for note in each["notes"]] == [
        "We had misread the notice.",
        "The headline gave the wrong day.",
    ]


@pytest.mark.parametrize("form", [form for form in ReportFormat if form is not ReportFormat.CLAIMREVIEW])
def test_every_format_prints_the_corrections(bridge: Desk, form: ReportFormat) -> None:
    bridge.mark([FIRST], Status.VERIFIED, "Seen.")
    export(bridge)
    bridge.mark([FIRST], Status.DISPUTED, "It opened.")
    bridge.correct(FIRST, "We had misread the notice.")
    text = text_of(bridge, form)
    assert "We had misread the notice." in text
    assert "It opened." in text


def test_the_word_document_lists_them_as_paragraphs(bridge: Desk) -> None:
    bridge.correct(ARTICLE, "The headline gave the wrong day.")
    document = Document(io.BytesIO(bridge.report(ARTICLE, ReportFormat.DOCX, as_of=AS_OF)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    place = texts.index("Corrections")
    assert texts[place + 2].startswith("The article: Note by ines, 2 March 2026")


@pytest.mark.parametrize(("target", "text"), [(FIRST, " "), (99, "Wrong."), ("nowhere", "Wrong.")])
def test_a_note_needs_words_and_something_to_be_about(bridge: Desk, target: int | str, text: str) -> None:
    with pytest.raises(ClaimdeskError):
        bridge.correct(target, text)
    assert seen(bridge)["corrections"] == []


def test_the_command_notes_a_correction_on_a_claim_or_an_article(tmp_path: Path, stocked_file: Path) -> None:
    db = tmp_path / "desk.db"
    db.write_bytes(stocked_file.read_bytes())
    for target in ("harbour-fire-day-1", "80"):
        result = CliRunner().invoke(
            cli, ["--db", str(db), "correct", target, "--text", "It was Sunday.", "--by", "mira"]
        )
        assert (result.exit_code, result.output) == (0, "Noted by mira: It was Sunday.\n")
    assert CliRunner().invoke(cli, ["--db", str(db), "correct", "80", "--text", ""]).exit_code == 2


# what must not leave


def _with_secrets(desk: Desk) -> None:
    """Confidential sources come, go, are quoted in reasons, and reopen a verdict, between reports."""
    desk.mark([FIRST], Status.VERIFIED, "Seen.")
    desk.attach(SECOND, Attachment(locator="Ines Vold by phone", terms=Terms.OFF_RECORD))
    desk.undo()
    export(desk)
    desk.attach(FIRST, Attachment(locator="Ines Vold by phone", terms=Terms.BACKGROUND))
    desk.mark([FIRST], Status.DISPUTED, "Ines Vold says that it opened.")
    desk.mark([SECOND], Status.VERIFIED, "Confirmed by Ines Vold.")
    export(desk)
    desk.mark([FIRST], Status.PENDING, "Ines Vold took it back.", by="recheck")
    desk.mark([SECOND], Status.DISPUTED, "Other than Ines Vold said.")


@pytest.mark.parametrize("form", list(ReportFormat))
def test_nothing_confidential_is_in_changes_or_corrections(bridge: Desk, form: ReportFormat) -> None:
    _with_secrets(bridge)
    text = text_of(bridge, form)
    assert "vold" not in text.casefold()
    assert "recheck" not in text
    assert corrections(bridge) == [
        (FIRST, "verified", "disputed"),
        (FIRST, "disputed", "pending"),
        (SECOND, "verified", "disputed"),
    ]


def test_nothing_confidential_is_in_a_pack(bridge: Desk) -> None:
    _with_secrets(bridge)
    bridge.correct(FIRST, "We had misread the notice.")
    file = io.BytesIO()
    bridge.pack(ARTICLE, file, "pack.zip", as_of=AS_OF)
    assert b"vold" not in file.getvalue().lower()
    with zipfile.ZipFile(file) as pack:
        assert b"We had misread the notice." in pack.read("log.jsonl")


def test_a_note_that_names_a_confidential_source_is_refused(bridge: Desk) -> None:
    bridge.attach(FIRST, Attachment(locator="Ines Vold by phone", terms=Terms.BACKGROUND))
    for target in (FIRST, SECOND, ARTICLE):
        with pytest.raises(InputError, match="not on the record"):
            bridge.correct(target, "Ines Vold had told us another day.")


def test_a_note_is_withheld_once_a_source_that_it_names_is_confidential(bridge: Desk) -> None:
    bridge.correct(FIRST, "Ines Vold had told us another day.")
    bridge.attach(SECOND, Attachment(locator="Ines Vold by phone", terms=Terms.BACKGROUND))
    file = io.BytesIO()
    bridge.pack(ARTICLE, file, "pack.zip", as_of=AS_OF)
    assert b"vold" not in file.getvalue().lower()
    assert seen(bridge)["corrections"] == []


@pytest.mark.parametrize("what", [Terms.BACKGROUND, Terms.DEEP_BACKGROUND, Terms.OFF_RECORD])
def test_a_confidential_source_does_not_move_the_last_report(bridge: Desk, what: Terms) -> None:
    bridge.mark([FIRST], Status.VERIFIED)
    export(bridge)
    bridge.mark([SECOND], Status.VERIFIED)
    export(bridge)
    before = {**seen(bridge), "log_head": None}
    bridge.attach(FIRST, Attachment(locator="Ines Vold by phone", terms=what))
    export(bridge)
    assert {**seen(bridge), "log_head": None} == before


# edited claims, on an article that was really taken apart

HARBOUR = "harbour-fire-day-1"


def harbour(desk: Desk) -> tuple[dict[str, Any], str]:
    """The report as programs and as editors have it."""
    return json.loads(desk.report(HARBOUR, ReportFormat.JSON)), desk.report(HARBOUR, ReportFormat.MARKDOWN).decode()


def published(desk: Desk) -> list[ClaimRecord]:
    """The first claims of the article, verified and told to readers."""
    claims = list(desk.claims(ClaimFilter(article_id=desk.article(HARBOUR).id)))
    desk.mark([claims[0].id, claims[1].id], Status.VERIFIED, "Seen.")
    desk.export(HARBOUR, {ReportFormat.CSV: Target(io.BytesIO())})
    return claims


def test_a_reworded_claim_is_told_as_a_change_and_as_a_correction(desk: Desk) -> None:
    claim = published(desk)[0]
    desk.reword(claim.id, "The harbour burned.", by="mira")
    report, text = harbour(desk)
    entry = next(each for each in report["claims"] if each["id"] == claim.id)
    assert (entry["earlier"]["text"], entry["earlier"]["status"]) == (claim.claim.text, "verified")
    correction = report["corrections"][0]
    assert (correction["before"]["text"], correction["after"]["text"]) == (claim.claim.text, "The harbour burned.")
    assert correction["by"] == "mira"
    assert f"Reworded: “{claim.claim.text}” → “The harbour burned.” by mira, " in text


def test_merged_and_set_aside_claims_are_told_and_not_counted(desk: Desk) -> None:
    first, second, third = published(desk)[:3]
    before = harbour(desk)[0]["figures"]["total"]
    desk.merge([first.id, second.id], "The harbour burned.")
    desk.set_aside([third.id], "Nobody can know.")
    report, text = harbour(desk)
    assert report["figures"]["total"] == before - 2
    assert next(each["came_from"] for each in report["claims"] if each["id"] == first.id) == [second.id]
    assert [(gone["claim"], gone["standing"], gone["became"]) for gone in report["changes"]["gone"]] == [
        (second.id, "superseded", [first.id]),
        (third.id, "set aside", []),
    ]
    # What had no verdict was told to nobody: that it was set aside is a change, and no correction.
    assert {each["claim"] for each in report["corrections"]} == {first.id, second.id}
    assert f"- Claim {second.id}: “{second.claim.text}”: it became claim {first.id} by ines, " in text
    assert f"- An editor made it of claim {second.id}, not listed any more." in text
    assert "*(set aside as not checkable: Nobody can know.)*" in text


def test_a_claim_that_is_restored_before_the_next_report_is_as_it_was(desk: Desk) -> None:
    claim = published(desk)[2]
    desk.set_aside([claim.id], "Nobody can know.")
    desk.restore([claim.id])
    changes = harbour(desk)[0]["changes"]  # putting it back looks for flags anew
    assert changes is None or (changes["claims"], changes["gone"]) == ([], [])
