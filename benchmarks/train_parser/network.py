"""The network: a BERT encoder with tag heads and deep biaffine attention for the tree.

The encoder is all-MiniLM-L6-v2 (6 layers, 384 wide, uncased). A word is the mean of its first and last
piece in a learned mix of the layers; eight learned shapes tell capitals. Arcs and labels follow Dozat
and Manning (2017), with 320 and 128 dimensions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
_VOCABULARY, _POSITIONS, _SHAPES = 30522, 512, 9
_ARC, _LABEL, _TAG = 320, 128, 256
_EPSILON = 1e-12  # BERT's
_NEVER = -1e4


class _Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=_EPSILON) for _ in range(2))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, pieces, _ = x.shape
        query, key, value = (
            linear(x).view(batch, pieces, HEADS, -1).transpose(1, 2) for linear in (self.query, self.key, self.value)
        )
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        else:  # spelled out, so that the exported graph is plain matrix products
            scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
            mixed = torch.softmax(scores + bias, -1) @ value
        x = self.norm1(x + self.dropout(self.output(mixed.transpose(1, 2).reshape(batch, pieces, WIDTH))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids and shapes to one vector a piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(_VOCABULARY, WIDTH), nn.Embedding(_POSITIONS, WIDTH)
        self.types, self.shapes = nn.Embedding(2, WIDTH), nn.Embedding(_SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=_EPSILON), nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is 1 for pieces and 0 for padding."""
        positions = self.positions.weight[: ids.shape[1]][None]
        x = self.dropout(self.norm(self.words(ids) + positions + self.types.weight[0] + self.shapes(shapes)))
        bias = ((1.0 - mask.to(torch.float32)) * _NEVER)[:, None, None, :]
        weights = torch.softmax(self.mix, 0)
        total = torch.zeros_like(x)
        for index, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + weights[index] * x
        return total

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take over a BERT checkpoint's weights, by its names."""
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "types.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        for index in range(LAYERS):
            for ours, theirs in _LAYER_NAMES.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
        result = self.load_state_dict({ours: weights[theirs] for ours, theirs in names.items()}, strict=False)
        if set(result.missing_keys) != {"shapes.weight", "mix"}:
            raise ValueError(f"The checkpoint does not fit: {result}")


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


class Network(nn.Module):
    """The encoder with its heads; ``sizes`` is the number of labels of each task."""

    def __init__(self, sizes: Mapping[str, int], dropout: float = 0.25) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.word_dropout, self.dropout = nn.Dropout(0.2), nn.Dropout(dropout)
        self.tag = nn.Linear(WIDTH, _TAG)
        self.tags = nn.ModuleDict({task: nn.Linear(_TAG, size) for task, size in sizes.items() if task != "deprel"})
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, _ARC), nn.Linear(WIDTH, _ARC)
        self.label_dependent, self.label_head = nn.Linear(WIDTH, _LABEL), nn.Linear(WIDTH, _LABEL)
        self.arc, self.arc_bias = nn.Linear(_ARC, _ARC), nn.Linear(_ARC, 1, bias=False)
        self.labels = sizes["deprel"]
        self.label = nn.Linear(_LABEL + 1, self.labels * (_LABEL + 1), bias=False)
        for linear in (self.arc, self.label):
            nn.init.normal_(linear.weight, std=0.01)
        nn.init.zeros_(self.arc.bias)

    def forward(
        self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
        """Arc scores [batch, words, 1 + words], the vectors for ``label_of`` and ``all_labels``, tag scores."""
        pieces = self.encoder(ids, case, mask)
        ends = [torch.gather(pieces, 1, index[:, :, None].expand(-1, -1, WIDTH)) for index in (first, last)]
        words = self.word_dropout((ends[0] + ends[1]) * 0.5)
        heads = torch.cat([pieces[:, :1], words], 1)
        arc_dependent, arc_head = self._active(self.arc_dependent, words), self._active(self.arc_head, heads)
        arcs = self.arc(arc_dependent) @ arc_head.transpose(1, 2) + self.arc_bias(arc_head).transpose(1, 2)
        tag = self._active(self.tag, words)
        return (
            arcs,
            self._active(self.label_dependent, words),
            self._active(self.label_head, heads),
            {task: linear(tag) for task, linear in self.tags.items()},
        )

    def label_of(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Scores of the labels of each word's arc to its ``chosen`` head [batch, words, labels]."""
        batch, words, _ = dependents.shape
        governor = _with_one(torch.gather(heads, 1, chosen[:, :, None].expand(-1, -1, heads.shape[-1])))
        weighted = self.label(_with_one(dependents)).view(batch, words, self.labels, -1)
        return torch.matmul(weighted, governor[..., None]).squeeze(-1)

    def all_labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The best label of every arc there could be [batch, words, 1 + words]."""
        batch, words, _ = dependents.shape
        weighted = self.label(_with_one(dependents)).view(batch, words * self.labels, -1)
        scores = (weighted @ _with_one(heads).transpose(1, 2)).view(batch, words, self.labels, -1)
        return scores.transpose(2, 3).argmax(-1)

    def _active(self, linear: nn.Linear, x: Tensor) -> Tensor:
        active: Tensor = self.dropout(functional.gelu(linear(x)))
        return active


def fresh_network(sizes: Mapping[str, int], checkpoint: Path) -> Network:
    """A network whose encoder is that of the folder ``checkpoint`` and whose heads are random."""
    network = Network(sizes)
    network.encoder.load_bert(load_file(checkpoint / "model.safetensors"))
    return network


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
