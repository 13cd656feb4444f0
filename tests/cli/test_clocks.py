"""`planner clocks`, with a plan and without one, and the line about it beside a plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from builders import tiny_queue, tiny_scenario
from fakes import FakeSearch

from planner import roster
from planner.cli import main
from planner.scenario import Horizon, Scenario, write_scenario


def american(days: int = 28) -> Scenario:
    """Riga serves New York around the clock, from 1 March 2027."""
    queue = tiny_queue(time_zone="America/New_York", opening_hours=None)
    horizon = Horizon(
        start=date(2027, 3, 1), days=days, time_zone="Europe/Riga", interval_minutes=60
    )
    return tiny_scenario(horizon=horizon, queues={"en-voice": queue})


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    folder = tmp_path / "american"
    write_scenario(american(), folder)
    return folder


@pytest.fixture
def plan(
    scenario: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """A plan of one shift, on Monday 1 March."""
    monkeypatch.setattr(roster, "solve", FakeSearch(), raising=False)
    monkeypatch.setattr("planner.cli.solving.warm", lambda: 0.0)
    out = tmp_path / "out"
    assert main(["plan", str(scenario), "--out", str(out)]) == 0
    return out


def test_a_plan_tells_when_clocks_change(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        "\nclocks change  2027-03-14 America/New_York, 2027-03-28 Europe/Riga: "
        "see `planner clocks`\n"
    ) in capsys.readouterr().out


def test_the_scenario_alone_tells_what_changes(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clocks", str(scenario)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Tiny: clocks change on 2 nights from 2027-03-01 to 2027-03-28 (")
    assert out.endswith("a plan tells: planner clocks SCENARIO DIR\n")
    assert err == ""


def test_a_plan_tells_of_coverage_in_the_weeks_between(
    scenario: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["clocks", str(scenario), str(plan)]) == 0
    assert "A usual day in those weeks" in capsys.readouterr().out
    assert main(["clocks", str(scenario), str(plan), "--json"]) == 0
    (weeks,) = json.loads(capsys.readouterr().out)["weeks_between"]
    (queue,) = weeks["queues"]
    assert queue["contacts"] == pytest.approx({"within": 240, "otherwise": 240})
    assert len(queue["net_by_hour"]) == 24


def test_a_horizon_without_a_change_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_scenario(american(days=7), tmp_path / "week")
    assert main(["clocks", str(tmp_path / "week")]) == 0
    assert capsys.readouterr().out == (
        "Tiny: no clock of a site or queue changes from 2027-03-01 to 2027-03-07.\n"
    )


def test_a_folder_without_a_plan_ends_with_2(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clocks", str(scenario), str(tmp_path)]) == 2
    assert "no plan is there" in capsys.readouterr().err
