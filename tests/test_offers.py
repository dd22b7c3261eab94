"""A verdict is offered to confirmed duplicates, a dispute to what conflicts with a verified claim; people decide."""

from __future__ import annotations

import json
import shlex

import pytest
from click.testing import CliRunner
from conftest import SEEDS

from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.desk.outcomes import Offer
from verify.relate import compare
from verify.resources import seed_path
from verify.settings import Settings
from verify.types import ClaimFilter, Relation, RelationKind, RelationState, Slots, Status

VERIFIED, DISPUTED, PENDING = Status.VERIFIED, Status.DISPUTED, Status.PENDING


def _relate(desk: Desk, kind: RelationKind, *pairs: tuple[int, int], state: RelationState | None = None) -> list[int]:
    """Flags between claims that have none, decided if ``state`` is given."""
    with desk._store.write("ines") as writer:
        made = [writer.add_relation(a, b, Relation(kind, 90.0)) for a, b in pairs]
    flags = [flag for flag in made if flag is not None]
    assert len(flags) == len(pairs)
    for flag in flags:
        if state is not None:
            desk.decide_flag(flag, state)
    return flags


@pytest.fixture
def plain(desk: Desk) -> list[int]:
    """Five claims that have no flags yet."""
    lines = desk.claim_lines(desk.claim_ids(ClaimFilter()))
    return [line.id for line in lines if not line.flags][:5]


def _offered(offers: tuple[Offer, ...]) -> list[tuple[int, Status]]:
    return sorted((offer.claim_id, offer.status) for offer in offers)


def test_a_verdict_is_offered_to_the_whole_group_and_forced_on_nobody(desk: Desk, plain: list[int]) -> None:
    a, b, c, d, e = plain
    flags = _relate(desk, RelationKind.DUPLICATE, (a, b), (b, c), state=RelationState.CONFIRMED)
    _relate(desk, RelationKind.DUPLICATE, (a, d))  # open: nobody said that these are duplicates
    _relate(desk, RelationKind.DUPLICATE, (c, e), state=RelationState.DISMISSED)
    offers = desk.mark([a], VERIFIED).offers
    assert _offered(offers) == [(b, VERIFIED), (c, VERIFIED)]
    assert offers[0].relation_id == flags[0]
    assert str(a) in offers[0].why
    assert [desk.claim(each).status for each in (b, c)] == [PENDING, PENDING]
    desk.mark([b], VERIFIED)
    assert _offered(desk.mark([a], DISPUTED, "No.").offers) == [(b, DISPUTED), (c, DISPUTED)]
    assert desk.mark([a], PENDING).offers == ()
    assert desk.mark([a, b, c], VERIFIED).offers == ()


def test_what_conflicts_with_a_verified_claim_is_offered_for_dispute(desk: Desk, plain: list[int]) -> None:
    a, b, c, d, _ = plain
    _relate(desk, RelationKind.CONFLICT, (a, b))
    _relate(desk, RelationKind.CONFLICT, (c, a), state=RelationState.DISMISSED)
    _relate(desk, RelationKind.UPDATE, (a, d), state=RelationState.CONFIRMED)
    assert _offered(desk.mark([a], VERIFIED).offers) == [(b, DISPUTED)]
    assert desk.mark([a], DISPUTED, "No.").offers == ()  # that says nothing about the other
    desk.mark([b], DISPUTED, "The other holds.")
    assert desk.mark([a], VERIFIED).offers == ()


def test_the_command_that_takes_an_offer_is_told_and_takes_it(desk: Desk, plain: list[int], settings: Settings) -> None:
    a, b, c, *_ = plain
    _relate(desk, RelationKind.CONFLICT, (a, b))
    _relate(desk, RelationKind.DUPLICATE, (a, c), state=RelationState.CONFIRMED)
    run = CliRunner()
    marked = run.invoke(cli, ["--db", str(settings.db), "mark", str(a), "verified"], catch_exceptions=False)
    commands = [line.split("claimdesk ", 1)[1] for line in marked.stdout.splitlines() if line.startswith("offer: ")]
    assert len(commands) == 2
    for command in commands:
        assert run.invoke(cli, ["--db", str(settings.db), *shlex.split(command)]).exit_code == 0
    assert [desk.claim(each).status for each in (a, b, c)] == [VERIFIED, DISPUTED, VERIFIED]
    desk.mark([b], PENDING)
    again = run.invoke(cli, ["--db", str(settings.db), "mark", str(a), "verified", "--json"], catch_exceptions=False)
    (offer,) = json.loads(again.stdout)["offers"]
    assert (offer["claim"], offer["status"]) == (b, "disputed")
    assert offer.keys() == {"claim", "status", "why", "flag"}


def test_an_offer_tells_of_the_verdict_that_it_would_replace(desk: Desk, plain: list[int], settings: Settings) -> None:
    a, b, *_ = plain
    _relate(desk, RelationKind.DUPLICATE, (a, b), state=RelationState.CONFIRMED)
    desk.mark([b], VERIFIED)
    told = CliRunner().invoke(cli, ["--db", str(settings.db), "mark", str(a), "disputed", "--note", "Not so."]).stdout
    assert f"Claim {b} is verified now." in told


def test_a_dismissed_pair_is_never_raised_again(desk: Desk) -> None:
    flags = desk.flags()
    assert flags
    for flag in flags:
        desk.decide_flag(flag.id, RelationState.DISMISSED)
    for name in SEEDS:
        assert desk.add(str(seed_path(name))).existed
    with desk._store.write("ines") as writer:  # and whatever relates all claims with all again
        for flag in flags:
            found = compare(*(Slots.from_json(writer.claim(each).slots) for each in (flag.a, flag.b)))
            assert writer.add_relation(flag.a, flag.b, found) is None
            assert writer.add_relation(flag.b, flag.a, Relation(RelationKind.CONFLICT, 99.0)) is None
    assert [flag.id for flag in desk.flags()] == [flag.id for flag in flags]
    assert {flag.state for flag in desk.flags()} == {RelationState.DISMISSED}
    assert not any(line.flags for line in desk.claim_lines(desk.claim_ids(ClaimFilter())))
