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
    rules = lines.agents[agent].rules
    at = lines.agents[agent].start_state
    cost = 0.0
    monday = lines.agents[agent].day_first
    end = lines.agents[agent].day_last
    for row in range(monday, end):
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != lines.rows[row].week:
            cost += week_cost(lines, agent, at, row - 1)
            cost += spread_cost(lines, state, agent, monday, row)
            monday = row
            at = lines.states[rules, at].next_week
        offer = state.rows[row].choice
        if offer == FREE:
            cost += lines.rows[row].free_cost
            at = lines.states[rules, at].after_free_day
            continue
        cost += lines.offers[offer].cost
        shape = lines.offers[offer].shape
        for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
            b = lines.shapes[shape].first + k
            cost -= pay_saved(lines, agent, b, state.breaks[row, k])
        at = lines.after_shift[rules, at, lines.offers[offer].kind]
    if end > lines.agents[agent].day_first:
        cost += week_cost(lines, agent, at, end - 1)
        cost += spread_cost(lines, state, agent, monday, end)
    return cost


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
    most_nights, least_nights, most_weekends, least_weekends = 0, 2**30, 0, 2**30
    if peers < 0:
        return 0.0
    for agent in range(len(lines.agents)):
        if lines.agents[agent].peers == peers:
            most_nights = max(most_nights, state.agents[agent].nights)
            least_nights = min(least_nights, state.agents[agent].nights)
            most_weekends = max(most_weekends, state.agents[agent].weekends)
            least_weekends = min(least_weekends, state.agents[agent].weekends)
    return lines.unfairness_price * (most_nights - least_nights + most_weekends - least_weekends)


@compiled_lean
def unevenness(lines: Lines, state: State, peers: int) -> float:
    """A small price on uneven nights and weekends, which leads the search to fair plans.

    While several people share an extreme, no single step makes a group's spread smaller; the
    squared distance from the mean tells which steps go the right way. It is capped, since
    groups that skills keep apart are not to be pulled together, and no term of the objective.
    """
    if peers < 0:
        return 0.0
    members, nights, weekends = 0, 0, 0
    for agent in range(len(lines.agents)):
        if lines.agents[agent].peers == peers:
            members += 1
            nights += state.agents[agent].nights
            weekends += state.agents[agent].weekends
    total = 0.0
    for agent in range(len(lines.agents)):
        if lines.agents[agent].peers == peers:
            total += min((state.agents[agent].nights - nights / members) ** 2, FAR)
            total += min((state.agents[agent].weekends - weekends / members) ** 2, FAR)
    return lines.unfairness_price * PULL * total


@compiled_lean
def burden(lines: Lines, state: State, peers: int) -> float:
    """What the moves of the search pay for a group's nights and weekends."""
    return unfairness(lines, state, peers) + unevenness(lines, state, peers)
