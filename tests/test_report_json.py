from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
import report_helpers as h
from jsonschema import Draft202012Validator

from verify.report.json import json_parts, to_json
from verify.report.model import ClaimEntry, Report
from verify.report.tabular import csv_lines
from verify.types import Quantity

SCHEMA = Draft202012Validator(
    json.loads(resources.files("verify.report").joinpath("report.schema.json").read_text(encoding="utf-8"))
)


def test_the_object_names_its_format_and_version() -> None:
    data = json.loads(to_json(h.full_report()))

    assert (data["format"], data["version"]) == ("claimdesk-report", 2)
    assert data["as_of"] == "2026-03-12T14:05:00Z"
    assert data["log_head"] == h.HEAD


@pytest.mark.parametrize("build", [h.full_report, h.hostile_report, h.report])
def test_every_report_keeps_to_the_published_schema(build: Callable[[], Report]) -> None:
    SCHEMA.validate(json.loads(to_json(build())))


def test_the_schema_names_every_key_and_lets_no_other_in() -> None:
    def objects(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for child in part.values():
                yield from objects(child)

    found = list(objects(SCHEMA.schema))
    assert len(found) == 21
    for each in found:
        assert each["required"] == list(each["properties"])
        assert each["additionalProperties"] is False


def test_everything_a_program_needs_is_there() -> None:
    data = json.loads(to_json(h.full_report()))

    claim = data["claims"][0]
    assert claim["status"] == "verified"
    assert claim["decided_at"] == "2026-03-10T09:05:00Z"
    assert claim["evidence"][0]["snapshot"]["sha256"] == "cd" * 32
    assert data["article"]["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert data["unchecked"]["claims"] == [6]
    assert data["unchecked"]["passages"][0]["reason"] == "question"
    assert [flag["state"] for flag in data["flags"]] == ["open", "dismissed", "confirmed"]
    assert data["flags"][0]["reasons"][0] == {
        "slot": "manner",
        "a": "sank",
        "b": "reached port",
        "text": "sank against reached port",
    }


def test_a_block_is_given_without_the_white_space_around_it() -> None:
    article = json.loads(to_json(h.full_report()))["article"]

    assert [article["text"][block["start"] : block["end"]] for block in article["blocks"]] == [
        h.TITLE,
        h.FIRST,
        h.SECOND,
    ]


def test_a_number_too_large_for_a_program_stays_in_words() -> None:
    huge = Quantity("9e999 boats", 22, 25, math.inf, math.inf)

    data = json.loads(to_json(h.report([h.claim_on(4, "Twelve people", quantities=(huge,))])))

    assert data["claims"][0]["quantities"][0]["text"] == "9e999 boats"
    assert data["claims"][0]["quantities"][0]["low"] is None


def test_hostile_characters_are_escaped_and_come_back_whole() -> None:
    text = 'a\x00b\x1b[31m\x9b"\\ \u202e\u2028\ud800 ]]></script> ü'

    rendered = to_json(h.report([h.claim_record(1, 0, 3, source_text=text, text=text)], text=text, title=text))

    rendered.encode()
    assert all(char.isprintable() or char == "\n" for char in rendered)
    data = json.loads(rendered)
    assert data["article"]["text"] == text
    assert data["claims"][0]["text"] == text


@pytest.mark.parametrize("render", [json_parts, csv_lines])
def test_a_claim_is_written_before_the_next_one_is_read(
    render: Callable[[Report, Iterator[ClaimEntry]], Iterator[str]],
) -> None:
    report = h.full_report()
    read: list[int] = []

    def entries() -> Iterator[ClaimEntry]:
        for entry in report.claims:
            read.append(entry.id)
            yield entry

    written = [(part, len(read)) for part in render(report, entries())]

    first = next(number for part, number in written if "The ferry Aurora sank on Monday" in part and number)
    assert first == 1
