"""What the audit looks at for one agent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from planner import clock
from planner.clock import DAY, MINUTE
from planner.plan.audit.person import Person, Worked
from planner.plan.audit.violation import Violation, at
from planner.plan.schedule import ON_QUEUE, Shift, Stretch
from planner.scenario import Agent, Contract, PublishedShift, Scenario


@dataclass(frozen=True)
class Case:
    """One agent's planned shifts, beside everything that the scenario says of the agent."""

    person: Person
    planned: tuple[Shift, ...]
    worked: tuple[Worked, ...]
    """Planned and earlier shifts, in order of start."""

    @staticmethod
    def of(person: Person, planned: Iterable[Shift]) -> Case:
        """The case of an agent and the shifts planned."""
        shifts = tuple(planned)
        counted = (person.counted(shift) for shift in shifts)
        return Case(person, shifts, _in_order((*person.earlier, *counted)))

    def without(self, day: date) -> Case:
        """The same without the planned shifts of a date."""
        planned = tuple(shift for shift in self.planned if shift.date != day)
        return Case(
            self.person, planned, tuple(w for w in self.worked if not (w.planned and w.date == day))
        )

    def and_also(self, shift: Shift) -> Case:
        """The same with one planned shift more."""
        worked = _in_order((*self.worked, self.person.counted(shift)))
        return Case(self.person, (*self.planned, shift), worked)

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.person.scenario

    @property
    def who(self) -> Agent:
        """The agent."""
        return self.person.who

    @property
    def zone(self) -> str:
        """The zone of the agent's days and weeks."""
        return self.person.zone

    @property
    def contract(self) -> Contract:
        """The agent's contract."""
        return self.person.contract

    def pin(self, shift: Shift) -> PublishedShift | None:
        """The pinned row that a planned shift stands for."""
        return self.person.pinned.get((shift.start, shift.end))

    @cached_property
    def free_to_shape(self) -> tuple[Shift, ...]:
        """The planned shifts that are not pinned, to which the rules of shape apply."""
        return tuple(shift for shift in self.planned if self.pin(shift) is None)

    @cached_property
    def weeks(self) -> list[tuple[date, list[Worked]]]:
        """The weeks in which anything is planned, by their Mondays, with all worked in them."""
        found: dict[date, list[Worked]] = {}
        for worked in self.worked:
            found.setdefault(worked.date - worked.date.weekday() * DAY, []).append(worked)
        return [(monday, all_) for monday, all_ in sorted(found.items()) if _any_planned(all_)]

    def breaks_and_activities(self, shift: Shift) -> list[Stretch]:
        """The stretches off queue."""
        return [s for s in shift.stretches if s.activity != ON_QUEUE]

    def listed(self, shift: Shift) -> frozenset[Stretch]:
        """The stretches that a pinned row lists for a shift."""
        if not self.person.pinned:
            return frozenset()
        row = self.pin(shift)
        return frozenset(
            Stretch(a.start, a.start + a.minutes * MINUTE, a.activity)
            for a in ((row.activities or ()) if row else ())
        )

    def at(self, instant: datetime) -> str:
        """An instant in the agent's local time."""
        return at(instant, self.zone)

    def the_shift(self, start: datetime, end: datetime) -> str:
        """`the shift Mon 2027-03-01 22:00 to Tue 2027-03-02 06:00`."""
        return f"the shift {self.at(start)} to {self.at(end)}"

    def broken(self, rule: str, when: datetime | None, words: str) -> Violation:
        """A violation of this agent's, its message beginning with the name."""
        return Violation(rule, self.person.agent, when, f"{self.person.called}: {words}")

    def on_day(self, day: date) -> datetime:
        """The first instant of a local date."""
        return clock.day_start(day, self.zone)


def _in_order(worked: Iterable[Worked]) -> tuple[Worked, ...]:
    return tuple(sorted(worked, key=lambda w: (w.start, w.end)))


def _any_planned(worked: list[Worked]) -> bool:
    return any(w.planned for w in worked)
