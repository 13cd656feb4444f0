"""The runs of each test stand in a line of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import tiny_scenario

from planner.jobs import Run, runs, submit
from planner.jobs.line import SETTING

Submit = Callable[..., Run]


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Submit]:
    """Submits runs of the tiny scenario, or of another; what still runs at the end is ended."""
    monkeypatch.setenv(SETTING, str(tmp_path / "line"))

    def submitted(name: str = "Tiny", **settings: object) -> Run:
        scenario = settings.pop("scenario", tiny_scenario())
        return submit(tmp_path / "out", scenario, name=name, **{"time_limit": 600.0, **settings})

    yield submitted
    for run in runs(tmp_path / "out"):
        run.delete()
