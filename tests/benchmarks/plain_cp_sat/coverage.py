"""Coverage: those on queue are shared among their queues as a fluid, interval by interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model

from ..peer_case import UNIT, Case, Work
from .objective import Objective
from .shifts import Literal, Person

GRAIN = 100
"""Capacity is shared in hundredths of an agent."""

Present = dict[tuple[int, int], list[tuple[cp_model.IntVar, int]]]
"""By interval and group: how many agents are on queue, and the capacity of each."""


class Coverage:
    """The late contacts and the missing agents of a model's shifts."""

    def __init__(
        self, case: Case, model: cp_model.CpModel, cost: Objective, everybody: Sequence[Person]
    ) -> None:
        self._case, self._model, self._cost = case, model, cost
        self._present = self._who_is_on_queue(everybody)
        self._given: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for t in range(case.intervals):
            self._capacity_is_shared(t)
            self._agents_spare_late_contacts(t)
            self._missing_agents_cost(t)
        for work in case.works:
            self._work_is_done_in_its_window(work)

    def _who_is_on_queue(self, everybody: Sequence[Person]) -> Present:
        literals: dict[tuple[int, int, int], list[Literal]] = defaultdict(list)
        for person in everybody:
            who = person.agent
            for day in person.days:
                for (offer, _), places in zip(day.offers, day.places, strict=True):
                    for place, literal in enumerate(places):
                        for t in self._case.on_queue(offer, place):
                            literals[t, who.group, who.amount].append(literal)
        present: Present = defaultdict(list)
        for (t, group, amount), there in literals.items():
            count = self._model.new_int_var(0, len(everybody), "on queue")
            self._model.add(cp_model.LinearExpr.sum(there) == count)
            present[t, group].append((count, amount // GRAIN))
        return present

    def _capacity_is_shared(self, t: int) -> None:
        for group, queues in enumerate(self._case.groups):
            base = self._case.base_amount[t][group] // GRAIN
            present = self._present.get((t, group), [])
            if not base and not present:
                continue
            most = base + sum(len(self._case.agents) * amount for _, amount in present)
            given = [self._model.new_int_var(0, most, "given") for _ in queues]
            self._model.add(sum(given) <= base + sum(n * amount for n, amount in present))
            for queue, part in zip(queues, given, strict=True):
                self._given[t, queue].append(part)

    def _agents_spare_late_contacts(self, t: int) -> None:
        """A queue's further agents spare ever fewer: a piece of the curve for those alike."""
        for queue, slopes in enumerate(self._case.slopes[t]):
            pieces = []
            for slope in slopes:
                length = slope.agents * UNIT // GRAIN
                pieces.append(self._model.new_int_var(0, length, "piece"))
                self._cost.add(slope.worth * slope.agents, 1)
                self._cost.add(-slope.worth * GRAIN / UNIT, pieces[-1])
            if pieces:
                self._model.add(sum(pieces) <= sum(self._given[t, queue]))

    def _missing_agents_cost(self, t: int) -> None:
        for queue, wanted in enumerate(self._case.heads_wanted[t]):
            if not wanted:
                continue
            there = [
                count
                for group, queues in enumerate(self._case.groups)
                if queue in queues
                for count, _ in self._present.get((t, group), ())
            ]
            missing = self._model.new_int_var(0, wanted, "missing")
            self._model.add(missing + sum(there) >= wanted - int(self._case.base_heads[t][queue]))
            self._cost.add(self._case.head_price, missing)

    def _work_is_done_in_its_window(self, work: Work) -> None:
        """Up to each interval no more than has come; what is due and not done is late."""
        done: cp_model.LinearExprT = 0
        for t in range(self._case.intervals):
            before = done
            released, due = work.released[t] // GRAIN, work.due[t] // GRAIN
            if not work.open[t]:
                self._model.add(before >= due)
                continue
            done = self._model.new_int_var(due, released, "done or late")
            self._model.add(before <= done)
            given = self._given[t, work.queue]
            self._model.add(sum(given) <= done - before)
            for part in given:
                self._cost.add(-work.worth * GRAIN / UNIT, part)
        self._cost.add(work.worth * work.released[-1] / UNIT, 1)
