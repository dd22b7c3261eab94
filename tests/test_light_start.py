"""Asking for help, or for the version, must not wait for libraries that it does not use."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import click
import pytest

import verify.cli
from verify.cli.main import cli

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


def test_every_command_is_listed_and_loads_by_its_name() -> None:
    context = click.Context(cli)
    listed = [(name, cli.get_command(context, name)) for name in cli.list_commands(context)]
    assert all(command is not None and command.name == name for name, command in listed)
    given = [
        command.name
        for module in iter_modules(verify.cli.__path__)
        for command in getattr(import_module(f"verify.cli.{module.name}"), "COMMANDS", ())
    ]
    assert sorted(given) == sorted(name for name, _ in listed)


def test_extract_loads_neither_the_records_of_the_store_nor_other_commands() -> None:
    probe = "import sys, verify.cli.main as m; m.cli.get_command(None, 'extract'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert not {"verify.types.records", "verify.cli.claims", "verify.cli.report"} & set(run.stdout.split())
