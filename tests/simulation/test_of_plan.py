"""From a plan to its centre: zones, breaks, shifts across midnight, deadlines."""

from __future__ import annotations

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from covered_days import ONE_DAY, emails, one_day
from shifts import schedule, shift

from planner.plan import Shift
from planner.scenario import Deflection, Proficiency, Scenario, Simulation, Site
from planner.simulation import Measure, centre_of, simulate
from planner.simulation.centre import Centre
from planner.staffing import required_agents

HOUR = 3600.0


def made(scenario: Scenario, *shifts: Shift) -> Centre:
    return centre_of(scenario, required_agents(scenario), schedule(scenario, *shifts))


def test_a_shift_is_on_queue_around_its_breaks() -> None:
    # 09:00 in Riga is the tenth hour of the local day that the horizon is.
    found = made(one_day(), shift("2027-03-01 09:00", off=(("lunch", "13:00", 30),)))
    assert [(p.start / HOUR, p.end / HOUR, p.goes_home) for p in found.presences] == [
        (9.0, 13.0, False), (13.5, 17.0, True),
    ]  # fmt: skip


def test_a_shift_that_reaches_in_from_before_is_there_from_the_start() -> None:
    scenario = one_day()
    found = made(scenario, shift("2027-02-28 20:00"))
    assert [(p.start, p.end / HOUR) for p in found.presences] == [(0.0, 4.0)]


def test_a_shift_across_the_end_of_the_horizon_goes_on() -> None:
    found = made(one_day(), shift("2027-03-01 20:00"))
    assert [(p.start / HOUR, p.end / HOUR) for p in found.presences] == [(20.0, 28.0)]


def test_contacts_that_a_bot_keeps_do_not_arrive() -> None:
    bot = Deflection(share=0.4, recontact=0.25, handle_time_factor=1.5)
    found = made(one_day(queues={"en-voice": tiny_queue(deflection=bot)}))
    assert found.streams[0].rate[9] == pytest.approx(10.0 * 0.7)
    assert found.streams[0].handle_time[9] == pytest.approx(450.0)


def test_mail_is_due_when_its_hours_on_the_clock_are_over() -> None:
    found = made(emails({0: 3.0, 9: 2.0, 22: 1.0}))
    due = found.streams[0].due
    assert due is not None
    # Four hours, the one of arrival included; what is due after the horizon is never late.
    assert [due[hour] / HOUR for hour in (0, 9)] == [4.0, 13.0]
    assert due[22] == np.inf


def test_a_backlog_is_due_with_the_first_interval_s() -> None:
    found = made(emails({9: 2.0}, backlog=5))
    assert (found.streams[0].backlog, found.streams[0].backlog_due / HOUR) == (5, 4.0)


def test_shrinkage_is_whole_shifts_missed_and_time_away() -> None:
    site = Site(time_zone="Europe/Riga", country="LV", currency="EUR", shrinkage=0.2)
    found = made(one_day(sites={"riga": site}, simulation=Simulation(absence=0.25)))
    assert found.absence is not None
    assert found.away is not None
    assert found.absence == pytest.approx([0.05, 0.05])
    assert (1 - found.absence) * (1 - found.away) == pytest.approx([0.8, 0.8])


def test_agents_serve_what_they_speak() -> None:
    queues = {"en-voice": tiny_queue(), "de-voice": tiny_queue(language="de")}
    polyglot = dict.fromkeys(("en", "de"), Proficiency(spoken="C1", written="C1"))
    agents = {"amy": tiny_agent(), "ben": tiny_agent("ben", languages=polyglot)}
    found = made(tiny_scenario(horizon=ONE_DAY, queues=queues, agents=agents))
    assert [found.groups[g] for g in found.group_of] == [(0,), (0, 1)]


def test_with_enough_agents_everybody_is_answered_in_time() -> None:
    agents = {name: tiny_agent(name) for name in "abcdefgh"}
    scenario = one_day(agents=agents)
    found = made(scenario, *(shift("2027-03-01 09:00", agent=name) for name in agents))
    service = simulate(found, np.array([0.8]), replications=5)
    assert service.horizon.value[Measure.SERVICE_LEVEL, 0] == pytest.approx(1.0, abs=1e-3)
    assert service.horizon.value[Measure.CONTACTS, 0] == pytest.approx(80, abs=15)


def test_where_nobody_works_nobody_is_answered() -> None:
    service = simulate(made(one_day()), np.array([0.8]), replications=5)
    assert service.horizon.value[Measure.SERVICE_LEVEL, 0] == 0.0
