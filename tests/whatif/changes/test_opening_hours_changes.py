"""Other opening hours, and what becomes of the forecast.

The queue of the tiny scenario is open Monday to Friday 09:00 to 17:00, with ten contacts an hour.
"""

from __future__ import annotations

from datetime import time, timedelta

from builders import tiny_queue, tiny_scenario
from changing import refused, volumes

from planner.clock import local
from planner.scenario import ForecastRow, LocalWindow, OpeningHours, Scenario, ServiceLevel
from planner.whatif.changes import OpeningHoursChange, apply_changes


def opened(hours: object, **fields: object) -> OpeningHoursChange:
    return OpeningHoursChange(queues="*", opening_hours=hours, **fields)


def hours_of(scenario: Scenario) -> list[int]:
    """The local hours that are forecast on Monday."""
    starts = [local(row.start, "Europe/Riga") for row in scenario.forecast]
    return [start.hour for start in starts if start.weekday() == 0]


def test_what_was_forecast_for_hours_that_close_is_dropped() -> None:
    after = opened({"mon-fri": ["09:00-12:00"]}).apply(tiny_scenario())
    assert hours_of(after) == [9, 10, 11]
    assert apply_changes(tiny_scenario(), [opened({"mon-fri": ["09:00-12:00"]})]) == after


def test_of_a_period_that_closes_halfway_half_of_the_contacts_come() -> None:
    # In a grid of half hours the last period, 11:00 to 12:00, is open until 11:30.
    horizon = tiny_scenario().horizon.model_copy(update={"interval_minutes": 30})
    scenario = tiny_scenario().model_copy(update={"horizon": horizon})
    after = opened({"mon": ["09:00-11:30"]}).apply(scenario)
    assert volumes(after) == [10, 10, 5]


def test_hours_that_open_newly_are_refused_until_somebody_says_what_they_bring() -> None:
    # 8 hours on Saturday.
    assert refused(opened({"mon-sat": ["09:00-17:00"]}), tiny_scenario()) == [
        "en-voice would be open for 8 hours that nothing is forecast for, first from "
        "2027-03-06T09:00+02:00 to 2027-03-06T17:00+02:00: give volume_per_hour, the contacts "
        "to expect in an hour of them"
    ]


def test_hours_that_open_newly_bring_what_is_said() -> None:
    change = opened({"mon-sat": ["09:00-17:00"]}, volume_per_hour=3)
    after = apply_changes(tiny_scenario(), [change])
    assert volumes(after) == [10.0] * 40 + [3.0] * 8


def test_a_forecast_of_nobody_while_closed_says_nothing_of_new_hours() -> None:
    scenario = tiny_scenario()
    first, saturday = scenario.forecast[0], timedelta(days=5)
    nobody = first.model_copy(update={"start": first.start + saturday, "volume": 0.0})
    known = scenario.model_copy(update={"forecast": (*scenario.forecast, nobody)})
    change = opened({"mon-fri": ["09:00-17:00"], "sat": ["09:00-10:00"]}, volume_per_hour=3)
    assert volumes(apply_changes(known, [change])) == [10.0] * 40 + [3.0]


def test_email_keeps_its_forecast_and_waits() -> None:
    queue = tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=8))
    scenario = tiny_scenario(queues={"en-email": queue})
    change = opened({"mon": ["09:00-12:00"]})
    assert apply_changes(scenario, [change]).forecast == scenario.forecast


def test_email_that_was_forecast_in_open_hours_alone_needs_no_more_for_new_ones() -> None:
    queue = tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=8))
    office = tuple(
        ForecastRow(queue="en-email", start=row.start, period_minutes=60, volume=10.0)
        for row in tiny_scenario().forecast
    )
    scenario = tiny_scenario(queues={"en-email": queue}, forecast=office)
    after = apply_changes(scenario, [opened("24/7")])
    # 40 office hours of the 168 hours of the week.
    assert volumes(after, "en-email") == [10.0] * 40 + [0.0] * 128


def test_the_inverse_restores_the_hours_where_no_forecast_changed() -> None:
    queue = tiny_queue(channel="email", service_level=ServiceLevel(share=0.9, within_hours=8))
    scenario = tiny_scenario(queues={"en-email": queue})
    back = opened("24/7").inverse(scenario)
    assert back is not None
    assert back.apply(opened("24/7").apply(scenario)) == scenario
    assert opened({"mon": ["09:00-12:00"]}).inverse(tiny_scenario()) is None


def test_hours_are_told_in_words() -> None:
    scenario = tiny_scenario()
    lunch = {"mon-fri": ["09:00-12:00", "13:00-17:00"], "sun": ["10:00-24:00"], "holidays": []}
    assert opened(lunch).words(scenario) == (
        "All queues: open mon-fri 09:00-12:00 and 13:00-17:00, sun 10:00-24:00, holidays closed"
    )
    assert opened("24/7", volume_per_hour=2.5).words(scenario) == (
        "All queues: open day and night (2.5 contacts an hour where that is new)"
    )


def test_hours_may_be_given_as_a_noun() -> None:
    morning = (LocalWindow(opens=time(9), closes=time(12)),)
    hours = OpeningHours(weekdays={"mon": morning})
    assert opened(hours) == opened({"mon": ["09:00-12:00"]})
