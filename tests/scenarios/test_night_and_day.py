"""What the README of night_and_day says of its data."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from planner import clock
from planner.plan.hours import NIGHT_MINUTES, night_minutes
from planner.scenario import PublishedShift, Scenario, read_scenario
from planner.scenario.holidays import public_holiday

FOLDER = Path(__file__).parents[2] / "scenarios" / "night_and_day"
WARSAW = "Europe/Warsaw"


@cache
def scenario() -> Scenario:
    return read_scenario(FOLDER)


def on(contract: str) -> list[str]:
    return [name for name, agent in scenario().agents.items() if agent.contract == contract]


def night_starts(contract: str) -> set[int]:
    """The start times, in minutes of the day, of which some length makes a night shift."""
    rules = scenario().contracts[contract]
    midnight = clock.day_start(date(2027, 5, 3), WARSAW)
    return {
        minute
        for window in rules.starts
        for minute in window.minutes_of_day()
        for length in rules.shift_minutes
        if is_night(midnight + minute * clock.MINUTE, length)
    }


def is_night(start: datetime, length: int) -> bool:
    return night_minutes(start, start + length * clock.MINUTE, WARSAW) >= NIGHT_MINUTES


def test_the_horizon_has_three_public_holidays_one_of_them_a_sunday() -> None:
    days = scenario().grid.dates(WARSAW)
    holidays = [day for day in days if public_holiday("PL", None, day)]
    assert holidays == [date(2027, 5, 3), date(2027, 5, 16), date(2027, 5, 27)]
    assert [day.weekday() for day in holidays] == [0, 6, 3]


def test_the_telephone_is_answered_day_and_night() -> None:
    voice = scenario().queues["pl-voice"]
    assert voice.opening_hours is None
    assert voice.min_agents == 1


def test_only_full_timers_work_nights_and_these_begin_at_ten() -> None:
    assert night_starts("full-time") == {22 * 60}
    assert night_starts("part-time") == set()


def test_full_timers_differ_in_nothing_that_a_night_asks_for() -> None:
    assert len(on("full-time")) == 14
    assert {tuple(scenario().queues_of(name)) for name in on("full-time")} == {
        ("pl-voice", "en-chat", "pl-email")
    }
    assert not {row.agent for row in scenario().availability} & set(on("full-time"))
    assert max(row.end - row.start for row in scenario().time_off) == timedelta(days=3)


def test_two_on_every_night_are_four_nights_for_everybody() -> None:
    # Somebody alone leaves the telephone for 15 + 30 + 15 minutes of breaks. 28 nights x 2 =
    # 56 = 14 x 4.
    assert sum(one.minutes for one in scenario().contracts["full-time"].breaks) == 60
    assert len(scenario().grid.dates(WARSAW)) * 2 == len(on("full-time")) * 4


def test_twelve_of_fourteen_would_rather_sleep_at_night() -> None:
    window = (time(23, 30), time(5, 30))
    wishes = [wish for wish in scenario().preferences if (wish.from_, wish.to) == window]
    assert {(wish.wish, len(wish.weekdays)) for wish in wishes} == {("off", 7)}
    assert len({wish.agent for wish in wishes} & set(on("full-time"))) == 12


def test_the_two_of_the_night_before_the_horizon_take_their_breaks_in_turn() -> None:
    start = scenario().grid.start
    one, other = (row for row in scenario().shifts if row.start < start < row.end)
    assert len(away(one)) == len(away(other)) == 4
    assert not away(one) & away(other)


def away(row: PublishedShift) -> set[datetime]:
    """The quarters of an hour, by their start, in which breaks are taken."""
    return {
        taken.start + quarter * 15 * clock.MINUTE
        for taken in row.activities or ()
        for quarter in range(taken.minutes // 15)
    }
