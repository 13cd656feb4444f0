"""Activities in the bound: what each takes from the queue at the least."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from small_rosters import any_scenario, problem_of

from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import whole_objective
from planner.roster.proof.meetings import no_places, places_of, taken_by_meetings
from planner.scenario import (
    Activity,
    Horizon,
    LocalWindow,
    Objective,
    OpeningHours,
    Scenario,
    StartWindow,
)

NINE, SEVENTEEN = (datetime(2027, 3, 1, hour, tzinfo=UTC) for hour in (7, 15))
"""In Riga's time, two hours ahead of UTC."""


def training(minutes: int, until: datetime = SEVENTEEN) -> Activity:
    """Amy's, from 09:00 on."""
    return Activity(
        activity="training",
        agents=("amy",),
        minutes=minutes,
        earliest=NINE,
        latest=until,
        together=False,
    )


def nine_to_five(*activities: Activity, unplaced: float = 1.0) -> Scenario:
    """Amy works Monday 09:00 to 17:00 or not at all; contacts come from 09:00 to 10:00."""
    first_hour = OpeningHours(weekdays={"mon": (LocalWindow(opens=time(9), closes=time(10)),)})
    at_nine = StartWindow(from_=time(9), to=time(9), every_minutes=60)
    return tiny_scenario(
        horizon=Horizon(
            start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60
        ),
        contracts={"full-time": tiny_contract(starts=(at_nine,), breaks=())},
        queues={"en-voice": tiny_queue(opening_hours=first_hour)},
        agents={"amy": tiny_agent()},
        activities=activities,
        objective=Objective(unplaced_minute=unplaced, paid_hour=0.0, hour_short=0.0),
    )


def taken(scenario: Scenario, dear_hour: int) -> float:
    """What Amy's activities take where an hour on queue earns 1, and one of them 10."""
    problem = problem_of(scenario)
    worth = np.ones(problem.lines.pay_hours.shape[1] - 1)
    worth[dear_hour] = 10.0
    return taken_by_meetings(places_of(problem), 0, np.append(0.0, np.cumsum(worth)))


def test_an_activity_takes_its_cheapest_place() -> None:
    assert taken(nine_to_five(training(60)), dear_hour=9) == pytest.approx(1.0)
    assert taken(nine_to_five(training(120)), dear_hour=9) == pytest.approx(2.0)


def test_an_activity_that_has_one_place_takes_that() -> None:
    ten = datetime(2027, 3, 1, 8, tzinfo=UTC)
    assert taken(nine_to_five(training(60, until=ten)), dear_hour=9) == pytest.approx(10.0)


def test_an_activity_takes_no_more_than_not_holding_it_costs() -> None:
    found = taken(nine_to_five(training(60), unplaced=0.01), dear_hour=9)
    assert found == pytest.approx(0.6)


def test_an_activity_that_no_shift_can_hold_costs_what_not_holding_it_costs() -> None:
    at_night = Activity(
        activity="training",
        agents=("amy",),
        minutes=60,
        together=False,
        earliest=datetime(2027, 3, 1, 0, tzinfo=UTC),
        latest=datetime(2027, 3, 1, 4, tzinfo=UTC),
    )
    assert taken(nine_to_five(at_night, unplaced=0.5), dear_hour=9) == pytest.approx(30.0)


def test_without_activities_nothing_is_taken() -> None:
    problem = problem_of(nine_to_five())
    earned = np.arange(problem.lines.pay_hours.shape[1], dtype=np.float64)
    assert taken_by_meetings(places_of(problem), 0, earned) == 0.0
    assert taken_by_meetings(no_places(problem), 0, earned) == 0.0


def test_a_training_in_the_only_hour_of_contacts_costs_the_bound_what_it_costs_the_plan() -> None:
    # Held, it leaves nobody for the contacts; not held, it costs sixty times a hundredth.
    ten = datetime(2027, 3, 1, 8, tzinfo=UTC)
    with_it = problem_of(nine_to_five(training(60, until=ten), unplaced=0.01))
    bounds = []
    for problem in (problem_of(nine_to_five()), with_it):
        ascent = Ascent(problem, whole_objective(problem))
        for _ in range(200):
            ascent.step()
        bounds.append(ascent.best)
    assert bounds[1] - bounds[0] == pytest.approx(0.6, abs=1e-2)


@pytest.mark.parametrize("seed", range(20))
def test_places_are_where_some_shift_holds_the_whole_activity(seed: int) -> None:
    problem = problem_of(any_scenario(seed))
    places, lines = places_of(problem), problem.lines
    for number, meeting in enumerate(sorted(problem.meetings, key=lambda m: m.agent)):
        rows = problem.rows_of(meeting.agent)
        shifts = [
            range(lines.offers["first"][o], lines.offers["last"][o])
            for row in rows
            for o in range(lines.rows["offer_first"][row], lines.rows["offer_last"][row])
        ]
        expected = [
            at
            for at in range(problem.intervals)
            if meeting.earliest <= at <= meeting.latest - meeting.length
            and any(at in s and at + meeting.length - 1 in s for s in shifts)
        ]
        found = places.meetings[number]
        assert places.start[found["first"] : found["last"]].tolist() == expected
