"""The training loop: AdamW, a warm-up and a linear decay, a fixed number of epochs, one seed."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.train_parser.network import Network
from benchmarks.train_parser.treebank import IGNORED, TASKS, Encoded, Encoder, Example, batches

_WEIGHTS = {"head": 1.0, "deprel": 1.0, "upos": 0.3, "xpos": 0.5, "feats": 0.4, "lemma": 0.3}
_BATCH_PIECES = 1800
_MAX_PIECES = 250  # a sentence; the longer ones are a few tables and lists
_ENCODER_RATE, _HEADS_RATE = 1.5e-4, 1.2e-3
_WARM_UP = 100
_LOWEST = 0.02  # of the learning rate
_CLIP = 2.0
_CURLY_SHARE = 0.25  # of the sentences get typographic quotation marks, drawn anew each epoch


def train(
    network: Network,
    encoder: Encoder,
    examples: Sequence[Example],
    *,
    dev: Sequence[Example],
    epochs: int,
    seed: int,
) -> None:
    """Fit ``network`` in place, printing the development scores after each epoch."""
    chance = random.Random(seed)
    for embedding in (network.encoder.words, network.encoder.positions, network.encoder.types):
        embedding.weight.requires_grad_(requires_grad=False)
    groups = _parameter_groups(network)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    rates = [group["lr"] for group in groups]
    both = [(encoder.encode(example), encoder.encode(example, curly=True)) for example in examples]
    both = [(plain, curly) for plain, curly in both if len(plain.pieces.ids) <= _MAX_PIECES]
    held_out = [encoder.encode(example) for example in dev]
    total = epochs * sum(1 for _ in batches([plain for plain, _ in both], _BATCH_PIECES))
    step, started = 0, time.monotonic()
    for epoch in range(1, epochs + 1):
        network.train()
        drawn = [curly if chance.random() < _CURLY_SHARE else plain for plain, curly in both]
        for batch in batches(drawn, _BATCH_PIECES, chance):
            scale = min(1.0, (step + 1) / _WARM_UP) * max(_LOWEST, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            loss = _loss(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_([p for group in groups for p in group["params"]], _CLIP)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step % 100 == 0:
                print(
                    f"{time.monotonic() - started:6.0f} s, step {step} of {total}, loss {loss.item():.3f}", flush=True
                )
        scores = evaluate(network, held_out)
        print(f"{time.monotonic() - started:6.0f} s, epoch {epoch} of {epochs}, dev {scores}", flush=True)


def _parameter_groups(network: Network) -> list[dict[str, object]]:
    """The pretrained weights learn slowly, the new ones (heads, shapes, layer mix) fast."""
    new = {"encoder.shapes.weight", "encoder.mix"}
    named = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    pretrained = [p for name, p in named if name.startswith("encoder.") and name not in new]
    heads = [p for name, p in named if not name.startswith("encoder.") or name in new]
    return [{"params": pretrained, "lr": _ENCODER_RATE}, {"params": heads, "lr": _HEADS_RATE}]


def _loss(network: Network, batch: Sequence[Encoded]) -> Tensor:
    inputs, heads, labels = _tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        arcs, dependents, governors, tags = network(**inputs)
        scores = {
            "head": _only_words(arcs, inputs["first"]),
            "deprel": network.label_of(dependents, governors, heads.clamp(min=0)),
        }
    scores |= tags
    gold = {"head": heads, **labels}
    losses = [
        weight
        * functional.cross_entropy(scores[task].float().flatten(0, 1), gold[task].flatten(), ignore_index=IGNORED)
        for task, weight in _WEIGHTS.items()
    ]
    return torch.stack(losses).sum()


@torch.no_grad()
def evaluate(network: Network, encoded: Sequence[Encoded]) -> dict[str, float]:
    """Attachment scores (each word's best head, no tree decoding) and tag accuracies, in percent of words."""
    network.eval()
    right = dict.fromkeys(("UAS", "LAS", *TASKS[1:]), 0)
    count = 0
    for batch in batches(encoded, _BATCH_PIECES):
        inputs, heads, labels = _tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            arcs, dependents, governors, tags = network(**inputs)
            chosen = _only_words(arcs, inputs["first"]).argmax(-1)
            deprels = network.label_of(dependents, governors, chosen).argmax(-1)
        words = heads != IGNORED
        attached = (chosen == heads) & words
        count += int(words.sum())
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & (deprels == labels["deprel"])).sum())
        for task, scores in tags.items():
            right[task] += int(((scores.argmax(-1) == labels[task]) & words).sum())
    return {name: round(100 * value / count, 2) for name, value in right.items()}


def _only_words(arcs: Tensor, first: Tensor) -> Tensor:
    """Arc scores with padding ruled out as a head; ``first`` is 0 in padding, where no word begins."""
    words = first > 0
    allowed = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    return arcs.float().masked_fill(~allowed[:, None, :], -1e4)


def _tensors(batch: Sequence[Encoded]) -> tuple[dict[str, Tensor], Tensor, dict[str, Tensor]]:
    pieces = [item.pieces for item in batch]
    inputs = {
        "ids": _padded([p.ids for p in pieces], 0),
        "case": _padded([p.shapes for p in pieces], 0),
        "mask": _padded([[1] * len(p.ids) for p in pieces], 0),
        "first": _padded([p.first for p in pieces], 0),
        "last": _padded([p.last for p in pieces], 0),
    }
    heads = _padded([item.heads for item in batch], IGNORED)
    return inputs, heads, {task: _padded([item.labels[task] for item in batch], IGNORED) for task in TASKS}


def _padded(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])
