# make setup   the planner in .venv, with its compiled parts ready
# make app     open the planner in a browser
# make demo    plan the scenario that comes with it, into out/follow_the_sun
# make test    every test
# make check   style, format and types

PYTHON ?= python3
DEMO := follow_the_sun
BIN := .venv/bin

.PHONY: setup app demo test chromium check

setup: .venv/warm

app: setup
	$(BIN)/planner app

demo: setup
	$(BIN)/planner plan scenarios/$(DEMO) --out out/$(DEMO) --force --time-limit 90

test: setup chromium
	$(BIN)/pytest -n auto

# The tests of the app drive a browser; where it may not be installed they say how, and are skipped.
chromium:
	@command -v chromium >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	} || echo "chromium is missing and cannot be installed here: tests of the app will be skipped" >&2

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || { \
	  echo "The planner needs Python 3.11 to 3.14, and '$(PYTHON)' is none of them."; \
	  echo "Name one that is: make setup PYTHON=python3.12"; exit 1; } >&2
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[test,check]'
	@touch $@

.venv/warm: .venv/installed $(shell find planner -name '*.py')
	$(BIN)/python -m planner.warm
	@touch $@
