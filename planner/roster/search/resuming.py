"""Earlier lines under today's rules: kept where they hold, mended where they do not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.roster.best_line import IMPOSSIBLE, best_line, place_breaks
from planner.roster.problem import FREE, UNIT, Lines, RosterProblem
from planner.roster.search.deferred import Works
from planner.roster.search.desk import Desk
from planner.roster.search.reinsertion import insert_best, price
from planner.roster.search.state import (
    UNPLACED,
    Sessions,
    State,
    keeps_rules,
    put_in,
    retrace,
    take_out,
)

KEPT, SOONER = 1e6, 1e3
"""What a day that stays as it was is worth in a mended line: more than anything else in it.

And what it is worth more than the day after it: the sooner a day, the harder it is to change.
"""


def mend(
    problem: RosterProblem, sessions: Sessions, state: State, desk: Desk, *, fill_idle: bool
) -> int | None:
    """Change the fewest days of each line that breaks a rule; maybe fill those of the idle.

    Returns the number of an agent for whom the rules leave no line, None where all have one.
    """
    lines, cover = problem.lines, problem.cover
    for agent in range(problem.agents):
        rows = problem.rows_of(agent)
        if not len(rows):
            continue
        if fill_idle and (state.rows["choice"][rows.start : rows.stop] == FREE).all():
            possible, _ = insert_best(
                lines, cover, sessions, state, agent, rows.start, rows.stop, 0.0, desk
            )
        else:
            possible = keeps_rules(lines, state, agent) or _mend_line(
                problem, sessions, state, agent, desk
            )
        if not possible:
            return agent
        retrace(lines, state, agent)
    return None


def _mend_line(
    problem: RosterProblem, sessions: Sessions, state: State, agent: int, desk: Desk
) -> bool:
    """Put the nearest line in force that keeps the rules; False where no line does."""
    lines, cover = problem.lines, problem.cover
    rows = problem.rows_of(agent)
    price(lines, cover, state, agent, rows.start, rows.stop, 0.0, desk.earned)
    kept = _worth_keeping(lines, state.rows["choice"], rows)
    value = best_line(kept, agent, rows.start, rows.stop, desk.earned, state.rows, desk.paper)
    if value == IMPOSSIBLE:
        return False
    for row, choice in zip(rows, desk.paper.choice.tolist(), strict=False):
        if choice != state.rows["choice"][row]:
            _change(problem, sessions, state, agent, row, choice, desk)
    return True


def _worth_keeping(lines: Lines, choice: NDArray[np.int32], rows: range) -> Lines:
    """The lines with a reward on every day of these rows that stays as it was chosen."""
    offers, table = lines.offers.copy(), lines.rows.copy()
    for row in rows:
        worth = KEPT + SOONER * (rows.stop - row)
        if choice[row] == FREE:
            table["free_cost"][row] -= worth
        else:
            offers["cost"][choice[row]] -= worth
    return lines._replace(offers=offers, rows=table)


def _change(
    problem: RosterProblem,
    sessions: Sessions,
    state: State,
    agent: int,
    row: int,
    choice: int,
    desk: Desk,
) -> None:
    """Let an agent work another shift on a day, or none; its activities have no place then."""
    lines, cover = problem.lines, problem.cover
    take_out(lines, cover, sessions, state, agent, row)
    own = sessions.people[agent]
    for m in range(own["first"], own["last"]):
        if state.meetings["row"][m] == row:
            state.meetings["row"][m] = UNPLACED
    state.rows["choice"][row] = choice
    if choice != FREE:
        place_breaks(lines, agent, desk.earned, choice, desk.paper.places)
        state.breaks[row] = desk.paper.places
    put_in(lines, cover, sessions, state, agent, row)


def nearest_spread(works: Works, worked: NDArray[np.float64]) -> NDArray[np.int64]:
    """Work done as in `worked` [works, T], agent-intervals, as far as windows and hours let it.

    Cumulative in UNIT, [works, T].
    """
    wanted = np.round(worked.cumsum(axis=1) * UNIT).astype(np.int64)
    for w, row in enumerate(wanted):
        due, before = _due_while_open(works, w), 0
        for t in range(len(row)):
            if works.open[w, t]:
                before = min(max(int(row[t]), int(due[t]), before), int(works.released[w, t]))
            row[t] = before
    return wanted


def _due_while_open(works: Works, w: int) -> NDArray[np.int64]:
    """What must be done by the end of each interval, deadlines in closed ones brought forward."""
    due: NDArray[np.int64] = works.due[w].copy()
    for t in range(len(due) - 2, -1, -1):
        if not works.open[w, t + 1]:
            due[t] = max(due[t], due[t + 1])
    return due
