"""What the tests of changes share: refusals, and scenarios to within rounding."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import tiny_scenario
from shifts import row

from planner.errors import ChangeError
from planner.scenario import ForecastRow, PublishedShift, Scenario
from planner.whatif.changes import Change

HOUR = timedelta(hours=1)


def refused(change: Change, scenario: Scenario) -> list[str]:
    """Why a change cannot be applied."""
    with pytest.raises(ChangeError) as told:
        change.apply(scenario)
    assert {problem.place for problem in told.value.problems} == {change.words(scenario)}
    return [problem.message for problem in told.value.problems]


def volumes(scenario: Scenario, queue: str = "en-voice") -> list[float]:
    """The volumes of a queue's forecast rows, in their order."""
    return [row.volume for row in scenario.forecast if row.queue == queue]


def published(agent: str, day: int, *, state: str = "published") -> PublishedShift:
    """A shift from 09:00 to 17:00 in Riga on a day of March 2027."""
    return row(f"2027-03-{day:02} 09:00", agent=agent, state=state)


def with_shifts(*shifts: PublishedShift) -> Scenario:
    """The tiny scenario in which these shifts are published."""
    return tiny_scenario(shifts=shifts)


def same_to_rounding(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios differ in the last digits of forecast and handle times at most."""
    return _rounded(one) == _rounded(other)


def _rounded(scenario: Scenario) -> Scenario:
    queues = {
        name: queue.model_copy(update={"handle_time_seconds": _digits(queue.handle_time_seconds)})
        for name, queue in scenario.queues.items()
    }
    rows = tuple(map(_rounded_row, scenario.forecast))
    return scenario.model_copy(update={"queues": queues, "forecast": rows})


def _rounded_row(period: ForecastRow) -> ForecastRow:
    figures = {
        "volume": _digits(period.volume),
        "handle_time_seconds": _digits(period.handle_time_seconds),
    }
    return period.model_copy(update=figures)


def _digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.9g}")
