"""From parsed text to claims: pure rules over plain values."""

from verify.decompose.pipeline import decompose

__all__ = ["decompose"]
