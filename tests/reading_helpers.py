"""Reading a file in the process of the test, which is faster; that it is read apart is a test of its own."""

from __future__ import annotations

from importlib import import_module

import pytest

from verify.intake import reader
from verify.intake.forms import Form
from verify.intake.reading import Reading


def read_here(form: Form, raw: bytes, *, source: str, content_type: str = "") -> Reading:
    module, function = reader._READERS[form]
    found = getattr(import_module(module), function)(raw, source=source, content_type=content_type)
    assert isinstance(found, Reading)
    return found


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.intake.documents.read_article", read_here)
