"""The trained network as an int8 ONNX graph, with the lists that its numbers index."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from benchmarks.train_parser.network import Network

INPUTS = ("ids", "case", "mask", "first", "last")
OUTPUTS = ("arc", "lab", "u", "x", "f", "l")
_TAGS = ("upos", "xpos", "feats", "lemma")


class _Graph(nn.Module):
    """What is left at run time: arc scores as they are, everything else as the index of the best."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        arcs, dependents, governors, tags = self.network(ids, case, mask, first, last)
        labels = self.network.all_labels(dependents, governors)
        return (arcs, labels.to(torch.int32), *(tags[task].argmax(-1).to(torch.int32) for task in _TAGS))


def export(network: Network, lists: dict[str, list[str]], vocabulary: Path, folder: Path) -> None:
    """Write ``model.int8.onnx``, ``labels.json`` and ``vocab.txt`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        full, prepared = Path(temporary) / "full.onnx", Path(temporary) / "prepared.onnx"
        _write_graph(network, full)
        quant_pre_process(full, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, folder / "model.int8.onnx", per_channel=True, weight_type=QuantType.QInt8)
    (folder / "labels.json").write_text(json.dumps(lists, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (folder / "vocab.txt").write_bytes(vocabulary.read_bytes())


def _write_graph(network: Network, path: Path) -> None:
    batch, pieces, words = 3, 17, 11
    sample = (
        torch.randint(5, 1000, (batch, pieces)),
        torch.randint(0, 8, (batch, pieces)),
        torch.ones(batch, pieces, dtype=torch.int64),
        torch.randint(1, pieces - 1, (batch, words)),
        torch.randint(1, pieces - 1, (batch, words)),
    )
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "batch", 1: "words"} for name in INPUTS[3:] + OUTPUTS}
    for name in OUTPUTS[:2]:
        axes[name] = {0: "batch", 1: "words", 2: "heads"}
    with torch.no_grad():
        torch.onnx.export(
            _Graph(network).eval(),
            sample,
            str(path),
            input_names=INPUTS,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
