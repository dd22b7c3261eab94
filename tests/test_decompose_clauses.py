"""Clauses: what one sentence states is taken apart where each part stands on its own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from claim_helpers import texts_of

CASES = tomllib.loads((Path(__file__).resolve().parent / "gold" / "clauses.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["splits"], ids=lambda case: str(case["name"]))
def test_what_stands_on_its_own_becomes_a_claim(case: dict[str, Any]) -> None:
    assert sorted(texts_of(case["parse"])) == sorted(case["claims"])


@pytest.mark.parametrize("case", CASES["whole"], ids=lambda case: str(case["name"]))
def test_no_claim_says_more_than_its_source(case: dict[str, Any]) -> None:
    assert texts_of(case["parse"]) == case["claims"]


def test_a_bound_stays_with_its_number_in_every_claim() -> None:
    texts = texts_of(
        "At/IN/case/2 least/JJS/nmod/3 12/CD/nummod/4 workers=worker/NNS/nsubj:pass/6 were=be/VBD/aux:pass/6 "
        "injured=injure/VBN/root/0 in/IN/case/8 Aldford/NNP/obl/6 on/IN/case/10 Monday/NNP/obl/6 ././punct/6"
    )
    assert "At least 12 workers were injured in Aldford." in texts
    assert all(text.startswith("At least 12 workers") for text in texts)


def test_a_doubtful_antecedent_gives_no_claim() -> None:
    parse = (
        "Ann/NNP/nsubj/2 began=begin/VBD/root/0 a/DT/det/4 feud/NN/obj/2 with/IN/case/6 Bob/NNP/nmod/4 ,/,/punct/9 "
        "which/WP/nsubj/9 led=lead/VBD/acl:relcl/4 to/IN/case/11 trouble/NN/obl/9 ././punct/2"
    )
    assert "A feud with Bob led to trouble." in texts_of(parse)
    assert not any("led to trouble" in text for text in texts_of(parse, unsure=9))
