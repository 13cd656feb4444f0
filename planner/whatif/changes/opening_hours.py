"""Other opening hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from planner.plan.audit.violation import listed
from planner.scenario import ForecastRow, Scenario
from planner.scenario.hours_syntax import ALWAYS
from planner.whatif.changes.change import Impossible, revised
from planner.whatif.changes.fields import Hours
from planner.whatif.changes.hours_words import CLOSED, hours_by_days
from planner.whatif.changes.naming import joined
from planner.whatif.changes.queue_change import QueueChange, common
from planner.whatif.changes.reopening import Reopening


class OpeningHoursChange(QueueChange):
    """Other hours in which customers reach a queue, written as in scenario.toml.

    Nobody calls or chats while a queue is closed: what is forecast for hours that close is
    dropped. Of hours that open newly somebody has to say how many contacts they bring,
    `volume_per_hour`. Email and social come whatever the hours are: their forecast stays.
    """

    LINE: ClassVar = ("queues", "opening_hours")
    EXAMPLE: ClassVar = "opening_hours de-voice mon-fri=08:00-19:00 sat=10:00-16:00 holidays=closed"

    kind: Literal["opening_hours"] = "opening_hours"
    opening_hours: Hours
    volume_per_hour: float | None = Field(None, ge=0, le=1e6)

    def words(self, scenario: Scenario) -> str:
        """`German voice: open mon-fri 08:00-20:00, holidays closed`."""
        more = ""
        if self.volume_per_hour is not None:
            more = f"({self.volume_per_hour:g} contacts an hour where that is new)"
        return joined(f"{self._name(scenario)}: open {self._hours_in_words()}", more)

    def _hours_in_words(self) -> str:
        if isinstance(self.opening_hours, str):
            return "day and night"
        by_days = hours_by_days(self.opening_hours).items()
        return ", ".join(f"{days} {listed(windows) or CLOSED}" for days, windows in by_days)

    def _applied(self, scenario: Scenario) -> Scenario:
        hours = None if isinstance(self.opening_hours, str) else self.opening_hours
        changed = self._with_each(scenario, lambda queue: revised(queue, opening_hours=hours))
        reopened = {
            name: Reopening(name, before, changed.queues[name], scenario.grid, self.volume_per_hour)
            for name, before in self._matched(scenario).items()
        }
        forecast = _adapted(scenario.forecast, reopened)
        return changed.model_copy(update={"forecast": forecast})

    def inverse(self, scenario: Scenario) -> OpeningHoursChange | None:
        """The hours before, where they were the same for all and no forecast is lost or made."""
        found = self._found(scenario).values()
        before = common(queue.opening_hours or ALWAYS for queue in found)
        if before is None or self.apply(scenario).forecast != scenario.forecast:
            return None
        return OpeningHoursChange(queues=self.queues, opening_hours=before)


def _adapted(
    forecast: tuple[ForecastRow, ...], reopened: Mapping[str, Reopening]
) -> tuple[ForecastRow, ...]:
    """The forecast for the new hours; raises Impossible with every queue that lacks one."""
    rows: list[ForecastRow] = []
    of_queue: defaultdict[str, list[ForecastRow]] = defaultdict(list)
    for row in forecast:
        kept = reopened[row.queue].kept(row) if row.queue in reopened else row
        if kept is not None:
            rows.append(kept)
            of_queue[row.queue].append(kept)
    reasons: list[str] = []
    for name, queue in reopened.items():
        try:
            rows += queue.added(of_queue[name])
        except Impossible as error:
            reasons += error.reasons
    if reasons:
        raise Impossible(*reasons)
    return tuple(rows)
