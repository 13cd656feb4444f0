"""Forecast rows folded onto the grid."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from demand_builders import at, email, every_day, hours, row, scenario, voice
from hypothesis import given
from hypothesis import strategies as st

from planner.demand import forecast_contacts


def offered(queue, rows, **settings):
    return forecast_contacts(scenario(queue, rows, **settings)).offered[0]


def test_rows_of_the_grids_own_step_are_taken_as_they_are():
    found = offered(voice(), [row(at(h), 10.0 + h) for h in range(24)])
    assert found.tolist() == [10.0 + h for h in range(24)]


def test_a_coarser_row_is_spread_evenly():
    found = offered(voice(), [row(at(8), 20.0)], interval_minutes=15)
    assert found[32:36].tolist() == [5, 5, 5, 5]
    assert found.sum() == 20


def test_a_coarser_row_is_spread_over_its_open_intervals():
    # Open from 08:30, so the hour's 20 contacts come in its second half.
    queue = voice(opening_hours=hours(mon="08:30-18:00"))
    found = offered(queue, [row(at(8), 20.0)], interval_minutes=15)
    assert found[32:36].tolist() == [0, 0, 10, 10]


def test_finer_rows_are_summed():
    found = offered(voice(), [row(at(8) + timedelta(minutes=5 * i), 1.0 + i, 5) for i in range(12)])
    assert found[8] == 78  # 1 + 2 + ... + 12
    assert found.sum() == 78


def test_a_row_that_begins_off_the_grid_is_shared_by_overlap():
    # 08:45 to 09:45 (a zone at :45) lies a quarter in one hour, three quarters in the next.
    found = offered(voice(), [row(at(8.75), 20.0)])
    assert found[8:10].tolist() == [5, 15]


def test_of_a_row_across_the_edges_only_what_lies_inside_counts():
    rows = [row(at(-0.25), 20.0), row(at(23.5), 8.0)]
    found = offered(voice(), rows)
    # Three quarters of the first, half of the last.
    assert found[0] == 15
    assert found[23] == 4


def test_a_row_across_the_edge_is_spread_over_what_is_open_outside_too():
    # From 23:30 on Sunday to 00:30; the queue opens at midnight, so all comes inside.
    queue = voice(opening_hours=hours(mon="00:00-12:00"))
    assert offered(queue, [row(at(-0.5), 20.0)])[0] == 20
    # And where it closes at midnight, nothing does.
    queue = voice(opening_hours=hours(sun="12:00-00:00"))
    assert offered(queue, [row(at(-0.5), 20.0)])[0] == 0


def test_rows_outside_the_horizon_are_ignored():
    assert offered(voice(), [row(at(-1), 20.0), row(at(24), 20.0)]).sum() == 0


def test_a_row_without_an_open_interval_keeps_its_volume_where_it_came():
    queue = email(opening_hours=hours(mon="08:00-18:00"))
    found = offered(queue, [row(at(3), 20.0)], interval_minutes=30)
    assert found[6:8].tolist() == [10, 10]
    assert found.sum() == 20


def test_the_handle_time_is_the_mean_over_contacts():
    # 10 contacts of 100 s and 30 of 200 s: 7000 s / 40.
    rows = [
        row(at(8), 10.0, 30, handle_time_seconds=100.0),
        row(at(8.5), 30.0, 30, handle_time_seconds=200.0),
    ]
    assert forecast_contacts(scenario(voice(), rows)).handle_time[0, 8] == 175


def test_a_rows_handle_time_overrides_the_queues():
    rows = [row(at(8), 10.0, handle_time_seconds=100.0), row(at(9), 10.0)]
    handle_time = forecast_contacts(scenario(voice(), rows)).handle_time[0]
    assert handle_time[7:10].tolist() == [300, 100, 300]


def test_without_contacts_the_handle_time_is_the_mean_of_the_rows():
    queue = voice(handle_time_seconds=None)
    rows = [row(at(8), 10.0, handle_time_seconds=t) for t in (100.0, 200.0)]
    assert forecast_contacts(scenario(queue, rows)).handle_time[0, 0] == 150


def test_a_row_without_any_handle_time_is_an_error_that_names_the_queue():
    with pytest.raises(ValueError, match=r"queue q: .* at 2027-03-01 08:00 UTC"):
        forecast_contacts(scenario(voice(handle_time_seconds=None), [row(at(8), 1.0)]))


def test_queues_keep_their_order_and_their_own_rows():
    queues = {"b": voice(), "a": voice()}
    rows = [row(at(0), 1.0, queue="a"), row(at(0), 2.0, queue="b")]
    contacts = forecast_contacts(scenario(queues, rows))
    assert contacts.queues == ("b", "a")
    assert contacts.offered[:, 0].tolist() == [2, 1]


@given(
    interval=st.sampled_from([5, 10, 15, 30, 60]),
    rows=st.lists(
        st.tuples(st.integers(0, 22 * 60), st.integers(5, 60), st.floats(0, 1e4)), max_size=8
    ),
    window=st.sampled_from(["00:00-00:00", "08:30-17:15", "22:00-03:00"]),
)
def test_spreading_keeps_totals_whatever_the_steps_and_offsets(interval, rows, window):
    queue = email(opening_hours=every_day(window))
    forecast = [row(at(start / 60), volume, length) for start, length, volume in rows]
    found = offered(queue, forecast, interval_minutes=interval)
    assert found.sum() == pytest.approx(sum(volume for _, _, volume in rows), rel=1e-12)
    assert (found >= 0).all()


@given(start=st.integers(-60, 24 * 60), length=st.integers(5, 60))
def test_a_row_agrees_with_its_minutes_counted_one_by_one(start, length):
    found = offered(voice(), [row(at(start / 60), float(length), length)], interval_minutes=15)
    expected = np.zeros(96)
    for minute in range(start, start + length):
        if 0 <= minute < 24 * 60:
            expected[minute // 15] += 1
    assert found == pytest.approx(expected, abs=1e-12)
