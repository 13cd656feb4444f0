# make setup   the planner in .venv, with its compiled parts ready
# make demo    plan the scenario that comes with it, into out/follow_the_sun
# make test    every test
# make check   style, format and types

PYTHON ?= python3
DEMO := follow_the_sun
BIN := .venv/bin

.PHONY: setup demo test check

setup: .venv/warm

demo: setup
	$(BIN)/planner plan scenarios/$(DEMO) --out out/$(DEMO) --force --time-limit 90

test: setup
	$(BIN)/pytest -n auto

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
