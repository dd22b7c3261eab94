"""What decomposing costs: beside the bare parser, with the length of the text, and from a cold start.

    python benchmarks/decompose_speed.py FILE...

Prints three ratios, each the median of several runs in one process or of several processes:

- the whole pipeline over the bare parser, on the same text;
- the time for ten times the text over the time for the text;
- the command on one article, from the start of the process to the claims printed, over a Python
  process that only imports the same libraries.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from verify.decompose import decompose
from verify.intake.documents import make_document
from verify.language.parser import Parser
from verify.resources import seed_path
from verify.types import Document

_RUNS = 7
_SEED = seed_path("assad-leaves-syria.txt")
_LIBRARIES = "import click, numpy, onnxruntime, platformdirs, rapidfuzz"


def main() -> None:
    """Measure on the files named on the command line, or on the sample article."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [_SEED.read_text(encoding="utf-8")]
    parser = Parser.load()
    once = _document("\n\n".join(texts))
    tenfold = _document("\n\n".join(texts * 10))
    parsing = _median(lambda: parser.analyse(once))
    whole = _median(lambda: decompose(once, parser.analyse(once)))
    long = _median(lambda: decompose(tenfold, parser.analyse(tenfold)), runs=3)
    print(f"pipeline over bare parser: {whole / parsing:.2f} ({1000 * whole:.0f} ms over {1000 * parsing:.0f} ms)")
    print(f"ten times the text: {long / whole:.1f} times the time")
    command = _median(lambda: _start("-m", "verify", "extract", str(_SEED), "--jsonl"))
    imports = _median(lambda: _start("-c", _LIBRARIES))
    print(f"cold start to claims over bare imports: {command / imports:.2f} ({command:.2f} s over {imports:.2f} s)")


def _document(text: str) -> Document:
    return make_document(text.encode(), source="-", language="en")


def _median(work: Callable[[], object], runs: int = _RUNS) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _start(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
