"""The counting rules of every contract in use, as tables for the kernels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.roster.building.automaton import FORBIDDEN, Automaton, multiply
from planner.roster.building.offers import Offers
from planner.roster.person import Person
from planner.roster.problem import RULE_STATE, Table
from planner.roster.rules import ShiftClass, counters
from planner.roster.rules.rest import MOST_DATES
from planner.scenario import Scenario

MOST_SHADOWS = MOST_DATES + 1


class Rulebook:
    """One automaton a contract, the class of every offer, the limits of every week."""

    def __init__(
        self, scenario: Scenario, days: Sequence[tuple[Person, Offers]], *, long_rests: bool = True
    ) -> None:
        self._scenario = scenario
        self._long_rests = long_rests
        names = dict.fromkeys(scenario.agents[who.agent].contract for who, _ in days)
        self.number = {name: i for i, name in enumerate(names)}
        self._classes: dict[str, dict[ShiftClass, int]] = {name: {} for name in names}
        self._known_kinds: dict[tuple[object, ...], NDArray[np.int32]] = {}
        self.kinds = {who.agent: self._kinds(who, offers) for who, offers in days}
        people = [who for who, _ in days]
        self.automata = tuple(self._automaton(name, people) for name in names)
        self._limits: dict[tuple[int, tuple[int, ...]], int] = {}

    def _kinds(self, who: Person, offers: Offers) -> NDArray[np.int32]:
        """The class of each of an agent's offers, by number within its contract.

        For people who share their offers and their weekends it is found once.
        """
        weekends = tuple((week.monday, week.weekend_counts) for week in who.weeks)
        key = (id(offers), self._scenario.agents[who.agent].contract, weekends)
        if key not in self._known_kinds:
            self._known_kinds[key] = self._classify(who, offers)
        return self._known_kinds[key]

    def _classify(self, who: Person, offers: Offers) -> NDArray[np.int32]:
        contract = self._scenario.contract_of(who.agent)
        known = self._classes[self._scenario.agents[who.agent].contract]
        counting = {w.monday.toordinal(): w.weekend_counts for w in who.weeks}
        shadow = _shadows(offers, int(contract.min_rest_hours * 60))
        mondays, week = np.unique(offers.day - (offers.day + 6) % 7, return_inverse=True)
        counts = np.array([counting[monday] for monday in mondays.tolist()], dtype=np.bool_)
        weekend = offers.weekend & counts[week]
        # One number for all that a class is told apart by: rows of several take long to compare.
        alike = ((offers.paid_minutes * 2 + offers.night) * 2 + weekend) * MOST_SHADOWS + shadow
        _, first, among = np.unique(alike, return_index=True, return_inverse=True)
        number = np.zeros(len(first), dtype=np.int32)
        for kind in np.argsort(first).tolist():
            one = first[kind]
            shift = ShiftClass(
                int(offers.paid_minutes[one]),
                bool(offers.night[one]),
                bool(weekend[one]),
                int(shadow[one]),
            )
            number[kind] = known.setdefault(shift, len(known))
        return number[among]

    @property
    def stricter(self) -> bool:
        """Whether a rest of days is kept by whole dates, which is more than it asks."""
        return self._long_rests and any(c.shadow for a in self.automata for c in a.classes)

    def _automaton(self, name: str, people: Sequence[Person]) -> Automaton:
        under = [who for who in people if self._scenario.agents[who.agent].contract == name]
        classes = list(self._classes[name])
        rules = counters(
            self._scenario.contracts[name],
            weeks=max(len(who.weeks) for who in under),
            long_rest=self._long_rests and any(c.shadow for c in classes),
        )
        return multiply(rules, classes, [tuple(r.start(who) for r in rules) for who in under])

    def _automaton_of(self, who: Person) -> Automaton:
        return self.automata[self.number[self._scenario.agents[who.agent].contract]]

    def start(self, who: Person) -> int:
        """The state before an agent's first date."""
        automaton = self._automaton_of(who)
        return automaton.number(tuple(rule.start(who) for rule in automaton.rules))

    def limit_rows(self, who: Person) -> list[int]:
        """The row of `within` for each of an agent's weeks."""
        number = self.number[self._scenario.agents[who.agent].contract]
        by_rule = [rule.limits(who) for rule in self._automaton_of(who).rules]
        return [
            self._limits.setdefault((number, limits), len(self._limits))
            for limits in zip(*by_rule, strict=True)
        ]

    def within(self) -> NDArray[np.bool_]:
        """Which states keep the limits of each row handed out, [limits, states]."""
        flags = np.zeros((len(self._limits), self._most_states), dtype=np.bool_)
        for (number, limits), row in self._limits.items():
            kept = self.automata[number].within(limits)
            flags[row, : len(kept)] = kept
        return flags

    @property
    def _most_states(self) -> int:
        return max(len(a.states) for a in self.automata)

    def states(self) -> Table:
        """What follows from each state but by a shift, [automata, states]."""
        table = np.zeros((len(self.automata), self._most_states), dtype=RULE_STATE)
        for row, automaton in zip(table, self.automata, strict=True):
            for field in RULE_STATE.names or ():
                row[field][: len(automaton.states)] = getattr(automaton, field)
        return table

    def after_shift(self) -> NDArray[np.int32]:
        """The state after a shift of each class, [automata, states, classes]."""
        most = max(len(a.classes) for a in self.automata)
        shape = (len(self.automata), self._most_states, most)
        table = np.full(shape, FORBIDDEN, dtype=np.int32)
        for page, automaton in zip(table, self.automata, strict=True):
            page[: len(automaton.states), : len(automaton.classes)] = automaton.after_shift
        return table


def _shadows(offers: Offers, rest: int) -> NDArray[np.int32]:
    """How many dates beyond the next each offer's rest keeps free: it passes a start on them."""
    reach = np.zeros(len(offers.day), dtype=np.int32)
    if not len(reach):
        return reach
    day = offers.day - offers.day.min()
    first_begin = np.full(int(day.max()) + MOST_DATES + 2, 2**30, dtype=np.int64)
    days, first = np.unique(day, return_index=True)
    first_begin[days] = offers.begin[first]
    for dates in range(1, MOST_DATES + 1):
        reach[offers.finish + rest > first_begin[day + 1 + dates]] = dates
    return reach
