"""From the optimiser's numbers back to a schedule of people, places and times."""

from __future__ import annotations

from datetime import date, datetime

from planner import clock
from planner.plan.schedule import Schedule, Shift, Stretch, in_order, tile, with_listed_stretches
from planner.roster.building.pinned import pinned_rows
from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.state import State
from planner.scenario import PublishedShift, Scenario


def schedule_of(scenario: Scenario, problem: RosterProblem, state: State) -> Schedule:
    """The schedule that a state of the search stands for."""
    held = _activities(scenario, problem, state)
    shifts = []
    for agent, person in enumerate(problem.people):
        pinned = {row.date: row for row in pinned_rows(scenario, person.agent)}
        for row, day in zip(problem.rows_of(agent), person.dates, strict=True):
            if state.rows["choice"][row] != FREE:
                shifts.append(
                    _shift(scenario, problem, state, row, day, person.agent, pinned, held)
                )
    return in_order(scenario, shifts)


def _shift(
    scenario: Scenario,
    problem: RosterProblem,
    state: State,
    row: int,
    day: date,
    agent: str,
    pinned: dict[date, PublishedShift],
    held: dict[int, list[Stretch]],
) -> Shift:
    fixed = pinned.get(day)
    if fixed is not None and fixed.activities is not None:
        return with_listed_stretches(fixed)
    grid = scenario.grid
    offer = problem.lines.offers[state.rows["choice"][row]]
    start, end = (grid.start + int(offer[m]) * clock.MINUTE for m in ("begin", "finish"))
    breaks = [
        _stretch(grid.instant(int(at)), grid, b.length, b.name)
        for b, at in zip(problem.shapes[offer["shape"]], state.breaks[row], strict=False)
    ]
    return Shift(agent, day, start, end, tile(start, end, breaks + held.get(row, [])))


def _stretch(start: datetime, grid: clock.Grid, length: int, name: str) -> Stretch:
    return Stretch(start, start + length * grid.interval_minutes * clock.MINUTE, name)


def _activities(
    scenario: Scenario, problem: RosterProblem, state: State
) -> dict[int, list[Stretch]]:
    """The activities placed, by row."""
    held: dict[int, list[Stretch]] = {}
    for meeting, place in zip(
        sorted(problem.meetings, key=lambda m: m.agent), state.meetings, strict=True
    ):
        if place["row"] >= 0:
            start = scenario.grid.instant(int(place["at"]))
            held.setdefault(int(place["row"]), []).append(
                _stretch(start, scenario.grid, meeting.length, meeting.name)
            )
    return held
