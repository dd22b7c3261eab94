"""What decomposing costs: beside the bare parser, with the length of the text, and from a cold start.

    python benchmarks/decompose_speed.py FILE...

Prints three ratios of seconds of the processor, so that other work on the machine counts for little, each
of the medians of several runs in one process or of several processes:

- the whole pipeline over the bare parser, on the same text;
- the time for ten times the text over the time for the text;
- the command on one article, from the start of the process to the claims printed, over a Python
  process that only imports the same libraries. Both find their modules compiled, as an installed
  program does: pip compiles what it installs.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from verify.decompose import decompose
from verify.intake.documents import make_document
from verify.language.parser import Parser
from verify.resources import seed_path
from verify.types import Document

_RUNS = 15
_SEED = seed_path("assad-leaves-syria.txt")
_LIBRARIES = "import click, numpy, onnxruntime, platformdirs, rapidfuzz"


def main() -> None:
    """Measure on the files named on the command line, or on the sample article."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [_SEED.read_text(encoding="utf-8")]
    parser = Parser.load()
    once = _document("\n\n".join(texts))
    tenfold = _document("\n\n".join(texts * 10))
    whole, parsing = _medians(lambda: decompose(once, parser.analyse(once)), lambda: parser.analyse(once))
    long, short = _medians(
        lambda: decompose(tenfold, parser.analyse(tenfold)), lambda: decompose(once, parser.analyse(once)), runs=5
    )
    print(f"pipeline over bare parser: {whole / parsing:.2f} ({1000 * whole:.0f} ms over {1000 * parsing:.0f} ms)")
    print(f"ten times the text: {long / short:.1f} times the time")
    _start("-m", "verify", "extract", str(_SEED), "--jsonl")  # compiles the modules of a checkout
    command, imports = _medians(
        lambda: _start("-m", "verify", "extract", str(_SEED), "--jsonl"), lambda: _start("-c", _LIBRARIES)
    )
    print(f"cold start to claims over bare imports: {command / imports:.2f} ({command:.2f} s over {imports:.2f} s)")


def _document(text: str) -> Document:
    return make_document(text.encode(), source="-", language="en")


def _medians(work: Callable[[], object], other: Callable[[], object], runs: int = _RUNS) -> tuple[float, float]:
    """What two things cost, done by turns, so that a busy moment falls on both."""
    costs: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for each, kept in zip((work, other), costs, strict=True):
            start = _spent()
            each()
            kept.append(_spent() - start)
    return statistics.median(costs[0]), statistics.median(costs[1])


def _spent() -> float:
    """Seconds of the processor, those of the processes that were started and have ended among them."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _start(*arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    main()
