"""The training loop: AdamW, a warm-up and a linear decay, a fixed number of epochs, one seed."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.train_parser.network import Network
from benchmarks.train_parser.tensors import Batch, as_tensors, only_words
from benchmarks.train_parser.treebank import BATCH_PIECES, IGNORED, TASKS, Encoded, batches

_WEIGHTS = {"head": 1.0, "deprel": 1.0, "upos": 0.3, "xpos": 0.5, "feats": 0.4, "lemma": 0.3}
_TAUGHT_SHARE = 0.5  # of a task's loss is the distance from the teachers' opinion, where there is one
_MAX_PIECES = 250  # a sentence; the longer ones are a few tables and lists
_ENCODER_RATE, _HEADS_RATE = 1.5e-4, 1.2e-3
_WARM_UP = 100
_LOWEST = 0.02  # of the learning rate
_CLIP = 2.0
_CURLY_SHARE = 0.25  # of the sentences get typographic quotation marks, drawn anew each epoch


def train(
    network: Network,
    pairs: Sequence[tuple[Encoded, Encoded]],
    *,
    dev: Sequence[Encoded],
    epochs: int,
    seed: int,
) -> None:
    """Fit ``network`` in place to sentences in two spellings, printing the development scores after each epoch."""
    chance = random.Random(seed)
    for embedding in (network.encoder.words, network.encoder.positions, network.encoder.types):
        embedding.weight.requires_grad_(requires_grad=False)
    groups = _parameter_groups(network)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in groups]
    short = [(plain, curly) for plain, curly in pairs if len(plain.pieces.ids) <= _MAX_PIECES]
    total = epochs * sum(1 for _ in batches([plain for plain, _ in short], BATCH_PIECES))
    step, started = 0, time.monotonic()
    for epoch in range(1, epochs + 1):
        network.train()
        drawn = [curly if chance.random() < _CURLY_SHARE else plain for plain, curly in short]
        for batch in batches(drawn, BATCH_PIECES, chance):
            scale = min(1.0, (step + 1) / _WARM_UP) * max(_LOWEST, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = _loss(network, as_tensors(batch))
            loss.backward()
            nn.utils.clip_grad_norm_([p for group in groups for p in group["params"]], _CLIP)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step % 100 == 0:
                print(
                    f"{time.monotonic() - started:6.0f} s, step {step} of {total}, loss {loss.item():.3f}", flush=True
                )
        print(
            f"{time.monotonic() - started:6.0f} s, epoch {epoch} of {epochs}, dev {evaluate(network, dev)}", flush=True
        )


def _parameter_groups(network: Network) -> list[dict[str, object]]:
    """The pretrained weights learn slowly, the new ones (heads, shapes, layer mix) fast."""
    new = {"encoder.shapes.weight", "encoder.mix"}
    named = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    pretrained = [p for name, p in named if name.startswith("encoder.") and name not in new]
    heads = [p for name, p in named if not name.startswith("encoder.") or name in new]
    return [{"params": pretrained, "lr": _ENCODER_RATE}, {"params": heads, "lr": _HEADS_RATE}]


def _loss(network: Network, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        arcs, dependents, governors, tags = network(**batch.inputs)
        deprels = network.label_of(dependents, governors, batch.heads.clamp(min=0))
    scores = {"head": only_words(arcs, batch.words), "deprel": deprels, **tags}
    gold = {"head": batch.heads, **batch.labels}
    losses = [weight * _distance(scores[task].float(), gold[task], batch, task) for task, weight in _WEIGHTS.items()]
    return torch.stack(losses).sum()


def _distance(scores: Tensor, gold: Tensor, batch: Batch, task: str) -> Tensor:
    """Cross entropy from the treebank's answers and, where teachers have an opinion, from theirs."""
    right = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    if task not in batch.opinions:
        return right
    # An opinion on a label supposes the treebank's head, so without that there is none.
    words = batch.heads != IGNORED if task == "deprel" else batch.words
    taught = -(batch.opinions[task] * scores.log_softmax(-1)).sum(-1)[words].mean()
    return (1 - _TAUGHT_SHARE) * right + _TAUGHT_SHARE * taught


@torch.no_grad()
def evaluate(network: Network, encoded: Sequence[Encoded]) -> dict[str, float]:
    """Attachment scores (each word's best head, no tree decoding) and tag accuracies, in percent of words."""
    network.eval()
    right = dict.fromkeys(("UAS", "LAS", *TASKS[1:]), 0)
    count = 0
    for sentences in batches(encoded, BATCH_PIECES):
        batch = as_tensors(sentences)
        with torch.autocast("cpu", torch.bfloat16):
            arcs, dependents, governors, tags = network(**batch.inputs)
            chosen = only_words(arcs, batch.words).argmax(-1)
            deprels = network.label_of(dependents, governors, chosen).argmax(-1)
        words = batch.heads != IGNORED
        attached = (chosen == batch.heads) & words
        count += int(words.sum())
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & (deprels == batch.labels["deprel"])).sum())
        for task, scores in tags.items():
            right[task] += int(((scores.argmax(-1) == batch.labels[task]) & words).sum())
    return {name: round(100 * value / count, 2) for name, value in right.items()}
