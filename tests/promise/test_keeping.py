"""The loop as a whole, on a day of two languages."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from covered_days import emails, one_day
from two_queues import two_languages

from planner.errors import PlanFolderError
from planner.plan.folder import FILES, ROUNDS_FILE, SIMULATION_FILES
from planner.plan.schedule import Schedule
from planner.planning import build_plan, write_plan
from planner.promise import Kept, Round, keep_promise, write_kept
from planner.promise.pace import ROUNDS
from planner.scenario import Objective, Scenario
from planner.simulation import Measure
from planner.simulation.told import Verdict

ITERATIONS = 3


@pytest.fixture(scope="module")
def kept() -> Kept:
    return keep_promise(two_languages(), iterations=ITERATIONS)


def test_the_first_round_is_the_plan_by_formulas(kept: Kept) -> None:
    alone = build_plan(two_languages(), iterations=ITERATIONS)
    assert kept.rounds[0].plan.schedule == alone.schedule
    assert len(kept.rounds) == 1 + ROUNDS


def test_the_plan_is_the_last_that_was_the_best_so_far_or_the_first(kept: Kept) -> None:
    best = [made for made in kept.rounds if made.kept][-1]
    assert kept.plan.schedule in (best.plan.schedule, kept.first.plan.schedule)


def test_the_plan_is_no_worse_than_that_of_the_formulas_alone(kept: Kept) -> None:
    assert kept.is_first or kept.chosen.is_better_than(kept.first, kept.first)
    assert kept.chosen.service.seed == kept.first.service.seed
    assert kept.chosen.service.seed not in {made.service.seed for made in kept.rounds}


def test_each_round_tells_how_many_shifts_it_changed(kept: Kept) -> None:
    for before, after in pairwise(kept.rounds):
        had = {(s.agent, s.start, s.end) for s in before.plan.schedule.shifts}
        new = [s for s in after.plan.schedule.shifts if (s.agent, s.start, s.end) not in had]
        assert after.changed == len(new)


def test_its_figures_stay_those_of_the_formulas(kept: Kept) -> None:
    first = kept.rounds[0].plan
    assert kept.plan.provenance.lower_bound <= kept.plan.score.objective + 1e-9
    assert kept.plan.provenance.input_sha256 == first.provenance.input_sha256
    assert kept.plan.scenario == first.scenario


def test_the_same_iterations_give_the_same_plan(kept: Kept) -> None:
    again = keep_promise(two_languages(), iterations=ITERATIONS)
    assert again.plan.schedule == kept.plan.schedule
    assert [made.late_contacts for made in again.rounds] == [r.late_contacts for r in kept.rounds]


def test_it_ends_with_the_best_so_far_when_it_is_told_to() -> None:
    heard: list[Round] = []
    found = keep_promise(
        two_languages(), iterations=ITERATIONS, on_round=heard.append, stop=lambda: len(heard) >= 2
    )
    assert len(found.rounds) == len(heard) == 2


def test_more_calls_than_agents_can_answer_leave_targets_missed_and_weigh_more() -> None:
    found = keep_promise(two_languages(volume=60.0), iterations=ITERATIONS)
    assert set(found.told.verdicts.values()) == {Verdict.MISSED}
    assert found.rounds[2].steering.weight.tolist() == [4.0, 4.0]


def _with(made: Round, *, late: float = 1.0, short: float = 0.0) -> Round:
    """The same with so many times its late contacts, and targets missed by so much."""
    value = made.service.horizon.value.copy()
    value[Measure.MISSED] *= late
    service = replace(made.service, horizon=replace(made.service.horizon, value=value))
    other = replace(made.plan, schedule=Schedule(made.plan.schedule.shifts[:-1]))
    changed = replace(made, service=service, plan=other if late != 1.0 else made.plan)
    changed.__dict__["short"] = short
    return changed


def test_what_serves_better_is_better(kept: Kept) -> None:
    first = _with(kept.first)
    assert _with(first, late=0.9).is_better_than(first, first)
    assert not _with(first, late=1.1).is_better_than(first, first)


def test_targets_come_before_contacts(kept: Kept) -> None:
    first = _with(kept.first, short=5.0)
    assert _with(first, late=1.1, short=1.0).is_better_than(first, first)
    assert not _with(first, late=0.5, short=9.0).is_better_than(first, first)


def test_all_lies_in_one_folder(kept: Kept, tmp_path: Path) -> None:
    write_kept(tmp_path / "plan", kept)
    there = {path.name for path in (tmp_path / "plan").iterdir()}
    assert there == {*FILES, *SIMULATION_FILES, ROUNDS_FILE}
    with (tmp_path / "plan" / ROUNDS_FILE).open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    late = [float(row["late_contacts"]) for row in rows]
    assert late == pytest.approx([float(made.service.missed[0].value) for made in kept.rounds])
    assert [row["kept"] for row in rows] == [str(made.kept).lower() for made in kept.rounds]
    assert np.allclose([float(row["paid_hour"]) for row in rows][:2], 0.2)


def test_a_plan_that_is_there_is_replaced_only_by_force(kept: Kept, tmp_path: Path) -> None:
    write_kept(tmp_path / "plan", kept)
    with pytest.raises(PlanFolderError, match="holds a plan already"):
        write_kept(tmp_path / "plan", kept)
    write_plan(tmp_path / "plan", kept.plan, force=True)
    assert not (tmp_path / "plan" / ROUNDS_FILE).exists()


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(emails({9: 4.0}), id="only emails"),
        pytest.param(one_day().model_copy(update={"forecast": ()}), id="nobody calls"),
        pytest.param(one_day(objective=Objective(paid_hour=0.0)), id="hours cost nothing"),
    ],
)
def test_whatever_the_scenario_there_is_a_plan_no_worse_than_the_first(scenario: Scenario) -> None:
    found = keep_promise(scenario, iterations=1)
    assert found.chosen.late_contacts <= found.first.late_contacts
    assert found.plan.schedule.shifts or not scenario.forecast
