"""Flags and offers in the plain loop: what the keys of the review screen decide, its letters decide too."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.settings import Settings
from verify.types import RelationKind, RelationState, Status

FIRST = "Ferry runs aground\n\nKORSAY, March 5, 2031 - The ferry Osprey ran aground off Korsay on Wednesday.\n"
SECOND = "Ferry in trouble\n\nLUND, March 6, 2031 - The ferry Osprey did not run aground off Korsay on Wednesday.\n"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A desk with two articles that contradict each other."""
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "desk.db"
    with Desk(Settings(path, "ines")) as desk:
        for name in ("first", "second"):
            desk.add(str(tmp_path / f"{name}.txt"))
    return path


def _review(db: Path, slug: str, *typed: str) -> Result:
    return CliRunner().invoke(
        cli, ["--db", str(db), "review", "--plain", slug], input="\n".join(typed), env={"COLUMNS": "200"}
    )


def test_a_dispute_is_offered_and_taken_with_a_letter_and_undone(db: Path) -> None:
    with Desk(Settings(db, "ines")) as desk:
        (flag,) = desk.flags(kind=RelationKind.CONFLICT)
        told = _review(db, "first", *["n"] * (flag.a - 1), "v", "o", "o")
        assert f"offer: disputed for claim {flag.b}, pending now" in told.stdout
        assert "No verdict is offered" in told.stderr, "taken once"
        taken = desk.claim(flag.b)
        assert (taken.status, taken.reason) == (
            Status.DISPUTED,
            f"It conflicts with claim {flag.a}, which is verified.",
        )
        _review(db, "first", "u")
        assert desk.claim(flag.b).status is Status.PENDING
        refused = _review(db, "first", *["n"] * (flag.a - 1), "v", "u", "o")
        assert "No verdict is offered" in refused.stderr, "what suggested it is undone"


def test_a_flag_is_confirmed_and_dismissed_with_a_letter(db: Path) -> None:
    with Desk(Settings(db, "ines")) as desk:
        (flag,) = desk.flags(kind=RelationKind.CONFLICT)
        to_it = ["n"] * (flag.a - 1)
        assert f"flag {flag.id} is confirmed" in _review(db, "first", *to_it, f"c {flag.id}").stdout
        assert f"flag {flag.id} is dismissed" in _review(db, "first", *to_it, f"x {flag.id}").stdout
        (now,) = desk.flags(kind=RelationKind.CONFLICT, state=RelationState.DISMISSED)
        assert now.id == flag.id
        assert f"flag {flag.id} is confirmed" in _review(db, "first", *to_it, "c").stdout, (
            "the only one needs no number"
        )
        assert f"has the flags {flag.id}" in _review(db, "first", *to_it, "c 999").stderr
