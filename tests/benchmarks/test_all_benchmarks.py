"""The command that runs the benchmarks one after the other; none is run here."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_every_benchmark_understands_what_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    for name, *options in importlib.import_module("tests.benchmarks.__main__").RUNS:
        monkeypatch.setattr(sys, "argv", [name, *options])
        inside = ".__main__" if (Path(__file__).parent / name).is_dir() else ""
        importlib.import_module(f"tests.benchmarks.{name}{inside}")._options()
