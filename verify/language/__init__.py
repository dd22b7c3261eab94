"""From text to parsed sentences: splitting, tokenising, tagging, lemmas and dependencies.

``Parser`` is loaded on first use, so that importing this package reads no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.language.parser import Parser

__all__ = ["Parser"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("verify.language.parser"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
