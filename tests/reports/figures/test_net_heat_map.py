"""The net heat map: a row for every local date, as long as that date is."""

from __future__ import annotations

from datetime import date

import numpy as np
from builders import tiny_queue, tiny_scenario
from covered_days import covered, one_day
from shifts import shift

from planner.plan import Coverage
from planner.reports.figures import LocalDays, net_heat_map
from planner.reports.figures.day_rows import day_rows
from planner.scenario import Horizon

WEEKEND = Horizon(start=date(2027, 3, 27), days=2, time_zone="Europe/Riga", interval_minutes=15)


def weekend() -> Coverage:
    """A queue that never closes, over the spring change, with nobody at work."""
    queue = tiny_queue(opening_hours=None)
    return covered(tiny_scenario(horizon=WEEKEND, queues={"en-voice": queue}))


def test_a_23_hour_day_has_92_quarters_of_an_hour() -> None:
    days = LocalDays.of_horizon(WEEKEND.grid(), "Europe/Riga")
    saturday, sunday = day_rows(WEEKEND.grid(), days)
    assert saturday.intervals == tuple(range(96))
    assert sunday.intervals == tuple(range(96, 96 + 92))


def test_the_row_of_a_23_hour_day_ends_an_hour_before_the_others() -> None:
    heat = net_heat_map(weekend(), "en-voice", "Europe/Riga").data[0]
    saturday, sunday = np.array(heat.z, dtype=float)
    assert not np.isnan(saturday).any()
    assert np.flatnonzero(np.isnan(sunday)).tolist() == [92, 93, 94, 95]
    # Cells are quarters of an hour wide, and the first begins at 0.
    assert (heat.x0 - heat.dx / 2, heat.dx) == (0, 0.25)


def test_hover_tells_the_wall_clock_with_its_offset() -> None:
    sunday = net_heat_map(weekend(), "en-voice", "Europe/Riga").data[0].hovertext[1]
    assert sunday[11].startswith("Sun 2027-03-28 02:45 +02:00<br>")
    assert sunday[12].startswith("Sun 2027-03-28 04:00 +03:00<br>")


def test_the_clock_change_is_marked_in_its_row_and_its_day_tells_its_length() -> None:
    figure = net_heat_map(weekend(), "en-voice", "Europe/Riga")
    mark = figure.data[2]
    assert (mark.x, mark.y) == ((3.0,), (1,))
    assert mark.hovertext[0].endswith("clocks go forward 1 h.")
    assert figure.layout.yaxis.ticktext == ("Sat 27 Mar", "Sun 28 Mar (23 h)")


def test_an_interval_that_a_local_midnight_cuts_lies_in_two_rows() -> None:
    # Two days in hours from midnight in Riga, 03:45 in Kathmandu: the midnight there is 20 h
    # 15 min later, a quarter into the interval 20.
    grid = Horizon(
        start=date(2027, 3, 1), days=2, time_zone="Europe/Riga", interval_minutes=60
    ).grid()
    days = LocalDays.of_horizon(grid, "Asia/Kathmandu")
    first, second, _ = day_rows(grid, days)
    assert first.cell_minutes == 15
    assert first.intervals[:16] == (-1,) * 15 + (0,)
    assert (first.intervals[-1], second.intervals[:4]) == (20, (20, 20, 20, 21))


def test_net_is_serving_less_required_and_empty_where_closed() -> None:
    # Ten calls of 300 s an hour require three agents at 80/20; Amy is one from 09:00 to 13:00.
    coverage = covered(one_day(), shift("2027-03-01 09:00", hours=4))
    figure = net_heat_map(coverage, "en-voice", "Europe/Riga")
    (row,) = np.array(figure.data[0].z, dtype=float)
    assert row[9:17].tolist() == [-2.0] * 4 + [-3.0] * 4
    assert np.isnan(np.delete(row, range(9, 17))).all()
    words = figure.data[0].hovertext[0]
    assert words[9] == "Mon 2027-03-01 09:00 +02:00<br>3 agents required, 1 serving: 2 short."
    assert words[8] == "Mon 2027-03-01 08:00 +02:00<br>closed."
    # A minus at the middle of every cell that is short.
    assert figure.data[1].x == tuple(hour + 0.5 for hour in range(9, 17))


def test_what_is_outside_the_horizon_is_empty() -> None:
    # The day of Riga begins at 06:00 in Manila.
    figure = net_heat_map(covered(one_day()), "en-voice", "Asia/Manila")
    assert figure.data[0].hovertext[0][5].endswith("outside the horizon.")
    assert np.isnan(np.array(figure.data[0].z[0], dtype=float)[:6]).all()
