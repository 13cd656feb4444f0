"""Makes the bars of a timeline: shifts, what they consist of, time off, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.plan import ON_QUEUE, Shift, Stretch
from planner.plan.audit.violation import length
from planner.reports.figures.timeline_bar import Bar, BarKind
from planner.reports.figures.timeline_rows import TimelineRows
from planner.reports.figures.words import plain, span
from planner.reports.words import hours
from planner.scenario import Scenario


@dataclass(frozen=True)
class BarMaker:
    """Makes the bars of shifts, in words of one zone's clock."""

    scenario: Scenario
    rows: TimelineRows
    zone: str

    def shifts(self, shifts: Iterable[Shift]) -> Iterator[Bar]:
        """A bar for each shift."""
        for shift in shifts:
            words = self._shift_words(shift)
            yield Bar(self.rows.row_of[shift.agent], shift.start, shift.end, BarKind.SHIFT, words)

    def stretches(self, shifts: Iterable[Shift]) -> Iterator[Bar]:
        """A bar for each stretch of each shift."""
        for shift in shifts:
            row, words = self.rows.row_of[shift.agent], self._shift_words(shift)
            for stretch in shift.stretches:
                kind = self._kind(shift, stretch)
                part = f"{words}<br>{self._stretch_words(stretch)}"
                yield Bar(row, stretch.start, stretch.end, kind, part)

    def time_off(self) -> Iterator[Bar]:
        """A bar for each absence of the agents shown."""
        for absence in self.scenario.time_off:
            row = self.rows.row_of.get(absence.agent)
            if row is not None:
                when = span(absence.start, absence.end, self.zone)
                words = f"{self._name(absence.agent)} is off ({plain(absence.kind)}) {when}."
                yield Bar(row, absence.start, absence.end, BarKind.TIME_OFF, words)

    def changed(self, before: Mapping[Shift, Shift | None]) -> Iterator[Bar]:
        """An outline for each shift that was another one before, or none."""
        for shift, was in before.items():
            told = span(was.start, was.end, self.zone) if was else "no shift"
            words = f"{self._shift_words(shift)}<br>Before: {told}."
            row = self.rows.row_of[shift.agent]
            yield Bar(row, shift.start, shift.end, BarKind.CHANGED, words)

    def dropped(self, shifts: Iterable[Shift]) -> Iterator[Bar]:
        """A bar for each shift that is no longer there."""
        for shift in shifts:
            when = span(shift.start, shift.end, self.zone)
            words = f"{self._name(shift.agent)} no longer works {when}."
            yield Bar(self.rows.row_of[shift.agent], shift.start, shift.end, BarKind.DROPPED, words)

    def _name(self, agent: str) -> str:
        return plain(self.scenario.agents[agent].name)

    def _kind(self, shift: Shift, stretch: Stretch) -> BarKind:
        if stretch.activity == ON_QUEUE:
            return BarKind.ON_QUEUE
        breaks = {b.name: b.paid for b in self.scenario.contract_of(shift.agent).breaks}
        if stretch.activity not in breaks:
            return BarKind.ACTIVITY
        return BarKind.PAID_BREAK if breaks[stretch.activity] else BarKind.UNPAID_BREAK

    def _shift_words(self, shift: Shift) -> str:
        """`Amy Ozola works Mon 2027-03-01 08:00 to 16:30: 8 h 30 min, of which 8 h are paid.`"""
        paid = hours(shift.paid_minutes(self.scenario.contract_of(shift.agent)))
        told = (
            f"{self._name(shift.agent)} works {span(shift.start, shift.end, self.zone)}: "
            f"{length(shift.end - shift.start)}, of which {paid} are paid."
        )
        own = self.scenario.zone_of(shift.agent)
        if own == self.zone:
            return told
        return f"{told}<br>In {own} that is {span(shift.start, shift.end, own)}."

    def _stretch_words(self, stretch: Stretch) -> str:
        name = "On queue" if stretch.activity == ON_QUEUE else plain(stretch.activity)
        return f"{name}: {span(stretch.start, stretch.end, self.zone)}."
