"""Activities placed, heads present, handovers held."""

from datetime import date

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from shifts import at, schedule, shift

from planner.plan import score
from planner.plan.placement import unplaced_minutes
from planner.plan.presence import handover_misses, longest_run, missed_handover_minutes
from planner.scenario import (
    Activity,
    Handover,
    Horizon,
    OpeningHours,
    Proficiency,
    Site,
)
from planner.staffing import required_agents

PAID = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}


def weeks_from(first, days):
    return Horizon(start=first, days=days, time_zone="Europe/Riga", interval_minutes=60)


def meeting(**changes_):
    fields = {
        "activity": "meeting",
        "agents": ("amy", "ben"),
        "minutes": 60,
        "earliest": at("2027-03-01 08:00"),
        "latest": at("2027-03-05 18:00"),
        "together": True,
        "count": 1,
    }
    return tiny_scenario(activities=(Activity(**{**fields, **changes_}),))


def test_an_activity_that_nobody_holds_is_unplaced_for_everybody():
    scenario = meeting(count=2)
    assert unplaced_minutes(scenario, schedule(scenario)) == 2 * 2 * 60


def test_who_attends_another_start_of_a_meeting_has_not_attended_it():
    ten = (("meeting", "10:00", 60),)
    noon = (("meeting", "12:00", 60),)
    together = (shift("2027-03-01 09:00", off=ten), shift("2027-03-01 09:00", agent="ben", off=ten))
    apart = (shift("2027-03-01 09:00", off=ten), shift("2027-03-01 09:00", agent="ben", off=noon))
    scenario = meeting()
    assert unplaced_minutes(scenario, schedule(scenario, *together)) == 0
    assert unplaced_minutes(scenario, schedule(scenario, *apart)) == 60
    alone = meeting(together=False)
    assert unplaced_minutes(alone, schedule(alone, *apart)) == 0


def test_heads_below_the_minimum_are_uncovered_in_open_intervals_only():
    # Open 09:00-17:00 on Monday alone; Amy is there from 10:00: one hour lacks two of two
    # heads, seven hours one: (2 + 7) x 60 minutes.
    hours = OpeningHours(
        weekdays={"mon": tiny_queue().opening_hours.weekdays["mon"]}, holidays=None
    )
    scenario = tiny_scenario(queues={"en-voice": tiny_queue(min_agents=2, opening_hours=hours)})
    plan = schedule(scenario, shift("2027-03-01 10:00"))
    result = score(scenario, required_agents(scenario), plan)
    assert result.terms["uncovered_minutes"].value == pytest.approx((2 + 7) * 60)


def handover_scenario(minutes=120):
    sites = {
        "riga": PAID["riga"],
        "manila": Site(time_zone="Asia/Manila", country="PH", currency="PHP"),
    }
    agents = {"amy": tiny_agent(), "cat": tiny_agent("cat", site="manila")}
    rule = Handover(language="en", from_="manila", to="riga", overlap_minutes=minutes)
    horizon = weeks_from(date(2027, 3, 1), 2)
    return tiny_scenario(sites=sites, agents=agents, handovers=(rule,), horizon=horizon)


def test_a_handover_lacks_what_its_longest_overlap_falls_short_of():
    # Manila 09:00-17:00 is Riga 03:00-11:00; Amy starts at 10:00: one hour of two. On the
    # second day nobody meets.
    scenario = handover_scenario()
    plan = schedule(
        scenario,
        shift("2027-03-01 10:00"),
        shift("2027-03-01 09:00", agent="cat", zone="Asia/Manila"),
    )
    misses = handover_misses(scenario, plan, scenario.handovers[0])
    assert misses == {date(2027, 3, 1): 60, date(2027, 3, 2): 120}
    assert missed_handover_minutes(scenario, plan) == 180


def test_a_handover_needs_somebody_who_may_serve_the_language():
    scenario = handover_scenario()
    little = {"en": Proficiency(spoken="A1", written="A1")}
    mute = tiny_agent("cat", site="manila", languages=little)
    scenario = scenario.model_copy(update={"agents": {"amy": tiny_agent(), "cat": mute}})
    plan = schedule(
        scenario,
        shift("2027-03-01 08:00"),
        shift("2027-03-01 09:00", agent="cat", zone="Asia/Manila"),
    )
    assert missed_handover_minutes(scenario, plan) == 240


def test_the_longest_run_of_flags_is_counted():
    assert longest_run(np.array([True, False, True, True])) == 2
    assert longest_run(np.zeros(3, dtype=bool)) == 0
