"""Taking changes back, the least worthwhile first: a plan for every smaller number of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.roster.problem import RosterProblem
from planner.roster.repair.change_price import changed_rows
from planner.roster.search.costs import agent_cost, unfairness
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.search import Search
from planner.roster.search.state import (
    NOT_TOGETHER,
    UNPLACED,
    keeps_rules,
    put_in,
    retrace,
    take_out,
)

Rows = tuple[int, ...]


class Pruned(NamedTuple):
    """A plan with fewer changes."""

    changes: int
    cost: float
    decisions: Decisions


def pruned(search: Search, was: Decisions) -> Iterator[Pruned]:
    """The plan in force in a search, then with ever fewer changes, down to none.

    In each step that change goes back whose loss is smallest; where the rules let no single
    day of an agent go back, all days of one agent do.
    """
    cost = search.full_cost()
    changed = changed_rows(was.choice, search.state.rows["choice"])
    yield Pruned(len(changed), cost, decided(search.state, search.sessions))
    while changed:
        taken_back, added = _cheapest(search, was, changed)
        _put_back(search, was, taken_back)
        cost += added
        changed = changed_rows(was.choice, search.state.rows["choice"])
        yield Pruned(len(changed), cost, decided(search.state, search.sessions))


def _cheapest(search: Search, was: Decisions, changed: list[int]) -> tuple[Rows, float]:
    """The change to take back, or all of one agent's, and what that costs."""
    single: dict[Rows, float] = {(row,): _loss(search, was, (row,)) for row in changed}
    possible = {rows: loss for rows, loss in single.items() if loss < np.inf}
    if not possible:
        together = _by_agent(search.problem, changed)
        possible = {rows: _loss(search, was, rows) for rows in together}
    rows = min(possible, key=lambda one: (possible[one] / len(one), one))
    return rows, possible[rows]


def _by_agent(problem: RosterProblem, changed: list[int]) -> list[Rows]:
    agents = [_agent_of(problem, row) for row in changed]
    return [
        tuple(row for row, its in zip(changed, agents, strict=True) if its == agent)
        for agent in dict.fromkeys(agents)
    ]


def _agent_of(problem: RosterProblem, row: int) -> int:
    return int(np.searchsorted(problem.lines.agents["day_last"], row, side="right"))


def _loss(search: Search, was: Decisions, rows: Rows) -> float:
    """What it costs to take back the changes of an agent's rows; infinite against the rules."""
    now = decided(search.state, search.sessions)
    added = _put_back(search, was, rows)
    agent = _agent_of(search.problem, rows[0])
    allowed = keeps_rules(search.problem.lines, search.state, agent)
    _put_back(search, now, rows)
    return added if allowed else np.inf


def _put_back(search: Search, target: Decisions, rows: Rows) -> float:
    """Let the rows of one agent be as in `target`; returns the cost added."""
    problem, state, sessions = search.problem, search.state, search.sessions
    lines, cover = problem.lines, problem.cover
    agent = _agent_of(problem, rows[0])
    peers = int(lines.agents["peers"][agent])
    added = -agent_cost(lines, sessions, state, agent) - unfairness(lines, state, peers)
    own = sessions.people[agent]
    for row in rows:
        added += take_out(lines, cover, sessions, state, agent, row)
    for m in range(own["first"], own["last"]):
        if state.meetings["row"][m] in rows:
            state.meetings["row"][m] = UNPLACED
    for row in rows:
        state.rows["choice"][row] = target.choice[row]
        state.breaks[row] = target.breaks[row]
    for m in range(own["first"], own["last"]):
        if target.meetings["row"][m] in rows and _may_attend(search, target, m):
            state.meetings[m] = target.meetings[m]
    for row in rows:
        added -= put_in(lines, cover, sessions, state, agent, row)
    retrace(lines, state, agent)
    return float(
        added + agent_cost(lines, sessions, state, agent) + unfairness(lines, state, peers)
    )


def _may_attend(search: Search, target: Decisions, m: int) -> bool:
    """Whether a meeting is to be placed, and is still held when `target` has it."""
    held = search.sessions.meetings["held_at"][m]
    unplaced = search.state.meetings["row"][m] == UNPLACED
    return bool(unplaced and held in (NOT_TOGETHER, target.meetings["at"][m]))
