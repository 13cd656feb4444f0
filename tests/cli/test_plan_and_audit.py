"""`planner plan` with a search that answers at once, and `planner audit` on what it wrote."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from builders import tiny_scenario
from fakes import NINE_IN_RIGA, FakeSearch, monday_shift

from planner import roster
from planner.cli import main
from planner.scenario import write_scenario


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """One queue, open on weekdays from 09:00 to 17:00, and two agents."""
    folder = tmp_path / "tiny"
    write_scenario(tiny_scenario(), folder)
    return folder


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> FakeSearch:
    fake = FakeSearch()
    monkeypatch.setattr(roster, "solve", fake, raising=False)
    monkeypatch.setattr("planner.cli.solving.warm", lambda: 0.0)
    return fake


def plan(scenario: Path, out: Path, *options: str) -> int:
    return main(["plan", str(scenario), "--out", str(out), *options])


def test_the_plan_is_written_and_told_in_customers(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert plan(scenario, out) == 0
    text, progress = capsys.readouterr()
    figures = json.loads((out / "plan.json").read_text())
    # Amy's only shift: 8 hours, of the 40 in which the queue needs people.
    assert "Tiny: 1 shift for 1 agent, 7 days from 2027-03-01; violations: 0" in text
    assert "paid work      8 h; cost is left out: no hourly_rate is known for amy, ben" in text
    assert f"late contacts  {figures['late_contacts']:,.0f} of " in text
    assert "the fewest that any plan could have: 0" in text
    assert "minutes with a person missing" in text
    assert "worst gaps: from" in text
    assert text.endswith(f"The plan is in {out}\n")
    assert "40 late contacts (at least 30)" in progress


def test_the_terms_told_add_up_to_the_objective(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan(scenario, tmp_path / "out", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    figures = record["figures"]
    products = [term["value"] * term["weight"] for term in figures["terms"].values()]
    assert figures["objective"] == pytest.approx(sum(products))
    assert record["worst_gaps"][0]["queue"] == "en-voice"
    assert record["mean_net_by_local_hour"]["en-voice"][8] is None
    assert record["mean_net_by_local_hour"]["en-voice"][9] < 0


def test_the_time_limit_is_that_of_the_whole_command(
    scenario: Path, search: FakeSearch, tmp_path: Path
) -> None:
    plan(scenario, tmp_path / "out", "--time-limit", "30", "--seed", "7", "--workers", "3")
    assert 0 < search.asked["time_limit"] < 30
    assert search.asked["iterations"] is None
    assert (search.asked["seed"], search.asked["workers"]) == (7, 3)


def test_compiling_is_not_counted(
    scenario: Path, search: FakeSearch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.cli.solving.warm", lambda: 100.0)
    plan(scenario, tmp_path / "out", "--time-limit", "30")
    assert 30 < search.asked["time_limit"] < 130


def test_the_plan_remembers_the_limit_as_it_was_given(
    scenario: Path, search: FakeSearch, tmp_path: Path
) -> None:
    plan(scenario, tmp_path / "out", "--time-limit", "30")
    assert json.loads((tmp_path / "out" / "plan.json").read_text())["time_limit_seconds"] == 30


def test_iterations_take_the_place_of_the_time_limit(
    scenario: Path, search: FakeSearch, tmp_path: Path
) -> None:
    plan(scenario, tmp_path / "out", "--iterations", "50")
    assert (search.asked["time_limit"], search.asked["iterations"]) == (None, 50)


def test_an_existing_plan_is_refused_before_any_search(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan(scenario, tmp_path / "out")
    search.asked = {}
    assert plan(scenario, tmp_path / "out") == 2
    assert "--force" in capsys.readouterr().err
    assert search.asked == {}
    assert plan(scenario, tmp_path / "out", "--force") == 0


def test_a_folder_that_is_no_plan_is_never_replaced(
    scenario: Path, search: FakeSearch, tmp_path: Path
) -> None:
    assert plan(scenario, scenario, "--force") == 2
    assert (scenario / "scenario.toml").exists()


def test_a_place_that_cannot_be_written_is_refused_before_any_search(
    scenario: Path, search: FakeSearch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan(scenario, scenario / "agents.csv" / "out") == 2
    assert "agents.csv is no folder to write in" in capsys.readouterr().err
    assert search.asked == {}


def test_ctrl_c_before_the_first_plan_ends_with_130(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    search.interrupted = "early"
    assert plan(scenario, tmp_path / "out") == 130
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_ctrl_c_after_it_keeps_the_best_plan(
    scenario: Path, search: FakeSearch, tmp_path: Path
) -> None:
    search.interrupted = "late"
    assert plan(scenario, tmp_path / "out") == 0
    assert (tmp_path / "out" / "shifts.csv").exists()


def test_rules_that_contradict_are_told_with_3(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    search.conflict = True
    assert plan(scenario, tmp_path / "out") == 3
    assert "amy: a pinned shift; time off" in capsys.readouterr().err


def test_a_search_that_breaks_a_rule_is_a_fault_of_the_planner(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Her contract starts shifts at 08:00, 09:00 or 10:00.
    search.shifts = (monday_shift(start=NINE_IN_RIGA + timedelta(hours=4)),)
    assert plan(scenario, tmp_path / "out") == 70
    assert "PlanningBug: a rule is broken" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bound_above_the_plan_is_a_fault_of_the_planner(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    search.bound = 1e9
    assert plan(scenario, tmp_path / "out") == 70
    assert "undercuts its lower bound" in capsys.readouterr().err


def test_the_audit_of_a_plan_as_it_was_written_finds_nothing(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan(scenario, tmp_path / "out")
    capsys.readouterr()
    assert main(["audit", str(scenario), str(tmp_path / "out")]) == 0
    assert capsys.readouterr() == ("No rule is broken.\n", "")


def test_the_audit_of_a_hand_edit_tells_broken_rules_and_stale_files(
    scenario: Path, search: FakeSearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    plan(scenario, out)
    capsys.readouterr()
    for name in ("shifts.csv", "activities.csv"):  # from 17:00 to 18:00 in Riga
        text = (out / name).read_text()
        text = text.replace("T17:00+02:00", "T18:00+02:00").replace("T15:00Z", "T16:00Z")
        (out / name).write_text(text)
    assert main(["audit", str(scenario), str(out)]) == 1
    text = capsys.readouterr().out
    assert text.startswith("1 violation.\n- ")
    assert "Amy" in text
    assert "shifts.csv" in text.split("No longer follows")[1]
    assert main(["audit", str(scenario), str(out), "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert [violation["agent"] for violation in record["violations"]] == ["amy"]
    assert record["stale"]


def test_the_audit_of_a_folder_without_a_plan_ends_with_2(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(scenario), str(tmp_path)]) == 2
    assert "no plan is there" in capsys.readouterr().err
