"""Claimdesk: break an article into claims, relate them, review them, re-check their sources.

The names below are loaded on first use, so that ``import verify`` costs nothing::

    from verify import extract, relate, Desk

    for claim in extract(text):
        print(claim.text, claim.certainty)
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.stateless import extract, relate

__all__ = ["Desk", "__version__", "extract", "relate"]
__version__ = "0.1.0"

_LAZY = {"Desk": "verify.desk.desk", "extract": "verify.desk.stateless", "relate": "verify.desk.stateless"}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps ``verify.relate`` the function: importing the step of that name would put the package in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _LAZY and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
