"""Plans made in the background, by real processes on tiny scenarios."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import tiny_agent, tiny_scenario
from contradiction import contradicting_scenario
from runs_awaited import over, searching, until

from planner.errors import PlannerError
from planner.jobs import Run, RunState, runs
from planner.plan import read_plan
from planner.plan.folder import ROUNDS_FILE
from planner.scenario import Scenario, read_scenario
from planner.scenario.fingerprint import fingerprint
from planner.simulation.told import read_simulation

Submit = Callable[..., Run]


def test_a_run_makes_a_plan_of_its_copy_of_the_scenario(order: Submit) -> None:
    run = over(order(time_limit=5.0, seed=3))
    assert run.state is RunState.DONE
    assert run.plan is not None
    scenario = read_scenario(run.scenario)
    assert scenario == tiny_scenario()
    assert read_plan(scenario, run.plan).shifts
    figures = json.loads((run.plan / "plan.json").read_text())
    assert (figures["seed"], figures["input_sha256"]) == (3, run.order.input_sha256)
    assert run.order.input_sha256 == fingerprint(scenario)


def test_the_plan_of_a_run_is_simulated(order: Submit) -> None:
    run = over(order(time_limit=5.0))
    assert run.plan is not None
    told = read_simulation(run.plan)
    assert told is not None
    assert 2 <= told.replications <= tiny_scenario().simulation.replications


def test_its_steps_begin_with_compiling_and_end_with_the_plan_s_worth(order: Submit) -> None:
    run = over(order(time_limit=5.0))
    assert run.plan is not None
    assert (run.steps[0].phase, run.steps[0].objective) == ("compiling", None)
    figures = json.loads((run.plan / "plan.json").read_text())
    assert run.last is not None
    assert run.last.objective == pytest.approx(figures["objective"])
    assert run.last.gap == pytest.approx(figures["gap"])


def test_a_run_told_to_stop_keeps_its_best_plan(order: Submit) -> None:
    run = searching(order(scenario=busy_scenario()))
    assert run.state is RunState.RUNNING
    run.stop()
    assert over(run).state is RunState.STOPPED
    assert run.plan is not None


def test_runs_take_turns_and_see_how_many_are_before_them(order: Submit) -> None:
    first = searching(order("first", scenario=busy_scenario()))
    second = order("second", time_limit=5.0)
    third = order("third", time_limit=5.0)
    assert [run.state for run in (second, third)] == [RunState.WAITING] * 2
    assert (first.place, second.place, third.place) == (0, 1, 2)
    second.stop()
    assert (over(second).state, second.plan, third.place) == (RunState.STOPPED, None, 1)
    first.stop()
    assert over(third).state is RunState.DONE


def test_a_run_is_found_again_by_its_folder(order: Submit, tmp_path: Path) -> None:
    run = order("first")
    later = order("second")
    found = runs(tmp_path / "out")
    assert [each.order.name for each in found] == ["second", "first"]
    assert found == [later, run]


def test_contradicting_rules_are_told_in_words(order: Submit) -> None:
    run = over(order(scenario=contradicting_scenario()))
    assert run.state is RunState.FAILED
    assert run.error is not None
    assert "amy" in run.error
    assert "Traceback" not in run.error


def test_a_run_whose_process_is_killed_is_lost(order: Submit) -> None:
    run = searching(order(scenario=busy_scenario()))
    os.kill(int((run.folder / "process").read_text()), signal.SIGKILL)
    assert over(run).state is RunState.LOST


def test_what_a_lost_run_had_reached_is_there_to_start_from(order: Submit) -> None:
    lost = searching(order(scenario=busy_scenario()))
    os.kill(int((lost.folder / "process").read_text()), signal.SIGKILL)
    assert over(lost).so_far is not None
    again = over(order(scenario=busy_scenario(), time_limit=5.0, start_from=lost.so_far))
    assert (again.state, again.so_far) == (RunState.DONE, None)


def test_a_run_that_keeps_its_promise_tells_its_rounds(order: Submit) -> None:
    run = over(order(time_limit=8.0, keeps_promise=True))
    assert run.plan is not None
    assert (run.plan / ROUNDS_FILE).exists()
    assert read_simulation(run.plan) is not None
    assert any(step.phase.startswith("simulated: ") for step in run.steps)


def test_a_plan_can_start_from_an_earlier_one(order: Submit) -> None:
    first = over(order(time_limit=5.0))
    agents = {name: tiny_agent(name) for name in ("amy", "ben", "cat")}
    run = over(order(scenario=tiny_scenario(agents=agents), time_limit=5.0, start_from=first.plan))
    assert (run.state, run.order.start_from) == (RunState.DONE, str(first.plan))


def test_what_is_no_plan_cannot_be_started_from(order: Submit, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="no plan is there to start from"):
        order(start_from=tmp_path)
    assert not runs(tmp_path / "out")


def test_deleting_a_run_ends_it_first(order: Submit, tmp_path: Path) -> None:
    run = searching(order(scenario=busy_scenario()))
    number = int((run.folder / "process").read_text())
    run.delete()
    assert not list((tmp_path / "out" / "runs").iterdir())
    until(lambda: not _exists(number), "the process ends")


def _exists(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("parent", ["runs", "elsewhere"])
def test_only_a_run_s_folder_can_be_deleted(tmp_path: Path, parent: str) -> None:
    folder = tmp_path / parent / "mine"
    folder.mkdir(parents=True)
    (folder / ("notes.txt" if parent == "runs" else "run.json")).touch()
    with pytest.raises(PlannerError, match=r"no run's folder"):
        Run(folder).delete()
    assert folder.exists()


def busy_scenario() -> Scenario:
    """Too many choices to be solved to the end: thirty agents for four weeks."""
    agents = {f"agent{number}": tiny_agent(f"agent{number}") for number in range(30)}
    horizon = tiny_scenario().horizon.model_copy(update={"days": 28})
    return tiny_scenario(agents=agents, horizon=horizon)
