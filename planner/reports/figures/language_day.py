"""The usual day of a language: what its live queues need and get, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan import Coverage
from planner.plan.history import history
from planner.reports.usual_day import mean_by_hour
from planner.reports.zone_choice import ZoneChoice

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LanguageDay:
    """A language's live queues together, at each hour [24] of the reader's clock.

    required, served: agents on a day on which the hour is open, served at most what is required
    in every interval. contacts: in the hour. NaN where all are closed.
    """

    language: str
    required: Floats
    served: Floats
    contacts: Floats

    @property
    def share(self) -> Floats:
        """Served of required; 1 where nobody is required, NaN where all are closed."""
        none = np.where(np.isnan(self.required), np.nan, 1.0)
        return np.divide(self.served, self.required, out=none, where=self.required > 0)


def language_days(coverage: Coverage, zones: ZoneChoice) -> tuple[LanguageDay, ...]:
    """The usual day of every language that has voice or chat; email and social may wait."""
    rows: dict[str, list[int]] = {}
    for number, queue in enumerate(coverage.scenario.queues.values()):
        if queue.immediate:
            rows.setdefault(queue.language, []).append(number)
    return tuple(_language_day(coverage, zones, *item) for item in rows.items())


def _language_day(
    coverage: Coverage, zones: ZoneChoice, language: str, rows: Sequence[int]
) -> LanguageDay:
    hours = 60 / coverage.scenario.grid.interval_minutes
    served = np.minimum(coverage.serving, coverage.required)
    return LanguageDay(
        language=language,
        required=_together(coverage, zones, rows, coverage.required),
        served=_together(coverage, zones, rows, served),
        contacts=_together(coverage, zones, rows, hours * coverage.requirement.contacts.volume),
    )


def _together(coverage: Coverage, zones: ZoneChoice, rows: Sequence[int], values: Floats) -> Floats:
    """The queues' means by hour, added up over those that are open."""
    contacts = coverage.requirement.contacts
    means = np.array(
        [
            mean_by_hour(
                values[row],
                contacts.open[row],
                contacts.grid.wall_clocks(zones.zone_for_queue(contacts.queues[row])),
            )
            for row in rows
        ]
    )
    return np.where(np.isnan(means).all(axis=0), np.nan, np.nansum(means, axis=0))


def heads_by_hour(coverage: Coverage, zone: str) -> dict[str, Floats]:
    """Every site's agents on shift, breaks included, at each hour [24] of a zone: the mean day."""
    grid, scenario = coverage.scenario.grid, coverage.scenario
    heads = {site: np.zeros(grid.count) for site in scenario.sites}
    for shift in (*history(scenario), *coverage.schedule.shifts):
        first, shares = grid.shares(shift.start, shift.end)
        heads[scenario.agents[shift.agent].site][first : first + len(shares)] += shares
    always, clocks = np.ones(grid.count, dtype=np.bool_), grid.wall_clocks(zone)
    return {site: mean_by_hour(row, always, clocks) for site, row in heads.items()}
