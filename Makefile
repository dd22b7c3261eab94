# Each target makes what it needs: `make demo` and `make test` run on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
# The versions the tests were last run with, so that a fresh machine gets the same.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --retries 10

.PHONY: demo test check format format-check lint types layers screens clean

demo: .venv/installed
	$(BIN)/claimdesk demo

# The tests start the program many times; without compiled modules each start would compile all of them anew.
test: .venv/installed-dev
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest

check: format-check lint types layers test

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: .venv/installed-dev
	$(BIN)/ruff format --check .

lint: .venv/installed-dev
	$(BIN)/ruff check .

types: .venv/installed-dev
	$(BIN)/mypy

layers: .venv/installed-dev
	$(BIN)/lint-imports

screens: .venv/installed-dev
	$(BIN)/python benchmarks/make_screens.py docs/screens

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Claimdesk needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) install --constraint .ci/constraints.txt --editable .
	@touch $@

.venv/installed-dev: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) install --constraint .ci/constraints.txt --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
