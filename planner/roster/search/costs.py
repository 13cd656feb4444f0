"""What a plan costs beyond coverage: lines by themselves, activities, and fairness."""

from __future__ import annotations

from planner.compiled import compiled_lean
from planner.roster.best_line import pay_saved, week_cost
from planner.roster.problem import FREE, Lines
from planner.roster.search.state import UNPLACED, Sessions, State

MINUTES_A_DAY = 1440
PULL, FAR = 0.1, 4.0
"""Of the price of unfairness: what a squared distance from the mean counts, and its cap."""


@compiled_lean
def agent_cost(lines: Lines, sessions: Sessions, state: State, agent: int) -> float:
    """All that depends on one agent's line alone: itself, and activities not placed."""
    cost = line_cost(lines, state, agent)
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == UNPLACED:
            cost += sessions.meetings[m].cost
    return cost


@compiled_lean
def line_cost(lines: Lines, state: State, agent: int) -> float:
    """What an agent's line costs by itself: pay, wishes, changes, short weeks, spread of starts."""
    cost = 0.0
    row = lines.agents[agent].day_first
    while row < lines.agents[agent].day_last:
        cost += cost_of_week(lines, state, agent, row)
        row = end_of_week(lines, agent, row)
    return cost


@compiled_lean
def end_of_week(lines: Lines, agent: int, row: int) -> int:
    """The row after the last one of a row's week."""
    week = lines.rows[row].week
    while row < lines.agents[agent].day_last and lines.rows[row].week == week:
        row += 1
    return row


@compiled_lean
def cost_of_week(lines: Lines, state: State, agent: int, row: int) -> float:
    """The part of it that stems from the week of a row; whose path has to be right on Mondays."""
    rules = lines.agents[agent].rules
    week = lines.rows[row].week
    monday, end = row, end_of_week(lines, agent, row)
    while monday > lines.agents[agent].day_first and lines.rows[monday - 1].week == week:
        monday -= 1
    at = state.rows[monday].path
    cost = 0.0
    for day in range(monday, end):
        offer = state.rows[day].choice
        if offer == FREE:
            cost += lines.rows[day].free_cost
            at = lines.states[rules, at].after_free_day
            continue
        cost += lines.offers[offer].cost
        shape = lines.offers[offer].shape
        for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
            b = lines.shapes[shape].first + k
            cost -= pay_saved(lines, agent, b, state.breaks[day, k])
        at = lines.after_shift[rules, at, lines.offers[offer].kind]
    cost += week_cost(lines, agent, at, end - 1)
    return cost + spread_cost(lines, state, agent, monday, end)


@compiled_lean
def spread_cost(lines: Lines, state: State, agent: int, low: int, high: int) -> float:
    """What the start times of a week's rows cost that spread over more of the clock than allowed.

    The spread is the shortest arc of the clock's 24 hours that holds them all: the least,
    over the start at which it begins, of the way round to the farthest other.
    """
    if lines.agents[agent].most_spread < 0:
        return 0.0
    spread = MINUTES_A_DAY
    for row in range(low, high):
        if state.rows[row].choice != FREE:
            farthest = 0
            for other in range(low, high):
                if state.rows[other].choice != FREE:
                    way = (
                        lines.offers[state.rows[other].choice].minute
                        - lines.offers[state.rows[row].choice].minute
                    )
                    farthest = max(farthest, way % MINUTES_A_DAY)
            spread = min(spread, farthest)
    if spread == MINUTES_A_DAY:
        return 0.0
    beyond: int = spread - lines.agents[agent].most_spread
    return max(beyond, 0) * lines.spread_price


@compiled_lean
def unfairness(lines: Lines, state: State, peers: int) -> float:
    """What a group's spread of nights and of weekends costs."""
    if peers < 0:
        return 0.0
    spread = 0
    for kind in range(2):
        least, most = -1, 0
        for worked in range(state.tally.shape[2]):
            if state.tally[peers, kind, worked] > 0:
                most = worked
                if least < 0:
                    least = worked
        spread += most - least
    return lines.unfairness_price * spread


@compiled_lean
def unevenness(lines: Lines, state: State, peers: int) -> float:
    """A small price on uneven nights and weekends, which leads the search to fair plans.

    While several people share an extreme, no single step makes a group's spread smaller; the
    squared distance from the mean tells which steps go the right way. It is capped, since
    groups that skills keep apart are not to be pulled together, and no term of the objective.
    """
    if peers < 0:
        return 0.0
    total = 0.0
    for kind in range(2):
        members, worked_in_all = 0, 0
        for worked in range(state.tally.shape[2]):
            members += state.tally[peers, kind, worked]
            worked_in_all += worked * state.tally[peers, kind, worked]
        mean = worked_in_all / members
        for worked in range(state.tally.shape[2]):
            total += state.tally[peers, kind, worked] * min((worked - mean) ** 2, FAR)
    return lines.unfairness_price * PULL * total


@compiled_lean
def burden(lines: Lines, state: State, peers: int) -> float:
    """What the moves of the search pay for a group's nights and weekends."""
    return unfairness(lines, state, peers) + unevenness(lines, state, peers)
