"""Networks like the one to be trained, whose mean opinion it learns from beside the treebank.

Two networks that differ only by their seed err in unlike places. What both think likely of a word tells more than
the one right answer does (Hinton et al. 2015, "Distilling the knowledge in a neural network"; for parsers
Kuncoro et al. 2016). They learn from ``train`` alone, so that their opinion of every other treebank is one of
sentences they never saw, and the same two serve a run that leaves test sets out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from benchmarks.train_parser.network import Network, fresh_network
from benchmarks.train_parser.tensors import as_tensors, only_words
from benchmarks.train_parser.training import train
from benchmarks.train_parser.treebank import BATCH_PIECES, Encoded, batches

_SEEDS = (2, 3)
_EPOCHS = 10
_TAUGHT = ("deprel", "upos", "xpos")  # beside the heads; features and lemma scripts have too many rare classes


def train_teachers(
    pairs: Sequence[tuple[Encoded, Encoded]],
    *,
    dev: Sequence[Encoded],
    sizes: Mapping[str, int],
    checkpoint: Path,
    folder: Path,
) -> list[Network]:
    """One network for each seed, kept in ``folder``; those that are there already are read and not trained again."""
    folder.mkdir(parents=True, exist_ok=True)
    teachers = []
    for seed in _SEEDS:
        torch.manual_seed(seed)
        network = fresh_network(sizes, checkpoint)
        kept = folder / f"teacher-{seed}.safetensors"
        if kept.exists():
            network.load_state_dict(load_file(kept))
        else:
            print(f"teacher with seed {seed}", flush=True)
            train(network, pairs, dev=dev, epochs=_EPOCHS, seed=seed)
            save_file(network.state_dict(), kept)
        teachers.append(network)
    return teachers


def with_opinions(
    pairs: Sequence[tuple[Encoded, Encoded]], teachers: Sequence[Network]
) -> list[tuple[Encoded, Encoded]]:
    """``pairs`` with what the teachers think of them on average; a pair's two spellings share one opinion."""
    told = [_opinions(teacher, [plain for plain, _ in pairs]) for teacher in teachers]
    mean = [
        {task: torch.stack([opinion[task] for opinion in each]).mean(0) for task in each[0]}
        for each in zip(*told, strict=True)
    ]
    return [
        (replace(plain, opinions=opinion), replace(curly, opinions=opinion))
        for (plain, curly), opinion in zip(pairs, mean, strict=True)
    ]


@torch.no_grad()
def _opinions(teacher: Network, encoded: Sequence[Encoded]) -> list[dict[str, Tensor]]:
    """For each sentence the probabilities [words, choices] of its heads and labels.

    A label's probabilities are those it has if the treebank's head is right.
    """
    teacher.eval()
    found: dict[int, dict[str, Tensor]] = {}
    for sentences in batches(encoded, BATCH_PIECES):
        batch = as_tensors(sentences)
        with torch.autocast("cpu", torch.bfloat16):
            arcs, dependents, governors, tags = teacher(**batch.inputs)
            scores = {"deprel": teacher.label_of(dependents, governors, batch.heads.clamp(min=0)), **tags}
        probabilities = {task: scores[task].float().softmax(-1).half() for task in _TAUGHT}
        heads = only_words(arcs, batch.words).softmax(-1).half()
        for row, item in enumerate(sentences):
            words = len(item.heads)
            mine = {task: table[row, :words].clone() for task, table in probabilities.items()}
            found[id(item)] = {"head": heads[row, :words, : words + 1].clone(), **mine}
    return [found[id(item)] for item in encoded]
