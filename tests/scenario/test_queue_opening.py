"""When a queue is open."""

from __future__ import annotations

from datetime import date

import numpy as np
from demand_builders import MONDAY, every_day, hours, voice, windows

from planner.scenario import Horizon
from planner.scenario.opening import open_intervals


def opened(queue, start=MONDAY, days=1, time_zone="UTC", interval_minutes=60):
    """The numbers of the open intervals."""
    grid = Horizon(
        start=start, days=days, time_zone=time_zone, interval_minutes=interval_minutes
    ).grid()
    return np.flatnonzero(open_intervals(queue, grid)).tolist()


def test_a_queue_without_hours_never_closes():
    assert opened(voice()) == list(range(24))


def test_a_window_holds_from_its_first_instant_to_the_one_before_its_last():
    assert opened(voice(opening_hours=hours(mon="08:00-11:00"))) == [8, 9, 10]


def test_a_weekday_that_is_not_named_is_closed():
    queue = voice(opening_hours=hours(tue="08:00-10:00"))
    assert opened(queue, days=2) == [24 + 8, 24 + 9]


def test_an_interval_has_the_state_of_its_first_instant():
    # Opens at 08:30: the hour from 08:00 begins closed; closes 10:30: that hour begins open.
    assert opened(voice(opening_hours=hours(mon="08:30-10:30"))) == [9, 10]


def test_hours_are_local_to_the_queue():
    # 09:00 in Kathmandu (UTC+05:45) is 03:15 UTC, so 15-minute interval 13; two hours are 8.
    queue = voice(time_zone="Asia/Kathmandu", opening_hours=hours(mon="09:00-11:00"))
    assert opened(queue, interval_minutes=15) == list(range(13, 21))


def test_a_window_past_midnight_reaches_into_the_next_day():
    queue = voice(opening_hours=hours(mon="22:00-02:00"))
    assert opened(queue, days=2) == [22, 23, 24, 25]


def test_a_window_that_began_before_the_horizon_counts():
    # 2027-02-28 is a Sunday; its night reaches into the horizon's Monday.
    assert opened(voice(opening_hours=hours(sun="22:00-02:00"))) == [0, 1]


def test_a_window_from_midnight_to_midnight_is_the_whole_day():
    queue = voice(opening_hours=hours(mon="00:00-00:00"))
    assert opened(queue, days=2) == list(range(24))


def test_a_public_holiday_has_its_own_hours():
    # 2027-05-06 is Ascension Day in Germany, a Thursday.
    weekdays = {"wed": "08:00-10:00", "thu": "08:00-10:00"}
    queue = voice(country="DE", opening_hours=hours(holidays=windows("12:00-13:00"), **weekdays))
    assert opened(queue, start=date(2027, 5, 5), days=2) == [8, 9, 24 + 12]


def test_a_queue_may_close_on_public_holidays():
    queue = voice(country="DE", opening_hours=hours(holidays=(), thu="08:00-10:00"))
    assert opened(queue, start=date(2027, 5, 6)) == []


def test_without_a_word_on_holidays_they_are_days_like_any_other():
    queue = voice(country="DE", opening_hours=hours(thu="08:00-10:00"))
    assert opened(queue, start=date(2027, 5, 6)) == [8, 9]


def test_the_night_before_a_holiday_stays_open_to_its_end():
    queue = voice(
        country="DE", opening_hours=hours(holidays=(), wed="22:00-02:00", thu="22:00-02:00")
    )
    assert opened(queue, start=date(2027, 5, 5), days=2) == [22, 23, 24, 25]


def test_a_night_across_the_spring_change_is_an_hour_shorter():
    # Berlin springs from 02:00 to 03:00 on Sunday 2027-03-28. Saturday 23:00 to Sunday 05:00
    # is five hours: the day's 23rd hour, and the four that Sunday has before 05:00.
    queue = voice(time_zone="Europe/Berlin", opening_hours=hours(sat="23:00-05:00"))
    found = opened(queue, start=date(2027, 3, 27), days=2, time_zone="Europe/Berlin")
    assert found == [23, 24, 25, 26, 27]


def test_a_window_inside_the_skipped_hour_never_opens():
    queue = voice(time_zone="Europe/Berlin", opening_hours=hours(sun="02:00-03:00"))
    assert opened(queue, start=date(2027, 3, 28), time_zone="Europe/Berlin") == []


def test_hours_that_begin_in_the_doubled_hour_begin_the_first_time():
    # Berlin's clocks show 02:00-03:00 twice on 2027-10-31: 02:00, 02:00 again, 03:00, 04:00.
    queue = voice(time_zone="Europe/Berlin", opening_hours=every_day("02:00-04:00"))
    found = opened(queue, start=date(2027, 10, 31), time_zone="Europe/Berlin")
    assert found == [2, 3, 4]
