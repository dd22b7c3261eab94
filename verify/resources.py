"""Where the read-only files that ship with the program are.

In a wheel ``data/`` and ``seeds/`` are installed inside the package; in a checkout (and so in an
editable install) they lie beside it.
"""

from __future__ import annotations

from pathlib import Path

from verify.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def data_path(name: str) -> Path:
    """The path of ``data/<name>``."""
    return _resource("data", name)


def seed_path(name: str) -> Path:
    """The path of the sample article ``seeds/<name>``."""
    return _resource("seeds", name)


def _resource(folder: str, name: str) -> Path:
    for root in (_PACKAGE, _PACKAGE.parent):
        path = root / folder / name
        if path.exists():
            return path
    raise InputError(f"The file {folder}/{name} that ships with Claimdesk is missing.", "Install it again.")
