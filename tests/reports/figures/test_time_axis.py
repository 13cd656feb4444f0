"""A time axis is elapsed time with wall-clock labels, right about clock changes."""

from __future__ import annotations

from datetime import date, datetime

import plotly.graph_objects as go
import pytest

from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.time_axis import draw_time_axis, time_ticks
from planner.scenario import Horizon

# The clocks of Riga go from 03:00 to 04:00 on 28 March 2027, at 01:00 UTC.
SPRING = LocalDays(date(2027, 3, 28), 1, "Europe/Riga")
HOURS_GRID = Horizon(
    start=date(2027, 3, 1), days=2, time_zone="Europe/Riga", interval_minutes=60
).grid()


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text)


def labels(days: LocalDays) -> dict[str, str]:
    """The label of every tick, by its instant in UTC."""
    return {f"{instant:%d %H:%M}": label for instant, label in time_ticks(days)}


def axis(days: LocalDays) -> go.Figure:
    figure = go.Figure()
    draw_time_axis(figure, days)
    return figure


def test_a_day_on_which_the_clocks_go_forward_is_23_hours_wide() -> None:
    first, last = axis(SPRING).layout.xaxis.range
    assert (first, last) == (utc("2027-03-27 22:00"), utc("2027-03-28 21:00"))


def test_a_day_on_which_the_clocks_go_back_is_25_hours_wide() -> None:
    first, last = axis(LocalDays(date(2027, 10, 31), 1, "Europe/Riga")).layout.xaxis.range
    assert (last - first).total_seconds() == 25 * 3600


def test_a_skipped_hour_has_no_label() -> None:
    # 00:00 is 22:00 UTC; 03:00 does not exist; 06:00 summer time is 03:00 UTC, five hours on.
    assert list(labels(SPRING).items())[:3] == [
        ("27 22:00", "00:00"), ("28 03:00", "06:00"), ("28 06:00", "09:00"),
    ]  # fmt: skip


def test_an_hour_that_comes_twice_is_labelled_once() -> None:
    # 03:00 comes at 00:00 UTC in summer time and at 01:00 UTC in winter time.
    autumn = labels(LocalDays(date(2027, 10, 31), 1, "Europe/Riga"))
    assert [instant for instant, label in autumn.items() if label == "03:00"] == ["31 00:00"]


def test_labels_are_wall_clock_in_a_zone_of_quarters_of_an_hour() -> None:
    # Kathmandu is 5 h 45 min ahead of UTC.
    found = labels(LocalDays(date(2027, 3, 1), 1, "Asia/Kathmandu"))
    assert list(found.items())[:2] == [("28 18:15", "00:00"), ("28 21:15", "03:00")]


def test_three_days_have_every_sixth_hour_and_the_date_at_noon() -> None:
    found = labels(LocalDays(date(2027, 3, 1), 3, "UTC"))
    assert len(found) == 3 * 4
    assert found["02 12:00"] == "12:00<br>Tue 2 Mar"
    assert found["02 18:00"] == "18:00"


def test_the_names_of_longer_windows_stand_amid_their_days() -> None:
    week = labels(LocalDays(date(2027, 3, 22), 7, "Europe/Riga"))
    # Sunday 28 March lasts from Saturday 22:00 to Sunday 21:00 UTC: its middle is 09:30 UTC.
    assert week["28 09:30"] == "Sun<br>28 Mar"
    month = labels(LocalDays(date(2027, 2, 22), 14, "UTC"))
    assert (month["22 12:00"], month["01 12:00"], month["02 12:00"]) == (
        "Mo<br>22 Feb", "Mo<br>1 Mar", "Tu<br>2",
    )  # fmt: skip


def test_days_are_parted_at_their_local_midnights() -> None:
    lines = axis(LocalDays(date(2027, 3, 27), 3, "Europe/Riga")).layout.shapes
    # Two midnights, an hour less than a day apart, and the clock change.
    assert [line.x0 for line in lines] == [
        utc("2027-03-27 22:00"), utc("2027-03-28 21:00"), utc("2027-03-28 01:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "instant", "words", "jump"),
    [
        (SPRING, "2027-03-28 01:00", "clocks go forward 1 h", "from 03:00 to 04:00"),
        # Lord Howe goes from 11 h to 10 h 30 min ahead of UTC at 02:00 of 4 April.
        (
            LocalDays(date(2027, 4, 4), 1, "Australia/Lord_Howe"),
            "2027-04-03 15:00", "clocks go back 30 min", "from 02:00 to 01:30",
        ),
    ],
)  # fmt: skip
def test_a_clock_change_is_marked_and_told(
    days: LocalDays, instant: str, words: str, jump: str
) -> None:
    (note,) = axis(days).layout.annotations
    assert (note.x, note.text) == (utc(instant), words)
    assert jump in note.hovertext


def test_a_day_without_a_clock_change_has_no_mark() -> None:
    assert not axis(LocalDays(date(2027, 3, 2), 1, "Europe/Riga")).layout.annotations


def test_a_window_has_the_intervals_that_reach_into_it() -> None:
    # Midnight in Riga is 03:45 in Kathmandu, so that its day begins within the 21st hour.
    second = LocalDays(date(2027, 3, 2), 1, "Asia/Kathmandu")
    assert second.intervals(HOURS_GRID) == slice(20, 45)
    assert LocalDays(date(2027, 2, 1), 1, "UTC").intervals(HOURS_GRID) == slice(0, 0)
    assert LocalDays(date(2027, 4, 1), 1, "UTC").intervals(HOURS_GRID) == slice(48, 48)


def test_the_horizons_days_are_those_that_it_touches() -> None:
    days = LocalDays.of_horizon(HOURS_GRID, "Asia/Manila")
    assert (days.first, days.days) == (date(2027, 3, 1), 3)
    assert days.heading == "Mon 1 Mar to Wed 3 Mar 2027, times in Asia/Manila"


def test_a_window_of_no_days_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        LocalDays(date(2027, 3, 1), 0, "UTC")
