"""Which verdicts may be given."""

from __future__ import annotations

from verify.errors import InputError
from verify.types import RelationRecord, RelationState, Status


def check_verdict(status: Status, reason: str | None) -> None:
    """Refuse a verdict that cannot stand: whoever disputes a claim says why.

    Raises:
        InputError: when a dispute has no reason.
    """
    if status is Status.DISPUTED and not (reason or "").strip():
        raise InputError("A dispute needs a reason.", "Say why the claim does not hold, with --note.")


def check_flag(flag: RelationRecord) -> None:
    """Refuse a flag that there is nothing to decide about any more.

    Raises:
        InputError: when one of its claims was edited since, and it was closed.
    """
    if flag.state is RelationState.CLOSED:
        raise InputError(
            f"Flag {flag.id} is closed: what its claims {flag.a} and {flag.b} say by now does not relate like that.",
            "claimdesk flags lists those that stand.",
        )
