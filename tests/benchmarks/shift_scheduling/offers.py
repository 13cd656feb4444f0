"""The days of every employee, and the shifts offered on them with what requests make them cost."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from planner.roster.problem import OFFER, ROW, Table

from .caps import Counting, Withheld
from .hours import hours_of
from .instance import Employee, Request

DAY = 1440


class Offer(NamedTuple):
    """A shift on a day; `interval` is the one it covers, `cost` the instance's."""

    begin: int
    finish: int
    interval: int
    kind: int
    cost: int


class Days:
    """The rows and offers of all employees, one after the other.

    A shift that is withheld keeps its place among the offers, in a class of its own after
    `classes`, which is never allowed.
    """

    def __init__(self, counting: Counting, withheld: Withheld, scale: float) -> None:
        self._instance = instance = counting.instance
        self._hours = hours_of(instance)
        self.classes = sorted({counting.class_of(shift) for shift in instance.shifts})
        self._kinds = [self.classes.index(counting.class_of(shift)) for shift in instance.shifts]
        self._surplus = {(demand.day, demand.shift): demand.over for demand in instance.demands}
        self._wishes = _by_day(instance.on_requests)
        self._refusals = _by_day(instance.off_requests)
        self._withheld, self._scale = withheld, scale

    def tables(self) -> tuple[Table, Table]:
        """The rows of all employees, and their offers."""
        rows = []
        offers: list[Offer] = []
        types = len(self._instance.shifts)
        for who in self._instance.employees:
            for day in range(self._instance.days):
                first = len(offers)
                offers += self._offers(who, day)
                free_cost = self._scale * sum(r.weight for r in self._wishes[who.name, day])
                rows.append((0, day * types, first, len(offers), 0, free_cost, 1.0))
        table = np.array(rows, dtype=ROW)
        return table, self._offer_table(table, offers)

    def _offers(self, who: Employee, day: int) -> list[Offer]:
        if day in who.days_off:
            return []
        return sorted(
            self._offer(who, day, place)
            for place, shift in enumerate(self._instance.shifts)
            if who.most_shifts[shift.name] > 0
        )

    def _offer(self, who: Employee, day: int, place: int) -> Offer:
        name = self._instance.shifts[place].name
        wished = sum(r.weight for r in self._wishes[who.name, day] if r.shift != name)
        refused = sum(r.weight for r in self._refusals[who.name, day] if r.shift == name)
        return Offer(
            begin=day * DAY + self._hours[name].begin,
            finish=(day + 1) * DAY + self._hours[name].end,
            interval=day * len(self._instance.shifts) + place,
            kind=self._kind(who, day, place),
            cost=wished + refused + self._surplus.get((day, name), 0),
        )

    def _kind(self, who: Employee, day: int, place: int) -> int:
        if (who.name, day, self._instance.shifts[place].name) in self._withheld:
            return len(self.classes)
        return self._kinds[place]

    def _offer_table(self, rows: Table, offers: list[Offer]) -> Table:
        table = np.zeros(len(offers), dtype=OFFER)
        columns = dict(zip(Offer._fields, np.array(offers).T, strict=True))
        for name in ("begin", "finish", "kind"):
            table[name] = columns[name]
        table["first"] = columns["interval"]
        table["last"] = columns["interval"] + 1
        table["cost"] = columns["cost"] * self._scale
        row = np.repeat(np.arange(len(rows)), rows["offer_last"] - rows["offer_first"])
        table["by_finish"] = np.lexsort((table["finish"], row))
        return table


def _by_day(requests: tuple[Request, ...]) -> defaultdict[tuple[str, int], list[Request]]:
    found = defaultdict(list)
    for request in requests:
        found[request.employee, request.day].append(request)
    return found
