"""Where formulas err: told in agents, and in effort."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from covered_days import covered, emails
from shifts import shift
from two_queues import SPEAKS, two_languages

from planner.plan import Coverage, cover
from planner.plan.sharing import curve_values
from planner.promise.corrected import corrected
from planner.promise.correction import Correction, correction_of, no_correction
from planner.simulation import Measure, Service, simulate_plan
from planner.staffing.late_table import LateTable, late_table

DAY = "2027-03-01 09:00"


def at_work(*names: str) -> Coverage:
    return covered(two_languages(), *(shift(DAY, agent=name) for name in names))


def table_of(coverage: Coverage) -> LateTable:
    return late_table(coverage.scenario, coverage.requirement.contacts)


def simulated(coverage: Coverage, replications: int = 40) -> Service:
    return simulate_plan(
        coverage.scenario, coverage.requirement, coverage.schedule, replications=replications
    )


def with_late(service: Service, late: np.ndarray) -> Service:
    """The same as if so many had been late in every hour, [Q, H]."""
    value = service.hours.value.copy()
    value[Measure.MISSED] = late
    return replace(service, hours=replace(service.hours, value=value))


def told_by_formulas(coverage: Coverage, table: LateTable) -> np.ndarray:
    """Late contacts of each hour, [Q, H]; in these days an interval is an hour."""
    return table.at(coverage.serving[table.rows])


def corrected_once(coverage: Coverage, late: np.ndarray) -> Correction:
    table = table_of(coverage)
    service = with_late(simulated(coverage, 2), late)
    # As if seen often enough that nothing leans on the queue as a whole.
    often = replace(service, replications=1_000_000)
    return correction_of(coverage, table, often, no_correction(coverage, table))


def test_formulas_that_are_right_need_no_correction() -> None:
    coverage = at_work("amy", "ben", "cat", "dan", "eva")
    table = table_of(coverage)
    found = corrected_once(coverage, told_by_formulas(coverage, table))
    open_ = coverage.requirement.contacts.open[table.rows]
    assert found.agents[open_] == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize(("times", "sign"), [(0.5, 1), (1.5, -1)])
def test_customers_served_better_count_as_more_agents_and_worse_as_fewer(
    times: float, sign: int
) -> None:
    coverage = at_work("amy", "ben", "cat", "dan", "eva")
    table = table_of(coverage)
    found = corrected_once(coverage, times * told_by_formulas(coverage, table))
    open_ = coverage.requirement.contacts.open[table.rows]
    assert (sign * found.agents[open_] > 0.1).all()


def test_after_the_correction_formulas_say_what_the_simulation_said() -> None:
    coverage = at_work(*SPEAKS)
    table, scenario = table_of(coverage), coverage.scenario
    late = 0.6 * told_by_formulas(coverage, table)
    found = corrected_once(coverage, late)
    after = corrected(coverage.requirement, table, found, np.ones(2))
    open_ = coverage.requirement.contacts.open[table.rows]
    # The curves end in nothing, where the table ends in next to nothing.
    rest = table.late[table.first + table.length - 1]
    told = curve_values(after.curves, after.curves.exact, coverage.serving)[table.rows] + rest
    assert told[open_] == pytest.approx(late[open_], rel=0.05)
    assert cover(scenario, after, coverage.schedule).sharing.late_contacts <= told.sum() + 1e-6


def test_agents_of_two_languages_are_worth_more_than_formulas_say() -> None:
    coverage = at_work(*SPEAKS)
    table = table_of(coverage)
    found = correction_of(coverage, table, simulated(coverage), no_correction(coverage, table))
    assert found.agents[:, 8:16].mean() > 0.1


def test_what_is_seen_once_counts_less_the_next_time() -> None:
    coverage = at_work(*SPEAKS)
    table = table_of(coverage)
    service = simulated(coverage, 2)
    once = correction_of(coverage, table, service, no_correction(coverage, table))
    nothing = with_late(service, np.zeros_like(once.seen))
    twice = correction_of(coverage, table, nothing, once)
    assert twice.seen.sum() == pytest.approx(0.7 * once.seen.sum())


def test_mail_that_is_late_in_life_but_not_by_formulas_takes_more_effort() -> None:
    coverage = covered(emails({9: 4.0}), shift(DAY))
    table = table_of(coverage)
    service = simulated(coverage, 2)
    late = np.zeros_like(service.hours.value[Measure.MISSED])
    late[0, 12] = 1.0
    found = correction_of(coverage, table, with_late(service, late), no_correction(coverage, table))
    # One of the four mails is late: each takes a quarter more.
    assert found.effort[0] == pytest.approx(1.25)
