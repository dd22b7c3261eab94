"""From arc scores to a tree: the best projective one with a single root.

The best head of each word is a tree in most sentences. Where it is not, or where arcs cross, Eisner's
algorithm (1996) finds the projective tree of the highest probability; English trees hardly ever cross,
and crossing arcs cost claims more than they win.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Heads = NDArray[np.intp]
_IMPOSSIBLE = -1e9


def decode(scores: Floats) -> tuple[Heads, Floats]:
    """Heads and their probabilities for the words of one sentence.

    ``scores`` is [words, 1 + words]: row ``i`` scores the heads of word ``i + 1``, column 0 the root.
    The heads are 0 for the root's only child, else the head's number counted from 1.
    """
    logs = _log_probabilities(scores)
    heads = logs.argmax(axis=1)
    if not is_projective_tree(heads):
        heads = _eisner(logs)
    return heads, np.exp(logs[np.arange(len(heads)), heads])


def is_projective_tree(heads: Heads) -> bool:
    """Whether the heads (0 is the root) make one tree with one root and no crossing arcs."""
    if (heads == 0).sum() != 1:
        return False
    return _reaches_root(heads.tolist()) and not _crosses(heads)


def _log_probabilities(scores: Floats) -> Floats:
    count = len(scores)
    logs = scores.astype(np.float64)
    logs[np.arange(count), np.arange(1, count + 1)] = _IMPOSSIBLE
    logs -= logs.max(axis=1, keepdims=True)
    logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
    return logs


def _reaches_root(heads: list[int]) -> bool:
    safe = {0}
    for word in range(1, len(heads) + 1):
        path: set[int] = set()
        above = word
        while above not in safe:
            if above in path:
                return False
            path.add(above)
            above = heads[above - 1]
        safe |= path
    return True


def _crosses(heads: Heads) -> bool:
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(words, heads)[:, None], np.maximum(words, heads)[:, None]
    inside = (words > left) & (words < right)
    return bool((inside & ((heads < left) | (heads > right))).any())


class _Chart:
    """Eisner's tables over words 0 to n-1; ``[width, start]`` is the span from start to start + width.

    ``left`` spans are governed from their right end, ``right`` spans from their left end; open spans end
    in an arc between their ends, closed ones need no more words on the governed side.
    """

    def __init__(self, count: int) -> None:
        shape = (count, count)
        self.closed_left, self.closed_right = np.zeros(shape), np.zeros(shape)
        self.open_left, self.open_right = np.zeros(shape), np.zeros(shape)
        self.open_split = np.zeros(shape, np.intp)
        self.left_split, self.right_split = np.zeros(shape, np.intp), np.zeros(shape, np.intp)


def _eisner(logs: Floats) -> Heads:
    count = len(logs)
    chart = _filled(logs)
    words = np.arange(count)
    whole = chart.closed_left[words, 0] + chart.closed_right[count - 1 - words, words] + logs[:, 0]
    return _read_off(chart, int(whole.argmax()))


def _filled(logs: Floats) -> _Chart:
    count = len(logs)
    chart = _Chart(count)
    for width in range(1, count):
        start = np.arange(count - width)
        end = start + width
        split = np.arange(width)[:, None]
        inner = chart.closed_right[split, start] + chart.closed_left[width - 1 - split, start + split + 1]
        chart.open_split[width, start] = inner.argmax(axis=0)
        joined = inner.max(axis=0)
        chart.open_left[width, start] = joined + logs[start, end + 1]
        chart.open_right[width, start] = joined + logs[end, start + 1]
        left = chart.closed_left[split, start] + chart.open_left[width - split, start + split]
        chart.left_split[width, start] = left.argmax(axis=0)
        chart.closed_left[width, start] = left.max(axis=0)
        right = chart.open_right[split + 1, start] + chart.closed_right[width - 1 - split, start + split + 1]
        chart.right_split[width, start] = right.argmax(axis=0) + 1
        chart.closed_right[width, start] = right.max(axis=0)
    return chart


def _read_off(chart: _Chart, root: int) -> Heads:
    count = len(chart.open_split)
    heads = np.zeros(count, np.intp)
    todo = [("left", 0, root), ("right", root, count - 1)]
    while todo:
        kind, start, end = todo.pop()
        width = end - start
        if not width:
            continue
        match kind:
            case "left":
                middle = start + int(chart.left_split[width, start])
                heads[middle] = end + 1
                todo += [("left", start, middle), ("open", middle, end)]
            case "right":
                middle = start + int(chart.right_split[width, start])
                heads[middle] = start + 1
                todo += [("open", start, middle), ("right", middle, end)]
            case _:
                middle = start + int(chart.open_split[width, start])
                todo += [("right", start, middle), ("left", middle + 1, end)]
    return heads
