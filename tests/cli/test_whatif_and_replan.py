"""`planner whatif` and `planner replan` on a small team with a plan in force."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from finished_plans import plan_folder
from shifts import shift

from planner.cli import main
from planner.plan import audit, read_plan
from planner.scenario import read_scenario, write_scenario

Capture = pytest.CaptureFixture[str]

WEEK = [shift(f"2027-03-0{day} 09:00") for day in range(1, 6)]
TEAM = tiny_scenario(
    agents={"amy": tiny_agent("amy"), "ben": tiny_agent("ben")},
    queues={"en-voice": tiny_queue(min_agents=1)},
)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """One queue that wants somebody there from Monday to Friday; Amy and Ben could."""
    write_scenario(TEAM, tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Amy works the whole week alone."""
    return plan_folder(tmp_path / "plan", TEAM, *WEEK)


def test_what_a_change_asks_for_is_told_at_once(
    scenario: Path, plan: Path, capsys: Capture
) -> None:
    words = ["whatif", str(scenario), "--change", "volume en-voice x2", "--from", str(plan)]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    queue = told["outlook"]["queues"]["en-voice"]
    assert told["changes"] == ["English voice +100 %"]
    # Ten contacts in each of 40 open hours, then twenty.
    assert (queue["before"]["contacts"], queue["after"]["contacts"]) == (400, 800)
    assert queue["served"]["serving_hours"] == pytest.approx(40)
    assert "plan" not in told


def test_a_what_if_from_a_plan_is_planned_and_shown_beside_it(
    scenario: Path, plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    after, out = tmp_path / "after", tmp_path / "out"
    words = ["whatif", str(scenario), "--change", "hire 1 riga full-time en:C1 voice"]
    words += ["--from", str(plan), "--out", str(out), "--scenario-out", str(after)]
    assert main([*words, "--iterations", "3"]) == 0
    text = capsys.readouterr().out
    assert "what changes\n  " in text
    assert f"The plan is in {out}" in text
    assert "shifts beside A" in text
    hired = read_scenario(after)
    assert len(hired.agents) == 3
    assert audit(hired, read_plan(hired, out)) == ()


def test_an_absence_is_repaired_by_the_one_change_that_wins_most(
    scenario: Path, plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    after, out = tmp_path / "after", tmp_path / "out"
    words = ["replan", str(scenario), str(plan), "--absent", "amy:2027-03-01", "--out", str(out)]
    words += ["--max-changes", "1", "--scenario-out", str(after), "--iterations", "5", "--json"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["agent"], one["date"]) for one in told["cannot_stay"]] == [("amy", "2027-03-01")]
    assert [option["changes"] for option in told["frontier"]] == [0, 1]
    assert told["chosen_changes"] == 1
    (asked,) = told["frontier"][1]["asked"]
    assert (asked["agent"], asked["date"], asked["before"]) == ("ben", "2027-03-01", None)
    repaired = read_scenario(after)
    assert audit(repaired, read_plan(repaired, out)) == ()


def test_who_is_asked_is_told_by_name_in_local_time(
    scenario: Path, plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ["replan", str(scenario), str(plan), "--absent", "amy:2027-03-01:2027-03-02"]
    assert main([*words, "--out", str(tmp_path / "out"), "--iterations", "5"]) == 0
    lost, asked = " ".join(capsys.readouterr().out.split()).split("who is asked")
    assert "2 shifts that cannot stay" in lost
    assert "Mon 2027-03-01 Amy 09:00-17:00 free Europe/Riga" in lost
    assert "Mon 2027-03-01 Ben free 09:00-17:00 Europe/Riga" in asked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "nothing is changed: give --changes FILE or --change, once or more"),
        (["--change", "volume fr-voice x2"], '"fr-voice"'),
        (["--change", "volume en-voice x2", "--change", "hier 2"], '"hier 2"'),
        (["--changes", "missing.toml"], "missing.toml"),
    ],
)
def test_what_cannot_be_changed_is_told_and_nothing_is_planned(
    words: list[str], told: str, scenario: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    assert main(["whatif", str(scenario), *words, "--out", str(out)]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_absences_that_cannot_be_read_are_all_told(
    scenario: Path, plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ["replan", str(scenario), str(plan), "--out", str(tmp_path / "out")]
    assert main([*words, "--absent", "amy", "--absent", "ben:tomorrow"]) == 2
    error = capsys.readouterr().err
    assert '"amy": write an absence as AGENT:FROM:TO' in error
    assert '"ben:tomorrow": write an absence' in error


def test_a_changed_scenario_is_not_written_over_another(
    scenario: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ["whatif", str(scenario), "--change", "volume * x2", "--scenario-out", str(scenario)]
    assert main(words) == 2
    assert "holds a scenario already" in capsys.readouterr().err
