"""`planner simulate`: what it tells, what it writes, and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from builders import tiny_agent
from covered_days import one_day
from finished_plans import plan_folder
from shifts import shift

from planner.cli import main
from planner.plan.folder import SIMULATION_FILES
from planner.scenario import Scenario, Simulation, write_scenario

NAMES = ("amy", "ben", "cat", "dan")


@pytest.fixture(autouse=True)
def _already_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.cli.solving.warm", lambda: 0.0)


def folders(tmp_path: Path, working: int, **changes: object) -> tuple[Path, Path]:
    """A day of ten calls an hour from 09:00 to 17:00, and a plan in which so many work then."""
    agents = {name: tiny_agent(name) for name in NAMES}
    scenario: Scenario = one_day(agents=agents, **changes)
    write_scenario(scenario, tmp_path / "scenario")
    shifts = [shift("2027-03-01 09:00", agent=name) for name in NAMES[:working]]
    return tmp_path / "scenario", plan_folder(tmp_path / "plan", scenario, *shifts)


def simulate(scenario: Path, plan: Path, *options: str) -> int:
    return main(["simulate", str(scenario), str(plan), "--replications", "5", *options])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_enough_agents_meet_the_target(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(*folders(tmp_path, working=4)) == 0
    text = capsys.readouterr().out
    assert text.startswith("Simulated 5 times, seed 0: ")
    assert "Targets: 1 met." in text


def test_too_few_agents_miss_it_and_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(*folders(tmp_path, working=1)) == 1
    assert "Targets: 1 missed." in capsys.readouterr().out


def test_what_is_found_lies_beside_the_plan(tmp_path: Path) -> None:
    scenario, plan = folders(tmp_path, working=2)
    simulate(scenario, plan)
    assert set(SIMULATION_FILES) < {entry.name for entry in plan.iterdir()}
    (horizon,) = [row for row in rows(plan / "simulation_days.csv") if not row["date"]]
    record = json.loads((plan / "simulation.json").read_text(encoding="utf-8"))
    level = record["queues"]["en-voice"]["service_level"]
    assert float(horizon["service_level"]) == pytest.approx(level["value"], abs=1e-6)
    assert level["low"] <= level["value"] <= level["high"]
    assert record["queues"]["en-voice"]["by_formula"]["service_level"] is not None


def test_hours_are_told_in_utc_and_in_the_customers_time(tmp_path: Path) -> None:
    scenario, plan = folders(tmp_path, working=2)
    simulate(scenario, plan)
    hours = rows(plan / "simulation_hours.csv")
    assert len(hours) == 24
    assert hours[9]["start_utc"] == "2027-03-01T07:00Z"
    assert hours[9]["start_local"] == "2027-03-01T09:00+02:00"
    assert float(hours[9]["contacts"]) > 0
    assert hours[3]["service_level"] == ""


def test_those_who_work_have_an_occupancy_and_nobody_else(tmp_path: Path) -> None:
    scenario, plan = folders(tmp_path, working=2)
    simulate(scenario, plan)
    busy = {row["agent"]: row["occupancy"] for row in rows(plan / "simulation_agents.csv")}
    assert 0 < float(busy["amy"]) <= 1
    assert busy["dan"] == ""


def test_json_is_what_the_file_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, plan = folders(tmp_path, working=2)
    simulate(scenario, plan, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((plan / "simulation.json").read_text(encoding="utf-8"))


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    scenario, plan = folders(tmp_path, working=2)
    found = []
    for options in (("--seed", "3"), ("--seed", "3", "--workers", "1"), ("--seed", "4")):
        simulate(scenario, plan, *options)
        found.append((plan / "simulation_days.csv").read_bytes())
    assert found[0] == found[1] != found[2]


def test_the_scenario_says_how_often(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, plan = folders(tmp_path, working=4, simulation=Simulation(replications=3))
    assert main(["simulate", str(scenario), str(plan)]) == 0
    assert capsys.readouterr().out.startswith("Simulated 3 times")


def test_a_single_replication_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, plan = folders(tmp_path, working=1)
    with pytest.raises(SystemExit) as ended:
        main(["simulate", str(scenario), str(plan), "--replications", "1"])
    assert ended.value.code == 2
    assert "from 2 on" in capsys.readouterr().err


def test_a_folder_without_a_plan_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, _ = folders(tmp_path, working=1)
    assert simulate(scenario, tmp_path) == 2
    assert "planner:" in capsys.readouterr().err


def test_an_audit_of_the_folder_finds_nothing_stale_in_a_simulation(tmp_path: Path) -> None:
    scenario, plan = folders(tmp_path, working=4)
    simulate(scenario, plan)
    assert main(["audit", str(scenario), str(plan)]) == 0
