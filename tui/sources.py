"""The files and addresses that a person names in one line, as in a shell."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from verify.intake.files import is_address


def named_sources(typed: str) -> list[str]:
    """Each file or address in a line: separated by spaces, in quotation marks where a name has some.

    ``~`` is the home folder; ``*`` and ``?`` stand for the files that fit, by name. A line that is the name of one
    file is that file, whatever is in it.
    """
    whole = Path(typed).expanduser()
    if whole.is_file():
        return [str(whole)]
    try:
        words = shlex.split(typed)
    except ValueError:  # an apostrophe, and no quotation
        words = [typed]
    return [source for word in words for source in _sources(word)]


def line_of(sources: Sequence[str]) -> str:
    """A line that names these sources."""
    return shlex.join(sources)


def _sources(word: str) -> Iterator[str]:
    if is_address(word):
        yield word
        return
    path = str(Path(word).expanduser())
    fitting = sorted(glob(path)) if has_magic(path) and not Path(path).exists() else []  # noqa: PTH207 - any folder
    yield from fitting or [path]
