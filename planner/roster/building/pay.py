"""What an agent's time costs, interval by interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.cost import MIDNIGHT, mean_hourly_rate, premium_holds, rates
from planner.scenario import Contract, Scenario


def paid_hours(
    scenario: Scenario, site: str, contract: Contract, intervals: int
) -> NDArray[np.float64]:
    """Paid hours of each of the horizon's first `intervals` intervals, premiums' shares added.

    There may be more intervals than the horizon has: shifts reach beyond it.
    """
    place, grid = scenario.sites[site], scenario.grid
    longer = clock.Grid(grid.start, grid.instant(intervals), grid.interval_minutes)
    shares = np.ones(intervals)
    for premium in contract.premiums:
        for day in (longer.dates(place.time_zone)[0] - clock.DAY, *longer.dates(place.time_zone)):
            if premium_holds(premium, place, day):
                start, end = clock.window(
                    day, premium.from_ or MIDNIGHT, premium.to or MIDNIGHT, place.time_zone
                )
                first, covered = longer.shares(start, end)
                shares[first : first + len(covered)] += premium.share * covered
    return shares * grid.interval_minutes / 60


def pay_rates(scenario: Scenario) -> dict[str, float]:
    """What an hour of every agent is worth in late contacts; nothing where cost is left out."""
    hourly, mean = rates(scenario), mean_hourly_rate(scenario)
    if hourly is None or not mean:
        return dict.fromkeys(scenario.agents, 0.0)
    return {a: scenario.objective.paid_hour * rate / mean for a, rate in hourly.items()}
