"""Coverage in the weeks in which only some clocks have changed, beside all others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario
from changing_clocks import (
    EU_CHANGE,
    horizon,
)
from shifts import schedule

from planner import clock
from planner.plan.clock_changes import (
    Beside,
    clock_changes,
)
from planner.scenario import (
    LocalWindow,
    OpeningHours,
    Scenario,
    ServiceLevel,
)
from planner.staffing import Requirement, required_agents


@dataclass(frozen=True)
class GivenCoverage:
    """A requirement with figures that a test chose, [Q, T]."""

    scenario: Scenario
    requirement: Requirement
    net: np.ndarray
    late_customers: np.ndarray


def american_queue(start: str = "2027-03-01", days: int = 28, **changes: Any) -> Scenario:
    """Riga serves New York, where ten contacts an hour come all day and night."""
    queue = tiny_queue(**{"time_zone": "America/New_York", "opening_hours": None, **changes})
    return tiny_scenario(horizon=horizon(start, days), queues={"en-voice": queue})


def effect_of(given: Scenario, net: np.ndarray, late: np.ndarray) -> Any:
    coverage = GivenCoverage(given, required_agents(given), net[None], late[None])
    found = clock_changes(given, schedule(given), coverage)  # type: ignore[arg-type]
    assert found.effects is not None
    (effects,) = found.effects.values()
    return effects[0] if effects else None


def beside(figure: Beside) -> tuple[float, float]:
    return figure.within, figure.otherwise


def new_york(given: Scenario) -> clock.WallClocks:
    return given.grid.wall_clocks("America/New_York")


def within(given: Scenario) -> np.ndarray:
    """Whether an interval begins in the weeks between, from 03:00 on 14 March in New York."""
    start = datetime(2027, 3, 14, 7, tzinfo=UTC)
    return np.array([start <= instant < EU_CHANGE for instant in given.grid.instants()])


def test_an_hour_that_is_short_in_the_weeks_only_is_named() -> None:
    # One agent short from 09:00 to 10:00, and three customers late in that hour, every day.
    given = american_queue()
    nine = within(given) & (new_york(given).minute == 540)
    effect = effect_of(given, np.where(nine, -1.0, 0.0), np.where(nine, 3.0, 0.0))
    assert beside(effect.agent_hours_short) == pytest.approx((1, 0))
    assert beside(effect.late_contacts) == pytest.approx((3, 0))
    assert beside(effect.contacts) == pytest.approx((240, 240))
    assert effect.net_by_hour[9] == pytest.approx(-1)
    assert set(np.delete(effect.net_by_hour, 9)) == {0}


def test_a_weekday_that_the_rest_of_the_horizon_lacks_counts_in_neither() -> None:
    # From Wednesday 10 March to Sunday 28 March; there is no Monday outside the weeks.
    given = american_queue("2027-03-10", 19)
    monday, friday = (new_york(given).weekday == day for day in (0, 4))
    effect = effect_of(given, -1.0 * monday, 1.0 * friday)
    assert beside(effect.agent_hours_short) == (0, 0)
    assert effect.late_contacts.within == pytest.approx(effect.late_contacts.otherwise)
    assert effect.late_contacts.within > 0


def test_what_waits_beyond_the_horizon_is_not_held_against_the_rest() -> None:
    given = american_queue()
    late = np.zeros(given.grid.count)
    late[-1] = 100
    assert effect_of(given, np.zeros(given.grid.count), late).late_contacts.otherwise == 0


def test_messages_may_wait_and_have_no_hour_in_which_they_lack_agents() -> None:
    target = ServiceLevel(share=0.9, within_hours=8, clock="elapsed")
    given = american_queue(channel="email", service_level=target)
    effect = effect_of(given, np.full(given.grid.count, -1.0), np.zeros(given.grid.count))
    assert (effect.agent_hours_short, effect.net_by_hour) == (None, None)


def test_a_horizon_inside_the_weeks_has_nothing_to_be_compared_with() -> None:
    given = american_queue("2027-03-16", 7)
    zeros = np.zeros(given.grid.count)
    assert effect_of(given, zeros, zeros) is None


def test_closed_hours_of_a_queue_have_no_agents_to_compare() -> None:
    office = OpeningHours(
        weekdays=dict.fromkeys(("mon", "tue"), (LocalWindow(opens=time(9), closes=time(10)),))
    )
    given = american_queue(opening_hours=office)
    zeros = np.zeros(given.grid.count)
    hours = effect_of(given, zeros, zeros).net_by_hour
    assert [hour for hour, net in enumerate(hours) if not np.isnan(net)] == [9]
