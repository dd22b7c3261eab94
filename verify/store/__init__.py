"""Everything that is kept: articles, claims, relations, evidence and the log of what people decided.

``Store`` is loaded on first use, so that importing this package does not load the database library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.store.store import Reader, Store, Writer

__all__ = ["Reader", "Store", "Writer"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("verify.store.store"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
