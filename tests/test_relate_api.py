"""``verify.relate`` is a function for whoever imports it, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys

import pytest

import verify
from verify.types import RelationKind

_ASK = "from verify import relate; print(relate('Assad fled to Russia', 'Assad fled to Iran').kind)"


@pytest.mark.parametrize("before", ["", "import verify.relate; ", "from verify.relate import compare; ", f"{_ASK}; "])
def test_relate_is_the_function_even_after_the_step_of_that_name_was_imported(before: str) -> None:
    done = subprocess.run([sys.executable, "-c", before + _ASK], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "conflict"


def test_two_teams_that_begin_alike_are_no_contradiction() -> None:
    one = "Belgium opened the game with attacking style with Ann Lee."
    two = "England opened the match with attacking style, with attempts from Bob Roe early in the game."
    assert verify.relate(one, two).kind is not RelationKind.CONFLICT
