"""Finding how agents stand towards gaps: add the missing shift, ask the audit what objects."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.audit import broken_alone, objections
from planner.plan.causes.line import Line
from planner.plan.causes.reach import EarlyBreaks, Offers, breaks_outside, offers_on, with_breaks
from planner.plan.causes.standing import ABSENCE, How, Standing
from planner.plan.causes.wanted import Wanted
from planner.plan.history import history_by_agent
from planner.plan.schedule import Schedule, Shift, Stretch, tile
from planner.scenario import Scenario

Ints = NDArray[np.int64]

NO_START = ("start_is_one_of_the_contract",)
PINNED = ("pinned_shifts_are_kept",)


class Standings:
    """Tells how agents stand; remembers what the audit said of a shift."""

    def __init__(self, scenario: Scenario, schedule: Schedule) -> None:
        self._scenario = scenario
        self._schedule = schedule
        self._history = history_by_agent(scenario)
        self._breaks = EarlyBreaks(scenario)
        self._outside: dict[tuple[Wanted, str, datetime, datetime], list[Stretch]] = {}
        self._lines: dict[str, Line] = {}
        self._offers: dict[tuple[str, str, date], Offers] = {}
        self._objections: dict[tuple[str, date, Hashable], tuple[str, ...]] = {}

    def of(self, agent: str, wanted: Wanted) -> Standing:
        """How an agent stands towards a gap that could be filled in the `wanted` intervals."""
        line = self._line(agent)
        if (line.on_queue & wanted.flags).any():
            return Standing(agent, How.ON_QUEUE)
        if (line.on_shift & wanted.flags).any():
            return Standing(agent, How.OFF_QUEUE)
        if not (line.can_be_there & wanted.flags).any():
            return Standing(agent, How.AWAY, self._absence(line, wanted))
        return self._best_try(line, wanted)

    def _best_try(self, line: Line, wanted: Wanted) -> Standing:
        """The first shift that no rule objects to, or the one with the fewest objections."""
        stopped = []
        for shift, key, reach in self._tried(line, wanted):
            rules = self._stopping(line, shift, key)
            if not rules:
                return self._standing(line, shift, rules, wanted)
            stopped.append((len(rules), -reach, shift, rules))
        if not stopped:
            return Standing(line.agent, How.STOPPED, NO_START)
        *_, shift, rules = min(stopped, key=lambda one: one[:2])
        return self._standing(line, shift, rules, wanted)

    def _absence(self, line: Line, wanted: Wanted) -> tuple[str, ...]:
        """The rules that keep an agent away from a gap: what objects to its first stretch."""
        first = int(np.argmax(wanted.flags))
        last = first + int(np.argmin(np.append(wanted.flags[first:], False)))
        start, end = self._scenario.grid.instant(first), self._scenario.grid.instant(last)
        day = clock.local(start, line.zone).date()
        whole = Shift(line.agent, day, start, end, tile(start, end, ()))
        found = {v.rule for v in broken_alone(line.person, whole)}
        return tuple(sorted(found & ABSENCE))

    def _tried(self, line: Line, wanted: Wanted) -> Iterator[tuple[Shift, Hashable, int]]:
        """The shifts to ask the audit about that reach into the gap, without their breaks.

        Each comes with what makes the audit's answer on its date, and how many intervals of the
        gap it reaches. Of shifts that absence and rest leave, one of each kind is tried, the one
        that reaches farthest: the other rules cannot tell them apart. The kind worked already
        comes first. Where none is left, any is tried, after those of other dates.
        """
        others = []
        for day in wanted.days(line.zone):
            offers = self._offered(line.agent, day)
            reach = wanted.reached(offers)
            left = _farthest(np.where(line.leaves(offers, day), reach, 0), offers.of_each_kind)
            own = offers.kind_of(line.by_date.get(day))
            for number in sorted(left, key=lambda number: offers.kind[number] != own):
                shift = _by(line.agent, offers.shifts[number])
                yield shift, int(offers.kind[number]), int(reach[number])
            if not left and reach.any():
                farthest = int(np.argmax(reach))
                others.append((offers.shifts[farthest], int(reach[farthest])))
        for shift, reached in others:
            yield _by(line.agent, shift), (shift.start, shift.end), reached

    def _stopping(self, line: Line, shift: Shift, key: Hashable) -> tuple[str, ...]:
        """The rules that stop a shift; equal keys of a date, equal answers.

        Where the agent works a shift of the same kind already, no rule does.
        """
        present = line.by_date.get(shift.date)
        if present in line.pinned:
            return PINNED
        if key == self._offered(line.agent, shift.date).kind_of(present):
            return ()
        known = (line.agent, shift.date, key)
        if known not in self._objections:
            beside = line.case.without(shift.date) if present else line.case
            found = objections(beside, self._breaks.put_into(shift), line.broken)
            self._objections[known] = tuple(dict.fromkeys(v.rule for v in found))
        return self._objections[known]

    def _standing(
        self, line: Line, shift: Shift, rules: tuple[str, ...], wanted: Wanted
    ) -> Standing:
        """How the agent stands, as far as a shift tells that these rules stop."""
        present = line.by_date.get(shift.date)
        if rules:
            how = How.AWAY if ABSENCE.issuperset(rules) else How.STOPPED
            return Standing(line.agent, how, rules, self._breaks.put_into(shift), present)
        how = How.COULD_COME if present is None else How.COULD_MOVE
        helpful = with_breaks(shift, self._breaks_outside(shift, wanted))
        return Standing(line.agent, how, rules, helpful, present)

    def _breaks_outside(self, shift: Shift, wanted: Wanted) -> list[Stretch]:
        """Where its breaks are best outside the gap: one answer for all of a contract."""
        known = (wanted, self._scenario.agents[shift.agent].contract, shift.start, shift.end)
        if known not in self._outside:
            self._outside[known] = breaks_outside(self._scenario, shift, wanted.before)
        return self._outside[known]

    def _offered(self, agent: str, day: date) -> Offers:
        who = self._scenario.agents[agent]
        key = (who.site, who.contract, day)
        if key not in self._offers:
            self._offers[key] = offers_on(self._scenario, agent, day)
        return self._offers[key]

    def _line(self, agent: str) -> Line:
        if agent not in self._lines:
            worked = (*self._history.get(agent, ()), *self._schedule.of(agent))
            self._lines[agent] = Line(self._scenario, agent, worked)
        return self._lines[agent]


def _by(agent: str, shift: Shift) -> Shift:
    """The same shift, worked by an agent."""
    return Shift(agent, shift.date, shift.start, shift.end, shift.stretches)


def _farthest(reach: Ints, of_each_kind: Sequence[Ints]) -> list[int]:
    """Of each kind the first offer with the greatest reach, where that is above zero."""
    best = [int(own[reach[own].argmax()]) for own in of_each_kind]
    return [number for number in best if reach[number] > 0]
