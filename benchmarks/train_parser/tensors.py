"""A batch of encoded sentences as tensors, padded to the longest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from benchmarks.train_parser.treebank import IGNORED, TASKS, Encoded


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network reads, and what it ought to say.

    ``inputs`` are the arguments of ``Network.forward``; ``heads`` [batch, words] and ``labels`` (the same shape,
    for each task) are the treebank's, ``IGNORED`` in padding; ``opinions`` are the teachers' probabilities
    [batch, words, choices] for each task they have an opinion on, 0 in padding, or nothing.
    """

    inputs: dict[str, Tensor]
    heads: Tensor
    labels: dict[str, Tensor]
    opinions: dict[str, Tensor]

    @property
    def words(self) -> Tensor:
        """Where there is a word and no padding [batch, words]; no word begins at piece 0."""
        return self.inputs["first"] > 0


def only_words(arcs: Tensor, words: Tensor) -> Tensor:
    """Arc scores [batch, words, 1 + words] with padding ruled out as a head."""
    allowed = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    return arcs.float().masked_fill(~allowed[:, None, :], -1e4)


def as_tensors(batch: Sequence[Encoded]) -> Batch:
    """The sentences of ``batch``, all of which have teachers' opinions or none."""
    pieces = [item.pieces for item in batch]
    inputs = {
        "ids": _padded([p.ids for p in pieces], 0),
        "case": _padded([p.shapes for p in pieces], 0),
        "mask": _padded([[1] * len(p.ids) for p in pieces], 0),
        "first": _padded([p.first for p in pieces], 0),
        "last": _padded([p.last for p in pieces], 0),
    }
    heads = _padded([item.heads for item in batch], IGNORED)
    labels = {task: _padded([item.labels[task] for item in batch], IGNORED) for task in TASKS}
    opinions = {task: _filled_up([item.opinions[task] for item in batch]) for task in batch[0].opinions}
    return Batch(inputs, heads, labels, opinions)


def _padded(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])


def _filled_up(tables: Sequence[Tensor]) -> Tensor:
    """Tables [words, choices] of unlike sizes as one, with zeros."""
    shape = (len(tables), max(len(table) for table in tables), max(table.shape[1] for table in tables))
    whole = torch.zeros(shape)
    for row, table in zip(whole, tables, strict=True):
        row[: table.shape[0], : table.shape[1]] = table
    return whole
