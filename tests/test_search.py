"""Have we checked this before? Search over the claims of the desk and over imported checks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from store_helpers import new_store, open_store, read_file, stock

from verify.cli.main import cli
from verify.store import Store, schema
from verify.types import EarlierCheck, Imported, Origin, Status

CHECKS = (
    EarlierCheck("a-1", "The moon landing was filmed in a studio.", "Did they land?", "Pants on fire", date="1999-04"),
    EarlierCheck("a-2", "Repairs of the bridge cost ten million.", None, "Mostly false", url="https://example.org/2"),
)

# Two claims as the first schema had them: the postings a row each, no full-text index.
_OLDER = """
INSERT INTO article VALUES (1, 'bridge', 'Bridge', '-', NULL, NULL, 'en', 1, '2026-03-01T08:00:00+00:00', 1);
INSERT INTO revision VALUES (1, 1, 1, 'x', 'y', '[]', '[]', '2026-03-01T08:00:00+00:00');
INSERT INTO claim SELECT value, 1, 1, iif(value = 1, 'Tickets cost more.', 'Repairs cost millions.'), 0, 1, 'x', 0, 1,
  NULL, NULL, NULL, 'asserted', NULL, '[]', '[]', '[]', 1, 'x', '', '', '{}', 'pending', NULL, NULL, NULL, 1
  FROM json_each('[1, 2]');
INSERT INTO term VALUES (1, 'cost', 2), (2, 'repairs', 1);
INSERT INTO posting VALUES (1, 1), (1, 2), (2, 2);
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "desk.db")
    yield opened
    opened.close()


def _import(store: Store, *checks: EarlierCheck) -> Imported:
    with store.write("ines") as writer:
        return writer.add_checks(checks)


def _found(store: Store, query: str, limit: int = 10) -> list[str]:
    with store.read() as reader:
        return [hit.id for hit in reader.search(query, limit)]


def test_claims_and_checks_are_found_together_with_the_verdict_then(store: Store) -> None:
    stock(store)
    _import(store, *CHECKS)
    with store.write("ines") as writer:
        writer.set_status(2, Status.DISPUTED, reason="It was five.")
    with store.read() as reader:
        hits = {hit.id: hit for hit in reader.search("What will repairing the bridge cost?", 10)}
    assert set(hits) == {"1", "2", "3", "a-2"}  # claim 3 by the title of its article
    assert (hits["2"].origin, hits["2"].verdict, hits["2"].explanation) == (Origin.DESK, "disputed", "It was five.")
    assert (hits["2"].checked_by, hits["2"].date, hits["2"].article) == ("ines", "2026-03-01", "bridge")
    assert (hits["a-2"].origin, hits["a-2"].verdict) == (Origin.ARCHIVE, "Mostly false")
    assert [hit.score for hit in hits.values()] == sorted((hit.score for hit in hits.values()), reverse=True)


def test_search_stems_folds_and_limits(store: Store) -> None:
    _import(store, *CHECKS)
    assert _found(store, "FILMING in studiós") == ["a-1"]
    assert _found(store, "landed") == ["a-1"]
    assert len(_found(store, "bridge moon", limit=1)) == 1
    assert sorted(_found(store, "the of it")) == ["a-1", "a-2"]  # nothing else to go by
    assert _found(store, "unheard") == _found(store, "") == _found(store, "?! _ ''") == []


def test_a_known_key_takes_the_new_values_and_is_not_doubled(store: Store) -> None:
    assert _import(store, *CHECKS) == Imported(2, 0, 0)
    assert _import(store, *CHECKS) == Imported(0, 0, 2)
    mended = replace(CHECKS[0], text="Apollo 11 was staged.", verdict="False")
    assert _import(store, mended, CHECKS[1]) == Imported(0, 1, 1)
    assert _found(store, "Apollo staged") == ["a-1"]
    assert _found(store, "filmed studio") == []
    with store.read() as reader:
        assert [event.action for event in reader.events("earlier_check", 1)] == ["add_check", "change_check"]
        assert reader.verify_log().broken is None


def test_the_index_follows_the_rows_and_a_failed_step_leaves_nothing_in_it(store: Store) -> None:
    stock(store)
    with store.write("ines") as writer:  # nothing changes texts yet; whatever will, the index follows
        writer._connection.exec_driver_sql("UPDATE claim SET text = 'Ferries were cancelled.' WHERE id = 1")
        writer._connection.exec_driver_sql("UPDATE article SET title = 'Storm'")
    assert _found(store, "ferry") == ["1"]
    assert sorted(_found(store, "storm")) == ["1", "2", "3"]
    assert _found(store, "closed") == []
    with pytest.raises(ZeroDivisionError), store.write("ines") as writer:  # noqa: PT012 -- the failure comes last
        writer.add_checks(CHECKS)
        assert [hit.id for hit in writer.search("studio", 5)] == ["a-1"]
        _ = 1 / 0
    assert _found(store, "studio") == []


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text('"*():^-+ANDORNEAR{}\\ \x00', max_size=30))
@example('bridge" OR "moon')
@example("text:bridge NEAR(moon, 2) * ^x {a b}: -c")
@example("x " * 100_000)
@example(" ".join(map(str, range(5000))))
def test_no_query_is_an_error(store: Store, query: str) -> None:
    _import(store, *CHECKS)
    assert isinstance(_found(store, query), list)


def test_claims_of_an_older_desk_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "older.db"
    with monkeypatch.context() as older:
        older.setattr(schema, "HEAD", "0001")
        open_store(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_OLDER)
    with read_file(path) as reader:
        assert [hit.id for hit in reader.search("repairing", 5)] == ["2"]
        assert reader.candidates(["repairs", "cost"], 5) == [(2, "Repairs cost millions."), (1, "Tickets cost more.")]


def test_operators_are_only_words(store: Store) -> None:
    _import(store, *CHECKS)
    assert _found(store, "moon NOT landing") == ["a-1"]
    assert _found(store, "verdict:moon") == ["a-1"]
    assert _found(store, "text : studio AND nothing") == ["a-1"]


def _run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin, catch_exceptions=False)


def _write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_import_and_search_on_the_command_line(tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    archive = _write(
        tmp_path / "archive.jsonl",
        {
            "id": "x1",
            "text": "The \x1b[31mmoon is cheese.",
            "title": "Cheese?",
            "rating": "False",
            "url": "https://e.org",
        },
        {"id": 2, "text": "The sea is wet."},
    )
    assert _run("--db", db, "import", archive).stdout == "2 checks imported, 0 changed, 0 known already\n"
    assert json.loads(_run("--db", db, "import", archive, "--json").stdout) == {"added": 0, "changed": 0, "known": 2}
    told = _run("--db", db, "search", "moon", "cheese")
    assert told.exit_code == 0
    assert "False" in told.stdout
    assert "archive x1" in told.stdout
    assert "\x1b" not in told.stdout
    assert _run("--db", db, "search", "unheard").exit_code == 3
    queries = _write(tmp_path / "queries.jsonl", {"id": "q1", "query": "cheese"}, {"id": 2, "query": "nothing"})
    batch = _run("--db", db, "search", "--batch", queries, "--limit", "5", "--jsonl")
    first, second = map(json.loads, batch.stdout.splitlines())
    assert (first["id"], first["hits"][0]["id"], first["hits"][0]["verdict"]) == ("q1", "x1", "False")
    assert second == {"id": 2, "hits": []}


@pytest.mark.parametrize(
    "arguments", [("search",), ("search", "x", "--batch", "-"), ("search", "x", "--limit", "0"), ("import", "none.csv")]
)
def test_wrong_use_gets_exit_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert _run("--db", tmp_path / "desk.db", *arguments).exit_code == 2


def test_bad_line_stores_nothing(tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    refused = _run("--db", db, "import", "-", stdin='{"id": 1, "text": "The moon."}\n{"id": 2}\n')
    assert refused.exit_code == 2
    assert "Line 2 of Standard input: it has no text" in refused.stderr
    assert _run("--db", db, "search", "moon").exit_code == 3


def test_an_empty_archive_is_told_what_it_should_hold(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    result = CliRunner().invoke(cli, ["--db", str(tmp_path / "desk.db"), "import", str(empty)])
    assert result.exit_code == 2
    assert "empty.jsonl is empty. Give a file that holds earlier checks." in result.stderr
