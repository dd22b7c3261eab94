"""Which verdicts may be given."""

from __future__ import annotations

import pytest

from verify.errors import InputError
from verify.review.transitions import check_verdict
from verify.types import Status


@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_a_dispute_needs_a_reason(reason: str | None) -> None:
    with pytest.raises(InputError, match="needs a reason"):
        check_verdict(Status.DISPUTED, reason)


def test_other_verdicts_need_none() -> None:
    check_verdict(Status.VERIFIED, None)
    check_verdict(Status.PENDING, None)
    check_verdict(Status.DISPUTED, "The port authority says otherwise.")
