"""Contacts and required agents: by day, by interval, and in a usual week."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from builders import tiny_queue, tiny_scenario
from demand_builders import at, email, row, scenario

from planner.reports.figures import (
    LocalDays,
    Measure,
    daily_volume,
    interval_volume,
    week_heat_map,
)
from planner.reports.figures.daily_volume import queue_days
from planner.reports.zone_choice import ZoneChoice
from planner.staffing import required_agents

# Monday to Friday from 09:00 to 17:00 in Riga, ten calls an hour, for which three agents are
# required: 80 contacts and 24 agent-hours a day.
TINY = tiny_scenario()
REQUIREMENT = required_agents(TINY)


def test_days_sum_up_contacts_and_agent_hours() -> None:
    days = queue_days(REQUIREMENT, "en-voice", "Europe/Riga")
    assert days.dates[0] == date(2027, 3, 1)
    assert days.contacts.tolist() == [80] * 5 + [0] * 2
    assert days.agent_hours.tolist() == [24] * 5 + [0] * 2
    assert all(days.whole)


def test_days_of_another_zone_are_its_own_and_cut_ones_are_pale() -> None:
    # In Auckland, 11 hours ahead of Riga, Monday is from 20:00 to 04:00: half of it on Tuesday.
    days = queue_days(REQUIREMENT, "en-voice", "Pacific/Auckland")
    assert days.contacts.tolist() == [40] + [80] * 4 + [40, 0, 0]
    assert days.whole == (False, *[True] * 6, False)
    figure = daily_volume(REQUIREMENT, ["en-voice"], ZoneChoice(TINY, "Pacific/Auckland"))
    assert figure.data[0].marker.opacity == (0.4, *[1.0] * 6, 0.4)
    assert figure.data[0].hovertext[0] == (
        "en-voice, Mon 2027-03-01 in Pacific/Auckland:<br>40 contacts."
    )


def test_a_day_that_is_not_24_hours_long_says_so() -> None:
    spring = scenario(
        email(time_zone="Europe/Riga"),
        [row(at(hour, date(2027, 3, 27)), 1.0) for hour in range(-2, 46)],
        start=date(2027, 3, 27), days=2, time_zone="Europe/Riga",
    )  # fmt: skip
    figure = daily_volume(required_agents(spring), ["q"], ZoneChoice(spring, "Europe/Riga"))
    saturday, sunday = figure.data[0].hovertext
    assert saturday == "q, Sat 2027-03-27 in Europe/Riga:<br>24 contacts."
    assert sunday == "q, Sun 2027-03-28 in Europe/Riga, 23 h long:<br>23 contacts."


def test_a_single_queue_has_no_legend_and_several_are_stacked_in_one() -> None:
    queues = {name: tiny_queue() for name in ("one", "two")}
    two = tiny_scenario(queues=queues)
    figure = daily_volume(required_agents(two), list(queues), ZoneChoice(two, "UTC"))
    assert figure.layout.barmode == "stack"
    assert [trace.name for trace in figure.data if trace.showlegend] == ["one", "two"]
    alone = daily_volume(required_agents(two), ["one"], ZoneChoice(two, "UTC"))
    assert alone.layout.showlegend is False


def test_bars_of_intervals_begin_with_them_in_utc_and_are_as_wide() -> None:
    figure = interval_volume(REQUIREMENT, ["en-voice"], LocalDays(date(2027, 3, 2), 1, "UTC"))
    contacts, required = figure.data
    at_nine = list(contacts.x).index(datetime(2027, 3, 2, 7))
    assert (contacts.width, contacts.offset) == (3_600_000, 0)
    assert (contacts.y[at_nine], required.y[at_nine]) == (10, 3)
    assert len(contacts.x) == 24
    assert contacts.hovertext[at_nine] == (
        "en-voice, Tue 2027-03-02 07:00 +00:00:<br>10 contacts, 3 agents required."
    )


def test_a_usual_week_tells_contacts_per_hour_by_the_zones_clock() -> None:
    # Quarters of an hour with 2.5 contacts each are ten an hour.
    horizon = TINY.horizon.model_copy(update={"interval_minutes": 15})
    quarters = TINY.model_copy(update={"horizon": horizon})
    figure = week_heat_map(required_agents(quarters), "en-voice", "Europe/London")
    week = np.array(figure.data[0].z, dtype=float)
    assert week[0, 7:15].tolist() == [10] * 8
    assert np.isnan(np.delete(week[0], range(7, 15))).all()
    assert np.isnan(week[6]).all()
    assert figure.data[0].hovertext[0][7] == "Mon, 07:00 to 08:00: 10 contacts per hour."
    assert figure.data[0].hovertext[6][7] == "Sun, 07:00 to 08:00: closed."


def test_a_usual_week_of_required_agents_has_their_means() -> None:
    figure = week_heat_map(REQUIREMENT, "en-voice", "Europe/Riga", Measure.REQUIRED)
    assert figure.data[0].z[4][9] == 3
    assert figure.layout.title.subtitle.text.startswith("agents required")


def test_emails_that_arrive_in_closed_hours_are_in_the_usual_week() -> None:
    closed_at_night = email(opening_hours=tiny_queue().opening_hours)
    night = scenario(closed_at_night, [row(at(hour), 2.0) for hour in range(24)])
    week = week_heat_map(required_agents(night), "q", "UTC").data[0].z
    assert list(week[0]) == [2.0] * 24
