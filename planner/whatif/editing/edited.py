"""A schedule under the hands of somebody who edits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from planner.errors import PlannerError
from planner.plan.audit.violation import at
from planner.plan.schedule import Schedule, Shift, in_order
from planner.scenario import Scenario

Key: TypeAlias = tuple[str, datetime]
"""What tells shifts apart: the agent, and the instant of the start."""

Step: TypeAlias = tuple[Shift | None, Shift | None]
"""A shift as it was and as it is now: None where it is new, or is gone."""


@dataclass(frozen=True)
class Edited:
    """A schedule as far as it has been edited; what it holds may break rules.

    pins: the shifts that were pinned by hand. dropped: shifts that were taken out, as they were
    last. told: for each edit, what became of the breaks and activities that could not move along.
    """

    scenario: Scenario
    schedule: Schedule
    pins: frozenset[Key] = frozenset()
    dropped: tuple[Shift, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()

    def shift(self, agent: str, start: datetime) -> Shift:
        """The shift of an agent that starts at an instant; raises PlannerError."""
        found = next((s for s in self.schedule.of(agent) if s.start == start), None)
        if found is None:
            raise PlannerError(
                f"{self.name(agent)} has no shift that starts {self.at(agent, start)}"
            )
        return found

    def is_pinned(self, shift: Shift) -> bool:
        """Whether a shift is pinned, by hand or by the scenario."""
        return (shift.agent, shift.start) in self.pins or self.is_pinned_by_scenario(shift)

    def is_pinned_by_scenario(self, shift: Shift) -> bool:
        """Whether a shift is a pinned row of the scenario."""
        return (shift.agent, shift.start, shift.end) in self._pinned_rows

    @cached_property
    def _pinned_rows(self) -> frozenset[tuple[str, datetime, datetime]]:
        rows = (row for row in self.scenario.shifts if row.state == "pinned")
        return frozenset((row.agent, row.start, row.end) for row in rows)

    def stepped(self, steps: Sequence[Step], told: Iterable[str] = ()) -> Edited:
        """With these shifts replaced; pins move along. Raises PlannerError."""
        gone = {was for was, _ in steps if was is not None}
        kept = [shift for shift in self.schedule.shifts if shift not in gone]
        come = [now for _, now in steps if now is not None]
        self._check_alone(kept, come)
        return replace(
            self,
            schedule=in_order(self.scenario, [*kept, *come]),
            pins=_moved(self.pins, steps),
            told=(*self.told, tuple(told)),
        )

    def name(self, agent: str) -> str:
        """An agent's name; raises PlannerError where the scenario has no such agent."""
        if agent not in self.scenario.agents:
            raise PlannerError(f"no agent has the id {agent}")
        return self.scenario.agents[agent].name

    def at(self, agent: str, instant: datetime) -> str:
        """An instant by the agent's clock, in words."""
        return at(instant, self.scenario.zone_of(agent))

    def _check_alone(self, kept: Iterable[Shift], come: Iterable[Shift]) -> None:
        taken = {(shift.agent, shift.start) for shift in kept}
        for shift in come:
            if (shift.agent, shift.start) in taken:
                raise PlannerError(
                    f"{self.name(shift.agent)} has a shift that starts "
                    f"{self.at(shift.agent, shift.start)} already: move or drop that one first"
                )


def _moved(pins: frozenset[Key], steps: Iterable[Step]) -> frozenset[Key]:
    now_at = {(was.agent, was.start): now for was, now in steps if was is not None}
    kept = {pin for pin in pins if pin not in now_at}
    moved = {(now.agent, now.start) for pin in pins if (now := now_at.get(pin)) is not None}
    return frozenset(kept | moved)
