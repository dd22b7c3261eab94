"""Which claims can be decided about and edited: those on the list. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from verify.errors import InputError
from verify.types import ClaimRecord, Lineage, Standing


def check_listed(record: ClaimRecord, lineage: Lineage) -> None:
    """Refuse a claim that is off the list, and say what stands in its place.

    Raises:
        InputError: when it was set aside, superseded or withdrawn.
    """
    if record.standing is Standing.ASIDE:
        raise InputError(
            f"Claim {record.id} was set aside by {record.standing_by}: {record.standing_reason}",
            f"claimdesk edit restore {record.id} puts it back on the list.",
        )
    if record.standing is Standing.SUPERSEDED:
        now = [lineage.merged_into] if lineage.merged_into else list(lineage.split_into)
        became = f"was merged into claim {now[0]}" if lineage.merged_into else f"was split into claims {_listed(now)}"
        raise InputError(f"Claim {record.id} {became}.", "Decide about what stands in its place.")
    if record.standing is Standing.WITHDRAWN:
        raise InputError(f"Adding claim {record.id} was undone.", "claimdesk redo brings it back.")


def check_reason(reason: str) -> str:
    """Whoever sets a claim aside says why.

    Raises:
        InputError: when no reason is given.
    """
    if not reason.strip():
        raise InputError("Setting a claim aside needs a reason.", "Say why it cannot be checked, with --reason.")
    return reason.strip()


def lineage_words(lineage: Lineage) -> Iterator[str]:
    """What a claim came from and became, in words."""
    if lineage.split_from:
        yield f"split from claim {lineage.split_from}"
    if lineage.split_into:
        yield f"split into claims {_listed(list(lineage.split_into))}"
    if lineage.merged_from:
        yield f"claims {_listed(list(lineage.merged_from))} were merged into it"
    if lineage.merged_into:
        yield f"merged into claim {lineage.merged_into}"


def _listed(numbers: list[int]) -> str:
    return " and ".join(map(str, numbers)) or "none that still stands"
