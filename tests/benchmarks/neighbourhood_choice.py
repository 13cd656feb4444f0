"""Which agents and days are freed together: where people's plans have to change hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from planner.roster.building.wishes import wished_dates
from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.state import UNPLACED, Sessions, State, overlap_cost
from planner.scenario import Scenario

FEWEST, MOST = 2, 4
SHORTEST, LONGEST = 7, 14
BURDENS = (("nights", "night"), ("weekends", "weekend"))


@dataclass(frozen=True)
class Freed:
    """An agent's rows [low, high) that are chosen anew."""

    agent: int
    low: int
    high: int


@dataclass(frozen=True)
class Neighbourhood:
    """What is chosen anew together, and what it was picked for."""

    reason: str
    freed: tuple[Freed, ...]


@dataclass(frozen=True)
class Plan:
    """A plan in force, with what it was made for."""

    scenario: Scenario
    problem: RosterProblem
    sessions: Sessions
    state: State


Place = tuple[tuple[int, ...], int]
"""Agents who must be among the freed, and an interval that the days must hold."""


def choose(plan: Plan, draw: Random) -> Neighbourhood:
    """A neighbourhood for one of the reasons that the plan gives, each as likely as another."""
    reasons = {
        "nights and weekends": list(_burdened(plan, draw)),
        "wishes": list(_denied(plan)),
        "activities": list(_left_out(plan, draw)),
        "handovers": list(_cut_short(plan, draw)),
        "a queue": list(_anywhere(plan, draw)),
    }
    reason = draw.choice([reason for reason, places in reasons.items() if places])
    first, around = draw.choice(reasons[reason])
    agents = _with_partners(plan.problem, first, draw, peers=reason == "nights and weekends")
    return Neighbourhood(reason, _days_around(plan.problem, agents, around, draw))


def _burdened(plan: Plan, draw: Random) -> Iterator[Place]:
    """Whoever has most nights (weekends) of their peers, one who has least, one of those shifts."""
    lines, borne = plan.problem.lines, plan.state.agents
    for peers in _peer_groups(plan.problem):
        for burden, mark in BURDENS:
            counts = {agent: int(borne[burden][agent]) for agent in peers}
            most, least = max(counts.values()), min(counts.values())
            if most == least:
                continue
            one = draw.choice([agent for agent in peers if counts[agent] == most])
            other = draw.choice([agent for agent in peers if counts[agent] == least])
            for row in plan.problem.rows_of(one):
                choice = plan.state.rows["choice"][row]
                if choice != FREE and lines.offers[mark][choice]:
                    yield (one, other), int(lines.rows["start"][row])


def _peer_groups(problem: RosterProblem) -> list[list[int]]:
    peers = problem.lines.agents["peers"].tolist()
    return [[a for a, p in enumerate(peers) if p == group] for group in set(peers) - {-1}]


def _denied(plan: Plan) -> Iterator[Place]:
    """Dates on which somebody works who wished to be off, or the other way round."""
    people = {person.agent: number for number, person in enumerate(plan.problem.people)}
    for wish in plan.scenario.preferences:
        agent = people[wish.agent]
        dates = plan.problem.people[agent].dates
        for day in wished_dates(plan.scenario, wish):
            if day in dates:
                row = plan.problem.rows_of(agent)[dates.index(day)]
                if (plan.state.rows["choice"][row] != FREE) == (wish.wish == "off"):
                    yield (agent,), int(plan.problem.lines.rows["start"][row])


def _left_out(plan: Plan, draw: Random) -> Iterator[Place]:
    """Activities that are not held, somewhere in their window."""
    for meeting, place in zip(plan.sessions.meetings, plan.state.meetings, strict=True):
        if place["row"] == UNPLACED:
            around = draw.randrange(int(meeting["earliest"]), int(meeting["latest"]))
            yield (int(meeting["agent"]),), around


def _cut_short(plan: Plan, draw: Random) -> Iterator[Place]:
    """Handovers that are missed, with one agent of either side."""
    for k, overlap in enumerate(plan.problem.overlaps):
        if all(overlap.sides) and overlap_cost(plan.sessions, plan.state, k) > 0.0:
            yield tuple({draw.choice(side) for side in overlap.sides}), overlap.first


def _anywhere(plan: Plan, draw: Random) -> Iterator[Place]:
    """Anybody with a date to work on, at any time."""
    problem = plan.problem
    someone = draw.choice([agent for agent in range(problem.agents) if problem.rows_of(agent)])
    yield (someone,), draw.randrange(problem.intervals)


def _with_partners(
    problem: RosterProblem, first: Sequence[int], draw: Random, *, peers: bool
) -> list[int]:
    """Some more agents who share a queue with the first, or who are peers."""
    lines = problem.lines.agents
    serves = problem.cover.serves[lines["group"]]
    like = lines["peers"] == lines["peers"][first[0]] if peers else serves & serves[first[0]] != 0
    others = [agent for agent in range(problem.agents) if like[agent] and agent not in first]
    wanted = max(draw.randint(FEWEST, MOST) - len(first), 0)
    return [*first, *draw.sample(others, min(wanted, len(others)))]


def _days_around(
    problem: RosterProblem, agents: Sequence[int], around: int, draw: Random
) -> tuple[Freed, ...]:
    """About the same days of each, among which is the one that begins next to an interval."""
    days = draw.randint(SHORTEST, LONGEST)
    before = draw.randrange(days)
    freed = []
    for agent in agents:
        rows = problem.rows_of(agent)
        if rows:
            starts = problem.lines.rows["start"][rows.start : rows.stop]
            nearest = rows.start + int(abs(starts - around).argmin())
            low = max(min(nearest - before, rows.stop - days), rows.start)
            freed.append(Freed(agent, low, min(low + days, rows.stop)))
    return tuple(freed)
