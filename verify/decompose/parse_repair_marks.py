"""Names with a mark inside them and no white space beside it: "Governor-General", "Way.Out"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.tree import SUBJECTS
from verify.types import Token

_JOINTS = frozenset({"-", "."})
_PARTS = frozenset({*SUBJECTS, "obj", "iobj", "obl", "obl:agent", "nmod", "appos"})


def join_marked_names(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with the two halves of such a name as one, where the parse has made two phrases of them.

    What hung on the second half hangs on the first.
    """
    joined = list(tokens)
    for k in range(1, len(tokens) - 1):
        first, second = joined[k - 1], joined[k + 1]
        if tokens[k].text not in _JOINTS or not _touch(first, tokens[k], second):
            continue
        if first.deprel in _PARTS and second.deprel in _PARTS and not _is_under(joined, k - 1, k + 1):
            joined = [replace(t, head=k - 1) if t.head == k + 1 else t for t in joined]
            joined[k] = replace(joined[k], head=k - 1)
            joined[k + 1] = replace(second, head=k - 1, deprel="flat")
            if first.upos not in ("PROPN", "NOUN"):  # "One.Two"
                joined[k - 1] = replace(joined[k - 1], upos="PROPN", xpos="NNP")
    return tuple(joined)


def _is_under(tokens: Sequence[Token], i: int, above: int) -> bool:
    """Whether a token hangs below another one."""
    for _ in tokens:
        i = tokens[i].head
        if i in (above, -1):
            break
    return i == above


def _touch(first: Token, mark: Token, second: Token) -> bool:
    """Whether a mark stands between two capitalised words without white space."""
    capitals = first.text[:1].isupper() and second.text[:1].isupper()
    return capitals and first.end == mark.start and mark.end == second.start
