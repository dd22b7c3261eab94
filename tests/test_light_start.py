"""Asking for help, or for the version, must not wait for libraries that it does not use."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"sqlmodel", "sqlalchemy", "onnxruntime", "httpx", "textual", "numpy", "jinja2", "rapidfuzz"}

PROBE = """
import json, sys
sys.argv = ["claimdesk", *{arguments!r}]
from verify.cli.main import cli
try:
    cli(prog_name="claimdesk")
except SystemExit:
    pass
print(json.dumps(sorted(name for name in sys.modules if "." not in name)), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["mark", "--help"], ["report", "--help"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)], capture_output=True, text=True, check=True
    )
    assert run.stdout
    assert not HEAVY & set(json.loads(run.stderr))


def test_importing_the_package_loads_no_heavy_library() -> None:
    probe = "import json, sys, verify; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert not HEAVY & set(json.loads(run.stdout))
