"""A few agents' days chosen anew by the constraint model, everybody else's as they are.

The model is the planner's own, of a problem whose horizon has no intervals: it has the lines,
the rules and what binds people together, and only for whom that concerns. Coverage joins it as
tables.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from ortools.sat.python import cp_model

from planner.roster.model.cost import SolverSettings, solver
from planner.roster.model.last_word import ModelDisagrees
from planner.roster.model.model import LineModel
from planner.roster.model.pool import Pool, on_shift
from planner.roster.problem import Meeting, Overlap, RosterProblem
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.desk import Desk
from planner.roster.search.state import NOT_TOGETHER, UNPLACED

from .neighbourhood_choice import Neighbourhood, Plan
from .neighbourhood_coverage import add_coverage
from .neighbourhood_lines import (
    give_back,
    present_pool,
    take_away,
    with_choices,
)

HINT_SECONDS = 5.0
SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class Outcome:
    """What solving a neighbourhood came to: the better plan, if any, and by how much."""

    better: Decisions | None
    gain: float
    proven: bool
    build_seconds: float
    solve_seconds: float


def improve(
    plan: Plan, hood: Neighbourhood, desk: Desk, draw: Random, settings: SolverSettings
) -> Outcome:
    """Solve a neighbourhood; the plan stays as it is."""
    started = time.monotonic()
    before = decided(plan.state, plan.sessions)
    made, numbers = _model(plan, hood, desk, draw, before)
    built = time.monotonic()
    present = _complete_hint(made, numbers, before)
    asked = solver(settings)
    status = asked.solve(made.model)
    solved = time.monotonic()
    gain, better = 0.0, None
    if status in SOLVED and asked.objective_value < present:
        gain = (present - asked.objective_value) / made.cost.scale
        better = _read(made, numbers, before, asked)
    proven = status == cp_model.OPTIMAL
    return Outcome(better, gain, proven, built - started, solved - built)


def _model(
    plan: Plan, hood: Neighbourhood, desk: Desk, draw: Random, before: Decisions
) -> tuple[LineModel, list[int]]:
    """The model of a neighbourhood, and the numbers of the meetings in it."""
    concerned = _concerned(plan.problem, hood)
    pool = present_pool(plan, concerned, hood)
    numbers = _open_meetings(plan, hood)
    overlaps = _overlaps_of_others(plan, pool, hood)
    take_away(plan, hood)
    pool = with_choices(plan, pool, hood, desk, draw)
    meetings = tuple(_where_it_may_be(plan, number) for number in numbers)
    made = LineModel(_without_coverage(plan.problem, meetings, overlaps), pool)
    _meet_in_freed_rows_only(made, hood)
    add_coverage(plan, hood, made)
    made.cost.minimise(made.model)
    give_back(plan, hood, before)
    return made, numbers


def _concerned(problem: RosterProblem, hood: Neighbourhood) -> set[int]:
    """The freed agents and all their peers, whose nights and weekends theirs are compared with."""
    peers = problem.lines.agents["peers"].tolist()
    freed = {part.agent for part in hood.freed}
    groups = {peers[agent] for agent in freed} - {-1}
    return freed | {agent for agent, group in enumerate(peers) if group in groups}


def _without_coverage(
    problem: RosterProblem, meetings: tuple[Meeting, ...], overlaps: tuple[Overlap, ...]
) -> RosterProblem:
    """The problem with no interval in which to serve."""
    return replace(
        problem,
        intervals=0,
        cover=problem.cover._replace(cells=problem.cover.cells[:0]),
        base_amount=problem.base_amount[:0],
        base_heads=problem.base_heads[:0],
        work=(),
        meetings=meetings,
        overlaps=overlaps,
    )


def _open_meetings(plan: Plan, hood: Neighbourhood) -> list[int]:
    """Activities of the freed agents that are not held, or in a freed row.

    One held together whose instant is not chosen yet stays out.
    """
    return [
        number
        for number, (meeting, place) in enumerate(
            zip(plan.sessions.meetings, plan.state.meetings, strict=True)
        )
        for part in hood.freed
        if meeting["agent"] == part.agent
        and meeting["held_at"] != UNPLACED
        and (place["row"] == UNPLACED or part.low <= place["row"] < part.high)
    ]


def _where_it_may_be(plan: Plan, number: int) -> Meeting:
    """A meeting with the instant that others of its session keep to."""
    meeting = sorted(plan.problem.meetings, key=lambda m: m.agent)[number]
    held_at = int(plan.sessions.meetings["held_at"][number])
    if held_at == NOT_TOGETHER:
        return meeting
    return replace(meeting, earliest=held_at, latest=held_at + meeting.length)


def _meet_in_freed_rows_only(made: LineModel, hood: Neighbourhood) -> None:
    freed = {row for part in hood.freed for row in range(part.low, part.high)}
    for places in made.meetings.held:
        for (row, _), literal in list(places.items()):
            if row not in freed:
                made.model.add(literal == 0)


def _overlaps_of_others(plan: Plan, pool: Pool, hood: Neighbourhood) -> tuple[Overlap, ...]:
    """The handovers that the freed rows reach; whoever is not in the pool is there anyway."""
    reach = _reach(plan.problem, hood)
    overlaps = plan.problem.overlaps
    touched = [k for k, o in enumerate(overlaps) if reach.start < o.last and o.first < reach.stop]
    base = {
        k: plan.state.there[k, :, : overlaps[k].last - overlaps[k].first].copy() for k in touched
    }
    for stretch in pool:
        for choice in stretch.lines[0].choices:
            there = on_shift(plan.problem, choice)
            for k in touched:
                first = max(there.start, overlaps[k].first) - overlaps[k].first
                last = min(there.stop, overlaps[k].last) - overlaps[k].first
                if first < last:
                    base[k][plan.sessions.on_side[k, :, stretch.agent], first:last] -= 1
    return tuple(replace(overlaps[k], base=base[k]) for k in touched)


def _reach(problem: RosterProblem, hood: Neighbourhood) -> range:
    """The intervals between the first and the last that a shift on a freed row can cover."""
    rows = [row for part in hood.freed for row in range(part.low, part.high)]
    offers = np.concatenate(
        [problem.lines.offers[r["offer_first"] : r["offer_last"]] for r in problem.lines.rows[rows]]
    )
    return range(int(offers["first"].min(initial=2**30)), int(offers["last"].max(initial=0)))


def _complete_hint(made: LineModel, numbers: Sequence[int], before: Decisions) -> float:
    """Hint at the present plan with every variable; returns its objective in the model."""
    model = made.model
    for _, choices in made.lines:
        for place, (_, literal) in enumerate(choices):
            if not isinstance(literal, int):
                # The present line is the first of every stretch.
                model.add_hint(literal, place == 0)
    for number, places in zip(numbers, made.meetings.held, strict=True):
        for key, literal in places.items():
            model.add_hint(literal, key == tuple(before.meetings[number].tolist()))
    asked = solver(SolverSettings(HINT_SECONDS))
    asked.parameters.fix_variables_to_their_hinted_value = True
    if asked.solve(model) != cp_model.OPTIMAL:
        raise ModelDisagrees("the present plan breaks the model of a neighbourhood")
    model.clear_hints()
    for place in range(len(model.proto.variables)):
        variable = model.get_int_var_from_proto_index(place)
        model.add_hint(variable, asked.value(variable))
    return float(asked.objective_value)


def _read(
    made: LineModel, numbers: Sequence[int], before: Decisions, asked: cp_model.CpSolver
) -> Decisions:
    """The decisions with the lines and meetings that were chosen."""
    after = before._replace(
        choice=before.choice.copy(), breaks=before.breaks.copy(), meetings=before.meetings.copy()
    )
    for stretch, choices in made.lines:
        line = next(line for line, literal in choices if asked.value(literal))
        for row, choice, breaks in zip(
            range(stretch.low, stretch.high), line.choices, line.breaks, strict=True
        ):
            after.choice[row] = choice
            after.breaks[row, : len(breaks)] = breaks
    for number, places in zip(numbers, made.meetings.held, strict=True):
        after.meetings[number] = next(
            (place for place, literal in places.items() if asked.value(literal)), (UNPLACED, 0)
        )
    return after
