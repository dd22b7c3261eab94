"""Deciding about flags and taking offers up in the plain loop, with the same letters as in the review screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.cli.output import say
from verify.errors import InputError
from verify.types import RelationState, Status

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.outcomes import Offer

HELP = "c FLAG confirm and x FLAG dismiss a flag of this claim; o take the verdict that is offered for another claim"
DECISIONS = {"c": RelationState.CONFIRMED, "x": RelationState.DISMISSED}


def decide(desk: Desk, claim_id: int, state: RelationState, number: str) -> None:
    """Confirm or dismiss a flag of a claim; its number may be left out where there is one only.

    Raises:
        InputError: when the claim has no such flag.
    """
    flags = {flag.id: flag for flag in desk.flags(claim_id=claim_id)}
    chosen = flags.get(int(number)) if number.isdecimal() else None
    if not number and len(flags) == 1:
        (chosen,) = flags.values()
    if chosen is None:
        those = ", ".join(map(str, flags))
        raise InputError(
            f"Claim {claim_id} has the flags {those}." if those else f"Claim {claim_id} has no flags.",
            "Name one by its number." if those else "Nothing was changed.",
        )
    decided = desk.decide_flag(chosen.id, state, expected=chosen.version)
    say(f"flag {decided.id} is {decided.state}")


def tell_offers(desk: Desk, offers: Sequence[Offer]) -> None:
    """Tell what a verdict suggests for other claims, and how the first of it is taken up."""
    for offer in offers:
        claim = desk.claim(offer.claim_id)
        say(f"offer: {offer.status} for claim {claim.id}, {claim.status} now: {claim.claim.text} {offer.why}")
    if offers:
        say(f"o takes the offer for claim {offers[0].claim_id}")


def take(desk: Desk, offers: Sequence[Offer]) -> list[Offer]:
    """Give the claim of the first offer its verdict; gives the offers that are left.

    Raises:
        InputError: when nothing is offered.
    """
    if not offers:
        raise InputError("No verdict is offered for a related claim.", "Nothing was changed.")
    first, *rest = offers
    reason = first.why if first.status is Status.DISPUTED else None
    desk.mark([first.claim_id], first.status, reason)
    say(f"{first.status}: {desk.claim(first.claim_id).claim.text}")
    return rest
