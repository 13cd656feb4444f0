"""What-ifs planned and repaired in the background, by real processes on tiny scenarios."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import tiny_agent, tiny_scenario
from finished_plans import plan_folder
from runs_awaited import over
from shifts import shift

from planner.errors import ChangeError
from planner.jobs import Run, RunState, WhatIf, runs, submit, submit_repair
from planner.jobs.line import SETTING
from planner.plan import read_plan
from planner.scenario import read_scenario
from planner.scenario.fingerprint import fingerprint
from planner.whatif.changes import apply_changes, parse_change, write_changes
from planner.whatif.repair import read_frontier


@pytest.fixture(autouse=True)
def own_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "line"))


@pytest.fixture
def in_force(tmp_path: Path) -> Path:
    """Amy and Ben both work on Monday."""
    scenario = tiny_scenario()
    shifts = [shift("2027-03-01 09:00", agent=agent) for agent in ("amy", "ben")]
    return plan_folder(tmp_path / "in-force", scenario, *shifts)


def test_a_what_if_starts_from_a_plan_of_the_scenario_before_its_changes(
    tmp_path: Path, in_force: Path
) -> None:
    # The plan has a shift of Ben, whom the changed scenario does not know.
    what_if = WhatIf(tiny_scenario(), [parse_change("leave ben")])
    after = apply_changes(what_if.before, what_if.changes)
    run = over(
        submit(
            tmp_path, after, name="Ben leaves", time_limit=5.0, start_from=in_force, what_if=what_if
        )
    )
    assert run.error is None
    assert run.state is RunState.DONE
    assert run.plan is not None
    assert {planned.agent for planned in read_plan(after, run.plan).shifts} == {"amy"}


def test_a_run_tells_what_it_changes_of_which_scenario(tmp_path: Path) -> None:
    what_if = WhatIf(tiny_scenario(), [parse_change("volume * +20%")])
    after = apply_changes(what_if.before, what_if.changes)
    run = over(submit(tmp_path, after, name="More", time_limit=5.0, what_if=what_if))
    assert run.changes == write_changes(what_if.changes)
    assert run.order.before_sha256 == fingerprint(what_if.before)
    assert run.order.input_sha256 == fingerprint(after)


def test_a_repair_keeps_its_frontier_beside_the_plan_chosen(tmp_path: Path, in_force: Path) -> None:
    # Amy is sick on Monday: her shift falls away whatever happens. Everybody else can be asked.
    absent = WhatIf(tiny_scenario(), [parse_change("absence amy 2027-03-01")])
    run = over(
        submit_repair(
            tmp_path, absent, in_force, name="Amy is sick", time_limit=5.0, most_changes=1
        )
    )
    assert run.error is None
    frontier = read_frontier(run.folder)
    assert [(one.agent, one.after) for one in frontier.lost] == [("amy", None)]
    assert frontier.points[0].changes == 0
    assert frontier.chosen == len(frontier.asked) <= 1
    _expect_the_plan_of_its_scenario(run)


def _expect_the_plan_of_its_scenario(run: Run) -> None:
    assert run.plan is not None
    scenario = read_scenario(run.scenario)
    figures = json.loads((run.plan / "plan.json").read_text())
    assert figures["input_sha256"] == fingerprint(scenario) == run.order.input_sha256
    read_plan(scenario, run.plan)


def test_a_change_that_cannot_be_made_is_told_before_a_run_is_ordered(
    tmp_path: Path, in_force: Path
) -> None:
    unknown = WhatIf(tiny_scenario(), [parse_change("absence cat 2027-03-01")])
    with pytest.raises(ChangeError, match="no agent has the id"):
        submit_repair(tmp_path, unknown, in_force, name="Cat is sick", time_limit=5.0)
    assert not runs(tmp_path)


def test_the_ordinary_run_changes_nothing(tmp_path: Path) -> None:
    agents = {"amy": tiny_agent()}
    run = over(submit(tmp_path, tiny_scenario(agents=agents), name="Amy", time_limit=5.0))
    assert (run.before, run.changes) == (None, "")
