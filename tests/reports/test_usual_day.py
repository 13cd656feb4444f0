"""A queue's usual day and week by the customers' clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario

from planner.reports.day_strip import BLOCKS, LETTERS, marks_for, strips_text
from planner.reports.staffing import staffing_record, staffing_text
from planner.reports.usual_day import mean_by_hour, mean_by_weekday_and_hour
from planner.scenario import LocalWindow, OpeningHours, Scenario
from planner.staffing import Requirement, required_agents


@dataclass(frozen=True)
class GivenCoverage:
    """A requirement with a net that a test chose."""

    scenario: Scenario
    requirement: Requirement
    net: np.ndarray


def test_the_mean_of_an_hour_is_over_the_days_on_which_it_counts() -> None:
    clocks = tiny_scenario().grid.wall_clocks("Europe/Riga")
    values, where = np.zeros(168), np.zeros(168, dtype=np.bool_)
    values[[9, 33]] = 4, 8  # Monday and Tuesday at 09:00
    values[57] = 99  # Wednesday at 09:00, which does not count
    where[[9, 33]] = True
    means = mean_by_hour(values, where, clocks)
    assert means[9] == 6
    assert np.isnan(np.delete(means, 9)).all()
    week = mean_by_weekday_and_hour(values, where, clocks)
    assert (week[0, 9], week[1, 9]) == (4, 8)


def test_a_usual_week_is_told_by_the_customers_clock() -> None:
    # Open in Riga from 09:00 to 17:00; in London that is 07:00 to 15:00.
    hours = (LocalWindow(opens=time(7), closes=time(15)),)
    queue = tiny_queue(
        time_zone="Europe/London", opening_hours=OpeningHours(weekdays={"mon": hours})
    )
    scenario = tiny_scenario(queues={"en-voice": queue})
    requirement = required_agents(scenario)
    least = round(requirement.required.max())
    lines = staffing_text(scenario, requirement).splitlines()
    assert lines[3].startswith("en-voice (Europe/London): ")
    assert lines[3].endswith(f"at most {least} agents at once")
    monday = next(line for line in lines if line.startswith("mon")).split()
    assert monday[1:] == ["."] * 7 + [str(least)] * 8 + ["."] * 9
    tuesday = next(line for line in lines if line.startswith("tue")).split()
    assert tuesday[1:] == ["."] * 24


def test_a_table_of_a_usual_week_fits_an_ordinary_terminal() -> None:
    scenario = tiny_scenario()
    text = staffing_text(scenario, required_agents(scenario))
    assert max(map(len, text.splitlines())) <= 100


def test_the_record_has_every_interval_of_every_queue() -> None:
    scenario = tiny_scenario()
    requirement = required_agents(scenario)
    record = staffing_record(scenario, requirement)
    (queue,) = record["queues"]  # type: ignore[misc]
    assert len(queue["intervals"]) == 168
    tenth = queue["intervals"][10]
    assert tenth["start_utc"] == "2027-03-01T08:00Z"
    assert tenth["start_local"] == "2027-03-01T10:00+02:00"
    assert tenth["open"] is True
    assert (tenth["volume"], tenth["handle_time_seconds"]) == (10, 300)
    assert tenth["required"] == requirement.required[0, 10]


def test_a_strip_has_a_letter_an_hour_and_names_the_worst() -> None:
    scenario = tiny_scenario()
    net = np.zeros((1, 168))
    # Every day alike: 09:00 to 13:00 short by 2.5, 1.5 and 0.5, then enough; from 13:00 one over.
    for hour, value in enumerate((-2.5, -1.5, -0.5, 0.0, 1.0, 1.0, 1.0, 1.0), start=9):
        net[0, hour::24] = value
    coverage = GivenCoverage(scenario, required_agents(scenario), net)
    strip = strips_text(coverage, LETTERS).splitlines()[1]  # type: ignore[arg-type]
    assert strip.split() == [
        "en-voice",
        "." * 9 + "#xo-++++" + "." * 7,
        "09:00",
        "-2.5",
        "Europe/Riga",
    ]


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", BLOCKS), ("ascii", LETTERS), ("latin-1", LETTERS), (None, LETTERS)],
)
def test_blocks_are_drawn_only_where_the_output_has_them(encoding, marks) -> None:  # type: ignore[no-untyped-def]
    assert marks_for(encoding) is marks
