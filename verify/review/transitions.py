"""Which verdicts may be given."""

from __future__ import annotations

from verify.errors import InputError
from verify.types import Status


def check_verdict(status: Status, reason: str | None) -> None:
    """Refuse a verdict that cannot stand: whoever disputes a claim says why.

    Raises:
        InputError: when a dispute has no reason.
    """
    if status is Status.DISPUTED and not (reason or "").strip():
        raise InputError("A dispute needs a reason.", "Say why the claim does not hold, with --note.")
