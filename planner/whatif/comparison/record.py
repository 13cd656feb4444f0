"""What is known of a plan for comparing it: its figures, its service and its shifts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias

from pydantic import Field, ValidationInfo, field_validator

from planner.clock import MINUTE, iso_utc
from planner.plan.hours import NIGHT_MINUTES, night_minutes, overlap
from planner.scenario.base import Currency, Identifier, Noun, ZoneName
from planner.simulation.told import QueueTold, SimulationTold
from planner.whatif.comparison.figures import Figures

Days: TypeAlias = tuple[date, date]


class ShiftRecord(Noun):
    """A planned shift; `date` is the local date on which it starts, the instants are UTC.

    cost: of the whole shift in the site's currency, None where it is left out.
    """

    agent: Identifier
    site: Identifier
    date: date
    start: datetime = Field(alias="start_utc")
    end: datetime = Field(alias="end_utc")
    time_zone: ZoneName
    paid_minutes: int = Field(ge=0)
    cost: float | None = None
    currency: Currency

    @field_validator("end")
    @classmethod
    def _after_its_start(cls, end: datetime, info: ValidationInfo) -> datetime:
        if "start" in info.data and end <= info.data["start"]:
            raise ValueError(f"is not after the start, {iso_utc(info.data['start'])}")
        return end

    @property
    def minutes(self) -> int:
        """Elapsed minutes, breaks included."""
        return (self.end - self.start) // MINUTE

    @property
    def is_night(self) -> bool:
        """Whether it is a night shift, as contracts and fairness count them."""
        return night_minutes(self.start, self.end, self.time_zone) >= NIGHT_MINUTES

    def shared_minutes(self, other: ShiftRecord) -> int:
        """Minutes that lie in both shifts."""
        return overlap(self.start, self.end, other.start, other.end) // MINUTE


class QueueRecord(Noun):
    """A queue's service over the horizon; no level where there is nothing to tell it of."""

    queue: Identifier
    contacts: float
    late_contacts: float
    service_level: float | None = None
    target: float


@dataclass(frozen=True)
class PlanRecord:
    """A plan as comparisons see it, from a folder or fresh from the search.

    days: the first and the last of the horizon, by the customers' clock. simulated: None for a plan
    that was not.
    """

    label: str
    figures: Figures
    days: Days
    queues: Mapping[str, QueueRecord]
    shifts: tuple[ShiftRecord, ...]
    simulated: SimulationTold | None = None

    def simulated_queue(self, queue: str) -> QueueTold | None:
        """What a queue's customers live through; None where that is not known."""
        told = () if self.simulated is None else self.simulated.queues
        return next((one for one in told if one.queue == queue), None)

    @cached_property
    def by_day(self) -> dict[tuple[str, date], ShiftRecord]:
        """The shifts by agent and local start date."""
        return {(shift.agent, shift.date): shift for shift in self.shifts}

    @cached_property
    def by_site(self) -> dict[str, tuple[ShiftRecord, ...]]:
        """The shifts of every site that has any, in the order of the file."""
        sites = dict.fromkeys(shift.site for shift in self.shifts)
        return {site: tuple(s for s in self.shifts if s.site == site) for site in sites}


def horizon_days(days_of_queues: Iterable[tuple[str, date]]) -> Days | None:
    """The first and the last day of a horizon, from every day of every queue.

    Of queues on different clocks, whose days begin and end at other times, those count that see
    the fewest days. None where there are no days.
    """
    days: dict[str, list[date]] = {}
    for queue, day in days_of_queues:
        days.setdefault(queue, []).append(day)
    fewest = min(days.values(), key=len, default=[])
    return (min(fewest), max(fewest)) if fewest else None
