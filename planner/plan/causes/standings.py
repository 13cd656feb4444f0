"""Finding how agents stand towards gaps: add the missing shift, ask the audit what objects."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY
from planner.plan.audit import objections
from planner.plan.causes.line import Line
from planner.plan.causes.reach import EarlyBreaks, Offers, breaks_outside, offers_on, with_breaks
from planner.plan.causes.standing import ABSENCE, How, Standing
from planner.plan.history import history_by_agent
from planner.plan.schedule import Schedule, Shift, tile
from planner.scenario import Scenario

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_START = ("start_is_one_of_the_contract",)
PINNED = ("pinned_shifts_are_kept",)


class Standings:
    """Tells how agents stand; remembers what the audit said of a shift."""

    def __init__(self, scenario: Scenario, schedule: Schedule) -> None:
        self._scenario = scenario
        self._schedule = schedule
        self._history = history_by_agent(scenario)
        self._breaks = EarlyBreaks(scenario)
        self._lines: dict[str, Line] = {}
        self._offers: dict[tuple[str, str, date], Offers] = {}
        self._objections: dict[tuple[str, date, Hashable], tuple[str, ...]] = {}

    def of(self, agent: str, wanted: Flags) -> Standing:
        """How an agent stands towards a gap that could be filled in the `wanted` intervals [T]."""
        line = self._line(agent)
        if (line.on_queue & wanted).any():
            return Standing(agent, How.ON_QUEUE)
        if (line.on_shift & wanted).any():
            return Standing(agent, How.OFF_QUEUE)
        if not (line.can_be_there & wanted).any():
            return Standing(agent, How.AWAY, self._absence(line, wanted))
        return self._best_try(line, wanted)

    def _best_try(self, line: Line, wanted: Flags) -> Standing:
        """The first shift that no rule objects to, or the one with the fewest objections."""
        wanted_before = np.append(0, np.cumsum(wanted))
        stopped = []
        for shift, key, reach in self._tried(line, wanted, wanted_before):
            rules = self._stopping(line, shift, key)
            if not rules:
                return self._standing(line, shift, rules, wanted_before)
            stopped.append((len(rules), -reach, shift, rules))
        if not stopped:
            return Standing(line.agent, How.STOPPED, NO_START)
        *_, shift, rules = min(stopped, key=lambda one: one[:2])
        return self._standing(line, shift, rules, wanted_before)

    def _absence(self, line: Line, wanted: Flags) -> tuple[str, ...]:
        """The rules that keep an agent away from a gap: what objects to its first stretch."""
        first = int(np.argmax(wanted))
        last = first + int(np.argmin(np.append(wanted[first:], False)))
        start, end = self._scenario.grid.instant(first), self._scenario.grid.instant(last)
        day = clock.local(start, line.zone).date()
        whole = Shift(line.agent, day, start, end, tile(start, end, ()))
        found = {v.rule for v in objections(line.person, (), whole)}
        return tuple(sorted(found & ABSENCE))

    def _tried(
        self, line: Line, wanted: Flags, wanted_before: Ints
    ) -> Iterator[tuple[Shift, Hashable, int]]:
        """The shifts to ask the audit about that reach into the gap, without their breaks.

        Each comes with what makes the audit's answer on its date, and how many intervals of the
        gap it reaches. Of shifts that absence and rest leave, one of each kind is tried, the one
        that reaches farthest: the other rules cannot tell them apart. Where none is left, any is.
        """
        for day in self._days(line, wanted):
            offers = self._offered(line.agent, day)
            first = np.minimum(offers.first, len(wanted))
            reach = wanted_before[np.minimum(offers.last, len(wanted))] - wanted_before[first]
            for number, key in _to_try(offers, reach, line.leaves(offers, day)):
                shift = replace(offers.shifts[number], agent=line.agent)
                yield shift, key, int(reach[number])

    def _days(self, line: Line, wanted: Flags) -> list[date]:
        """The local dates whose shifts can reach into the gap."""
        grid, numbers = self._scenario.grid, np.flatnonzero(wanted)
        first = clock.local(grid.instant(int(numbers[0])), line.zone).date() - DAY
        last = clock.local(grid.instant(int(numbers[-1])), line.zone).date()
        return [first + i * DAY for i in range((last - first).days + 1)]

    def _stopping(self, line: Line, shift: Shift, key: Hashable) -> tuple[str, ...]:
        """The rules that stop a shift; equal keys of a date, equal answers."""
        present = line.by_date.get(shift.date)
        if present in line.pinned:
            return PINNED
        known = (line.agent, shift.date, key)
        if known not in self._objections:
            others = [other for other in line.planned if other != present]
            whole = self._breaks.put_into(shift)
            found = objections(line.person, others, whole, line.broken)
            self._objections[known] = tuple(dict.fromkeys(v.rule for v in found))
        return self._objections[known]

    def _standing(
        self, line: Line, shift: Shift, rules: tuple[str, ...], wanted_before: Ints
    ) -> Standing:
        """How the agent stands, as far as a shift tells that these rules stop."""
        present = line.by_date.get(shift.date)
        if rules:
            how = How.AWAY if ABSENCE.issuperset(rules) else How.STOPPED
            return Standing(line.agent, how, rules, self._breaks.put_into(shift), present)
        how = How.COULD_COME if present is None else How.COULD_MOVE
        helpful = with_breaks(shift, breaks_outside(self._scenario, shift, wanted_before))
        return Standing(line.agent, how, rules, helpful, present)

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


def _to_try(offers: Offers, reach: Ints, left: Flags) -> list[tuple[int, Hashable]]:
    """The offers to ask the audit about, each with what makes its answer."""
    kinds = _farthest(reach, offers.kind, left)
    if kinds:
        return [(number, int(offers.kind[number])) for number in kinds]
    farthest = _farthest(reach, np.zeros_like(offers.kind), np.ones_like(left))
    return [(n, (offers.shifts[n].start, offers.shifts[n].end)) for n in farthest]


def _farthest(reach: Ints, kind: Ints, among: Flags) -> list[int]:
    """Of each kind the entry with the greatest reach, where that is above zero."""
    best: dict[int, int] = {}
    for number in np.flatnonzero(among & (reach > 0)).tolist():
        other = best.setdefault(int(kind[number]), number)
        if reach[number] > reach[other]:
            best[int(kind[number])] = number
    return [best[one] for one in sorted(best)]
