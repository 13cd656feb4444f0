"""What the constraint model says of people together: meetings, handovers, fairness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

import numpy as np
from ortools.sat.python import cp_model

from planner.roster.model.cost import Cost
from planner.roster.model.coverage import Number, OnQueue
from planner.roster.model.pool import Line, Stretch, on_queue, on_shift
from planner.roster.problem import FREE, Meeting, Overlap, RosterProblem
from planner.roster.search.costs import MINUTES_A_DAY

Literal: TypeAlias = cp_model.IntVar | int
Literals: TypeAlias = Sequence[tuple[Stretch, Sequence[tuple[Line, Literal]]]]
Place: TypeAlias = tuple[int, int]
"""The row and the interval in which a meeting starts."""


class Meetings:
    """Activities held inside a shift, off its breaks, never two at once.

    `held` has the places of every meeting, in the order of the agents, with their literals.
    """

    def __init__(
        self,
        problem: RosterProblem,
        model: cp_model.CpModel,
        cost: Cost,
        lines: Literals,
        placed: Sequence[Place | None] | None,
    ) -> None:
        self._problem, self._model, self._cost = problem, model, cost
        self.meetings = sorted(problem.meetings, key=lambda m: m.agent)
        self._there = self._on_queue_by_row(lines, placed)
        self.held = [
            self._places(number, meeting, placed) for number, meeting in enumerate(self.meetings)
        ]
        self._each_is_held_once_at_most()
        self._nobody_meets_off_queue_or_twice_at_once()
        self._who_meets_meets_at_once()

    def _on_queue_by_row(
        self, lines: Literals, placed: Sequence[Place | None] | None
    ) -> dict[Place, list[Literal]]:
        """The literals of lines on queue in an interval of a row that may hold a meeting."""
        there: dict[Place, list[Literal]] = defaultdict(list)
        concerned = self._rows_that_may_hold_any(placed)
        for stretch, choices in lines:
            for line, literal in choices:
                for row, choice in enumerate(line.choices, start=stretch.low):
                    if row in concerned:
                        breaks = line.breaks[row - stretch.low]
                        for t in on_queue(self._problem, choice, breaks).tolist():
                            there[row, t].append(literal)
        return there

    def _rows_that_may_hold_any(self, placed: Sequence[Place | None] | None) -> set[int]:
        if placed is not None:
            return {place[0] for place in placed if place is not None}
        return {row for meeting in self.meetings for row in self._problem.rows_of(meeting.agent)}

    def _places(
        self, number: int, meeting: Meeting, placed: Sequence[Place | None] | None
    ) -> dict[Place, Literal]:
        if placed is not None:
            place = placed[number]
            return {} if place is None else {place: 1}
        return {
            (row, at): self._model.new_bool_var(f"meeting {number} {row} {at}")
            for row in self._problem.rows_of(meeting.agent)
            for at in range(meeting.earliest, meeting.latest - meeting.length + 1)
            if all((row, t) in self._there for t in range(at, at + meeting.length))
        }

    def _each_is_held_once_at_most(self) -> None:
        for meeting, places in zip(self.meetings, self.held, strict=True):
            self._cost.constant += meeting.cost
            for (_, at), literal in places.items():
                if not meeting.earliest <= at <= meeting.latest - meeting.length:
                    self._model.add_bool_or([])
                self._cost.add(-meeting.cost, literal)
            if len(places) > 1:
                self._model.add_at_most_one(places.values())

    def _nobody_meets_off_queue_or_twice_at_once(self) -> None:
        busy: dict[Place, list[Literal]] = defaultdict(list)
        for meeting, places in zip(self.meetings, self.held, strict=True):
            for (row, at), literal in places.items():
                for t in range(at, at + meeting.length):
                    busy[row, t].append(literal)
        for place, literals in busy.items():
            self._model.add(sum(literals) <= sum(self._there.get(place, [])))

    def _who_meets_meets_at_once(self) -> None:
        sessions: dict[int, dict[int, list[Literal]]] = defaultdict(lambda: defaultdict(list))
        for meeting, places in zip(self.meetings, self.held, strict=True):
            if meeting.together >= 0:
                for (_, at), literal in places.items():
                    sessions[meeting.together][at].append(literal)
        for attending in sessions.values():
            chosen = [self._model.new_bool_var("session") for _ in attending]
            self._model.add_at_most_one(chosen)
            for start, literals in zip(chosen, attending.values(), strict=True):
                for literal in literals:
                    self._model.add(literal <= start)

    def take_people_off_queue(self, counted: OnQueue) -> None:
        """Whoever meets is not on queue meanwhile."""
        for meeting, places in zip(self.meetings, self.held, strict=True):
            for (_, at), literal in places.items():
                end = min(at + meeting.length, self._problem.intervals)
                counted.add(literal, meeting.agent, np.arange(at, end), -1)


class Handovers:
    """The longest stretch of every overlap in which both sides are there."""

    def __init__(
        self, problem: RosterProblem, model: cp_model.CpModel, cost: Cost, lines: Literals
    ) -> None:
        self._problem, self._model, self._cost = problem, model, cost
        self._present = self._on_shift(lines)
        for overlap in problem.overlaps:
            self._missing_overlap_costs(overlap)

    def _on_shift(self, lines: Literals) -> dict[Place, list[Literal]]:
        """The literals of each agent's shifts, by agent and interval."""
        concerned = {agent for o in self._problem.overlaps for side in o.sides for agent in side}
        present: dict[Place, list[Literal]] = defaultdict(list)
        for stretch, choices in lines:
            if stretch.agent in concerned:
                for line, literal in choices:
                    for choice in line.choices:
                        for t in on_shift(self._problem, choice):
                            present[stretch.agent, t].append(literal)
        return present

    def _missing_overlap_costs(self, overlap: Overlap) -> None:
        """One stretch of intervals counts, those in which somebody is there on either side."""
        run: list[Literal] = [
            self._both_there(overlap, k) for k in range(overlap.last - overlap.first)
        ]
        starts: list[Literal] = []
        before: Literal = 0
        for now in run:
            if not isinstance(now, int):
                start = self._model.new_bool_var("the stretch starts")
                self._model.add(start >= now - before)
                starts.append(start)
            before = now
        if len(starts) > 1:
            self._model.add_at_most_one(starts)
        whole, part = int(overlap.wanted), overlap.wanted - int(overlap.wanted)
        kept = self._model.new_int_var(0, whole, "overlap kept")
        rest = self._model.new_bool_var("the rest of an overlap kept")
        self._model.add(kept + rest <= sum(run))
        self._cost.constant += overlap.wanted * overlap.price
        self._cost.add(-overlap.price, kept, whole)
        self._cost.add(-overlap.price * part, rest)

    def _both_there(self, overlap: Overlap, k: int) -> Literal:
        """Whether an interval is in the stretch that counts; 0 where it cannot be."""
        demands = []
        for side in (0, 1):
            if overlap.base[side, k] > 0:
                continue
            there = [
                literal
                for agent in overlap.sides[side]
                for literal in self._present.get((agent, overlap.first + k), ())
            ]
            if not there:
                return 0
            if not any(isinstance(literal, int) for literal in there):
                demands.append(there)
        inside = self._model.new_bool_var("in the stretch")
        for there in demands:
            self._model.add(inside <= sum(there))
        return inside


class Fairness:
    """Night shifts and weekends, spread over peers: most less least."""

    def __init__(
        self, problem: RosterProblem, model: cp_model.CpModel, cost: Cost, lines: Literals
    ) -> None:
        self._problem, self._model, self._cost = problem, model, cost
        burdens = self._burdens(lines)
        peers = problem.lines.agents["peers"]
        for group in range(int(peers.max(initial=-1)) + 1):
            members = [a for a in range(problem.agents) if peers[a] == group]
            for burden in burdens:
                self._spread_costs([burden.get(a, 0) for a in members])

    def _burdens(self, lines: Literals) -> tuple[dict[int, Number], dict[int, Number]]:
        """Nights and weekends worked, by agent."""
        nights: dict[int, Number] = defaultdict(int)
        weekends: dict[int, Number] = defaultdict(int)
        by_week = groupby(lines, key=lambda part: (part[0].agent, self._week(part[0])))
        for (agent, _), parts in by_week:
            touching: list[Literal] = []
            for _, choices in parts:
                for line, literal in choices:
                    shifts = [c for c in line.choices if c != FREE]
                    count = int(self._problem.lines.offers["night"][shifts].sum())
                    nights[agent] = nights[agent] + count * literal
                    if self._problem.lines.offers["weekend"][shifts].any():
                        touching.append(literal)
            weekends[agent] = weekends[agent] + self._any_of(touching)
        return nights, weekends

    def _week(self, stretch: Stretch) -> int:
        return int(self._problem.lines.rows["week"][stretch.low])

    def _any_of(self, literals: Sequence[Literal]) -> Literal:
        if any(isinstance(literal, int) for literal in literals):
            return 1
        if not literals:
            return 0
        worked = self._model.new_bool_var("weekend worked")
        for literal in literals:
            self._model.add(literal <= worked)
        self._model.add(sum(literals) >= worked)
        return worked

    def _spread_costs(self, counts: Sequence[Number]) -> None:
        price = self._problem.lines.unfairness_price
        if all(isinstance(count, int) for count in counts):
            self._cost.constant += price * (max(counts) - min(counts))
            return
        most = len(self._problem.lines.rows)
        spread = self._model.new_int_var(0, most, "spread among peers")
        least = self._model.new_int_var(0, most, "least burden")
        for count in counts:
            self._model.add(least <= count)
            self._model.add(count <= least + spread)
        self._cost.add(price, spread, most)


class StartSpread:
    """Start times within a week, beyond the arc of the clock that a contract allows."""

    def __init__(
        self, problem: RosterProblem, model: cp_model.CpModel, cost: Cost, lines: Literals
    ) -> None:
        self._problem, self._model, self._cost = problem, model, cost
        weeks = groupby(
            lines, key=lambda part: (part[0].agent, int(problem.lines.rows["week"][part[0].low]))
        )
        for (agent, _), parts in weeks:
            limit = int(problem.lines.agents["most_spread"][agent])
            week = [choices for _, choices in parts]
            if limit >= 0 and len(week) == 1:
                for line, literal in week[0]:
                    beyond = max(smallest_arc(self._minutes(line)) - limit, 0)
                    cost.add(beyond * problem.lines.spread_price, literal)
            elif limit >= 0:
                self._arc_costs(week, limit)

    def _minutes(self, line: Line) -> list[int]:
        shifts = [c for c in line.choices if c != FREE]
        return [int(minute) for minute in self._problem.lines.offers["minute"][shifts]]

    def _arc_costs(self, week: Sequence[Sequence[tuple[Line, Literal]]], limit: int) -> None:
        """Some start of day begins an arc; a shift that lies farther round it costs the more."""
        every = [(self._minutes(line), lit) for day in week for line, lit in day]
        minutes = sorted({minute for starts, _ in every for minute in starts})
        if not minutes or smallest_arc(minutes) <= limit:
            return
        beyond = self._model.new_int_var(0, MINUTES_A_DAY, "spread of starts")
        begins = {minute: self._model.new_bool_var("arc begins") for minute in minutes}
        self._model.add_exactly_one(begins.values())
        for begin, chosen in begins.items():
            farther: dict[int, list[Literal]] = defaultdict(list)
            for starts, literal in every:
                way = max(((m - begin) % MINUTES_A_DAY for m in starts), default=0) - limit
                if way > 0:
                    farther[way].append(literal)
            for way, literals in farther.items():
                for literal in literals:
                    self._model.add(beyond >= way * (literal + chosen - 1))
        self._cost.add(self._problem.lines.spread_price, beyond, MINUTES_A_DAY)


def smallest_arc(minutes: Sequence[int]) -> int:
    """The smallest arc of the day's circle, in minutes, that holds all these minutes."""
    return min((max((m - begin) % MINUTES_A_DAY for m in minutes) for begin in minutes), default=0)
