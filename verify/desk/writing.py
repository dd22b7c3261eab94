"""Writing the files that leave the desk: all of a set or none, and never over another without being told to."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from verify.errors import InputError

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def new_files(paths: Sequence[Path], *, force: bool) -> Iterator[list[BinaryIO]]:
    """Open files to write to; they appear under their names, all together, when the block ends well.

    Until then they are drafts beside their places. If anything fails, what was there stays as it was.

    Raises:
        InputError: when one is there and ``force`` was not given, or one cannot be written.
    """
    for path in paths:
        if path.is_dir():
            raise InputError(f"{path} is a folder; nothing was written.", "Name a file in it.")
        if path.exists() and not force:
            raise _taken(path)
    with ExitStack() as cleanup, _explained(paths):
        drafts = [_draft(path, cleanup) for path in paths]
        yield drafts
        for draft in drafts:
            draft.close()
            Path(draft.name).chmod(0o666 & ~_umask())
        _place([Path(draft.name) for draft in drafts], paths, cleanup, force=force)


def _draft(path: Path, cleanup: ExitStack) -> BinaryIO:
    draft = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:64]}.", delete=False)  # noqa: SIM115 - closed before it is moved
    cleanup.callback(Path(draft.name).unlink, missing_ok=True)
    cleanup.callback(draft.close)
    return draft  # type: ignore[return-value]  # a wrapper that does all that a BinaryIO does


def _place(drafts: Sequence[Path], paths: Sequence[Path], cleanup: ExitStack, *, force: bool) -> None:
    with ExitStack() as rollback:
        for draft, path in zip(drafts, paths, strict=True):
            if force and path.exists():
                kept = Path(_draft(path, cleanup).name)
                shutil.copy2(path, kept)
                rollback.callback(kept.replace, path)
                draft.replace(path)
            else:
                _move_new(draft, path)
                rollback.callback(path.unlink)
        rollback.pop_all()  # everything is in its place: nothing is taken back


def _move_new(draft: Path, path: Path) -> None:
    """Give ``draft`` its name, unless that was taken since it was looked at."""
    try:
        os.link(draft, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        draft.replace(path)  # a file system without links, as on memory sticks, has no better way


def _taken(path: Path) -> InputError:
    return InputError(f"{path} exists already; nothing was written.", "Name another file or add --force.")


@contextmanager
def _explained(paths: Sequence[Path]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = paths[0] if len(paths) == 1 else paths[0].parent
        raise InputError(
            f"{name} cannot be written: {error.strerror}.", "Name a file in a folder you can write to."
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
