"""A simulation told: its verdicts, and its files read back."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue
from covered_days import one_day
from finished_plans import plan_of
from shifts import shift

from planner.errors import PlanFolderError
from planner.plan.folder import SIMULATION_FILES
from planner.planning import write_plan
from planner.reports.figures import simulated_days, simulated_service
from planner.simulation import Estimate, Measure, simulate_plan
from planner.simulation.told import (
    QueueTold,
    Range,
    Simulated,
    SimulationTold,
    Verdict,
    read_simulated_days,
    read_simulation,
    verdict,
    write_simulation,
)
from planner.ui.views.simulation import brief, days_words, large_figures, queues_table


def estimate(**told: tuple[float, float, float]) -> Estimate:
    """Of one queue: measures by name, each with the ends of its interval; the rest is nothing."""
    values = np.full((3, len(Measure)), math.nan)
    for name, ends in told.items():
        values[:, Measure[name]] = ends
    return Estimate(*values)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.81, 0.9, Verdict.MET),
        (0.7, 0.79, Verdict.MISSED),
        (0.79, 0.81, Verdict.IN_DOUBT),
        (math.nan, math.nan, Verdict.NOTHING_TO_TELL),
    ],
)
def test_a_target_is_met_or_missed_where_the_whole_interval_says_so(
    low: float, high: float, expected: Verdict
) -> None:
    assert verdict(tiny_queue(), estimate(SERVICE_LEVEL=((low + high) / 2, low, high))) is expected


def test_a_queue_that_answers_in_time_but_loses_too_many_misses_its_targets() -> None:
    queue = tiny_queue(patience_seconds=60, max_abandonment=0.05)
    found = estimate(SERVICE_LEVEL=(0.9, 0.89, 0.91), ABANDONMENT=(0.08, 0.07, 0.09))
    assert verdict(queue, found) is Verdict.MISSED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan of a day on which two of four agents work, and its simulation."""
    agents = {name: tiny_agent(name) for name in ("amy", "ben", "cat", "dan")}
    scenario = one_day(agents=agents)
    shifts = [shift("2027-03-01 09:00", agent=name) for name in ("amy", "ben")]
    made = plan_of(scenario, *shifts)
    write_plan(tmp_path / "plan", made)
    service = simulate_plan(scenario, made.requirement, made.schedule, replications=5)
    write_simulation(tmp_path / "plan", Simulated(made.score.coverage, service))
    return tmp_path / "plan"


def told_in(folder: Path) -> SimulationTold:
    found = read_simulation(folder)
    assert found is not None
    return found


def test_what_was_written_reads_back(folder: Path) -> None:
    told = told_in(folder)
    (queue,) = told.queues
    assert (told.replications, told.seed, queue.queue, queue.target) == (5, 0, "en-voice", 0.8)
    assert queue.service_level is not None
    assert queue.service_level.low <= queue.service_level.value <= queue.service_level.high
    (day,) = read_simulated_days(folder, "en-voice")
    assert day.date == date(2027, 3, 1)
    assert day.service_level.value == pytest.approx(queue.service_level.value, abs=1e-6)
    assert 0.0 <= day.chance_met <= 1.0


def test_a_plan_that_was_not_simulated_tells_nothing(folder: Path) -> None:
    for name in SIMULATION_FILES:
        (folder / name).unlink()
    assert read_simulation(folder) is None


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"replications": 5}'])
def test_a_broken_file_is_told_with_its_cure(folder: Path, broken: str) -> None:
    (folder / "simulation.json").write_text(broken)
    with pytest.raises(PlanFolderError, match="simulate the plan again"):
        read_simulation(folder)
    (folder / "simulation_days.csv").write_text("queue,date\nen-voice,2027-03-01\n")
    with pytest.raises(PlanFolderError, match="simulate the plan again"):
        read_simulated_days(folder, "en-voice")


def test_a_new_plan_does_away_with_the_simulation(folder: Path) -> None:
    made = plan_of(one_day(), shift("2027-03-01 09:00"))
    write_plan(folder, made, force=True)
    assert not set(SIMULATION_FILES) & {entry.name for entry in folder.iterdir()}


def test_nothing_of_a_file_that_could_not_be_written_stays(folder: Path) -> None:
    (folder / "simulation.json").unlink()
    (folder / "simulation.json").mkdir()
    made = plan_of(one_day(), shift("2027-03-01 09:00"))
    service = simulate_plan(made.scenario, made.requirement, made.schedule, replications=2)
    with pytest.raises(PlanFolderError, match="cannot be written"):
        write_simulation(folder, Simulated(made.score.coverage, service))
    assert not [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]


# --- figures, and the page's parts -----------------------------------------------------


def queue_told(name: str, kind: Verdict, level: float, by_formula: float | None) -> QueueTold:
    around = Range(level, level - 0.02, level + 0.02)
    return QueueTold(
        name, kind, 0.8, Range(100, 95, 105), Range(20, 18, 22), around, None,
        Range(30, 25, 35), Range(0.5, 0.4, 0.6), by_formula,
    )  # fmt: skip


TOLD = SimulationTold(
    replications=20,
    seed=3,
    not_in_time=Range(40.0, 35.0, 45.0),
    queues=(
        queue_told("en", Verdict.MET, 0.95, 0.85),
        queue_told("de", Verdict.MISSED, 0.6, None),
    ),
)


def test_the_figure_has_a_mark_for_each_verdict_with_its_interval() -> None:
    figure = simulated_service(TOLD.queues)
    assert [trace.name for trace in figure.data] == [
        "target met", "target missed", "as the formulas have it", "target",
    ]  # fmt: skip
    met, missed, formula, target = figure.data
    assert (met.x[0], met.error_x.array[0], met.y[0]) == pytest.approx((0.95, 0.02, 0))
    assert (missed.marker.symbol, missed.y[0]) == ("x", 1)
    assert list(formula.y) == [0]
    assert list(target.x) == [0.8, 0.8]


def test_queues_without_contacts_leave_the_figure_empty() -> None:
    assert "No queue has contacts" in str(simulated_service(()))
    assert "Nobody comes" in str(simulated_days("en", "Europe/Riga", ()))


def test_a_queue_s_days_are_drawn_with_their_chance(folder: Path) -> None:
    figure = simulated_days("en-voice", "Europe/Riga", read_simulated_days(folder, "en-voice"))
    assert "with a chance of" in figure.data[0].hovertext[0]


def test_large_figures_count_targets() -> None:
    assert [(one.label, one.value, one.note) for one in large_figures(TOLD)] == [
        ("Not in time", "40", "35 to 45 contacts"),
        ("Targets met", "1 of 2", "1 missed, 0 in doubt"),
        ("Simulated", "20 times", "seed 3"),
    ]


def test_the_table_has_shares_in_per_cent_and_no_figure_where_there_is_none() -> None:
    table = queues_table(TOLD)
    assert table["Simulated"].tolist() == pytest.approx([95.0, 60.0])
    assert table["By formula"].isna().tolist() == [False, True]
    assert table["Is"].tolist() == ["met", "missed"]


def test_days_that_reach_the_target_are_counted() -> None:
    assert days_words("en", [1.0, 0.5]).startswith("Of 2 days on which contacts come, 1.5 reach")
    assert days_words("en", []) == "Nobody comes to en."


def test_the_overview_tells_it_in_a_line() -> None:
    assert "40 contacts are not answered in time (35 to 45)" in brief(TOLD)
    assert "of the targets 1 are met, 1 missed, 0 in doubt" in brief(TOLD)
