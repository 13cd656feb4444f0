"""Everyone's shifts: the days, people and clocks of the page Schedule."""

from __future__ import annotations

from datetime import date

import pytest
from builders import tiny_agent, tiny_scenario
from shifts import schedule, shift

from planner.reports.figures import GroupBy, LocalDays
from planner.reports.zone_choice import SITE, ZoneChoice
from planner.scenario import Horizon, Scenario, Site
from planner.ui.views.schedule.days import (
    dates_of,
    days_from,
    days_touched,
    earlier,
    inside,
    later,
    length_shown,
    lengths,
)
from planner.ui.views.schedule.parts import (
    MOST_ROWS,
    clock_change_words,
    groups,
    members,
    parts,
    sheets,
)

MARCH = [date(2027, 3, day) for day in range(1, 29)]
RIGA = "Europe/Riga"


def world() -> Scenario:
    """Amy and Cat in Riga, Ben in Manila, six hours ahead; Ben and Cat share a team."""
    return tiny_scenario(
        sites={
            "riga": Site(time_zone=RIGA, country="LV", currency="EUR"),
            "manila": Site(time_zone="Asia/Manila", country="PH", currency="PHP"),
        },
        agents={
            "amy": tiny_agent("amy"),
            "ben": tiny_agent("ben", site="manila", team="blue"),
            "cat": tiny_agent("cat", team="blue"),
        },
    )


def test_each_site_has_a_part_in_its_own_clock() -> None:
    found = parts(ZoneChoice(world(), SITE), ["amy", "ben", "cat"])
    assert [(part.zone, part.agents) for part in found] == [
        (RIGA, ("amy", "cat")),
        ("Asia/Manila", ("ben",)),
    ]
    assert found[1].title == "Site manila, times in Asia/Manila (site's own)"


def test_one_clock_for_all_is_one_part_though_it_is_the_own_clock_of_some() -> None:
    (part,) = parts(ZoneChoice(world(), RIGA), ["amy", "ben", "cat"])
    assert (part.title, part.agents) == ("Times in Europe/Riga", ("amy", "ben", "cat"))


def test_people_are_chosen_by_site_or_team_and_nobody_chosen_means_all() -> None:
    scenario = world()
    assert groups(scenario, GroupBy.TEAM) == ["no team", "blue"]
    assert members(scenario, GroupBy.TEAM, ["blue"]) == ["ben", "cat"]
    assert members(scenario, GroupBy.SITE, []) == ["amy", "cat", "ben"]


def test_many_agents_come_in_sheets() -> None:
    assert [len(sheet) for sheet in sheets(["amy"] * (MOST_ROWS + 1))] == [MOST_ROWS, 1]


def test_the_dates_are_those_of_any_clock_that_is_shown() -> None:
    # The horizon ends on Sunday 7 March at 24:00 in Riga, 06:00 on Monday in Manila.
    assert dates_of(ZoneChoice(world(), SITE))[-1] == date(2027, 3, 8)
    assert dates_of(ZoneChoice(world(), RIGA))[-1] == date(2027, 3, 7)


def test_a_window_is_cut_where_the_horizon_ends() -> None:
    assert days_from(MARCH, RIGA, date(2027, 3, 26), 7).dates == tuple(MARCH[-3:])
    assert days_from(MARCH, RIGA, date(2027, 2, 1), 7).dates == tuple(MARCH[:7])
    assert inside(MARCH, date(2027, 4, 5)) == MARCH[-1]


def test_arrows_lead_to_the_windows_before_and_after_as_far_as_there_are_days() -> None:
    assert earlier(MARCH, date(2027, 3, 5), 7) == date(2027, 3, 1)
    assert earlier(MARCH, date(2027, 3, 1), 7) is None
    assert later(MARCH, date(2027, 3, 15), 7) == date(2027, 3, 22)
    assert later(MARCH, date(2027, 3, 22), 7) is None


def test_so_many_days_can_be_shown_as_there_are() -> None:
    assert lengths(MARCH[:10]) == [1, 3, 7, 10]
    assert length_shown(MARCH[:10], 14) == 10
    assert length_shown(MARCH[:6], 5) == 3


def test_a_day_on_which_the_clocks_change_is_told_with_its_length() -> None:
    days = LocalDays(date(2027, 3, 27), 2, RIGA)
    assert clock_change_words(RIGA, days) == [
        "Sun 28 Mar: the clocks of Europe/Riga go forward by 1 h, the day has 23 h."
    ]
    assert clock_change_words("Asia/Manila", days) == []


def test_the_days_touched_reach_from_the_first_to_the_last_shift_that_differs() -> None:
    horizon = Horizon(start=date(2027, 3, 1), days=7, time_zone=RIGA, interval_minutes=60)
    scenario = tiny_scenario(horizon=horizon)
    monday, wednesday = shift("2027-03-01 08:00"), shift("2027-03-03 20:00")
    before, now = schedule(scenario, monday), schedule(scenario, wednesday)
    # Wednesday's shift ends on Thursday at 04:00.
    assert days_touched(before, now, RIGA) == LocalDays(date(2027, 3, 1), 4, RIGA)
    assert days_touched(before, before, RIGA) is None


def test_a_window_has_a_day_at_least() -> None:
    assert length_shown(MARCH, 0) == 1


@pytest.mark.parametrize("wanted", [7, 8, 13])
def test_the_length_shown_is_one_that_can_be_chosen(wanted: int) -> None:
    assert length_shown(MARCH, wanted) == 7
