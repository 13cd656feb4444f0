"""Where a plan is short, and of which kind the cause is."""

from dataclasses import replace
from datetime import time

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from covered_days import ONE_DAY, covered, emails, one_day
from shifts import days_off, shift

from planner.plan import gaps
from planner.scenario import Availability, Proficiency, Scenario
from planner.staffing import required_agents

SILENT = {"en": Proficiency(spoken=None, written="C1")}


def test_a_gap_is_a_stretch_of_shortage():
    scenario = one_day()
    needed = required_agents(scenario).required[0, 9]
    coverage = covered(scenario, shift("2027-03-01 13:00"))
    # Nobody from 09:00 to 13:00; from 13:00 to 17:00 Amy alone where more are needed: one stretch.
    assert needed > 1
    (gap,) = gaps(coverage)
    assert (gap.start.hour, gap.end.hour) == (7, 15)
    assert gap.agent_hours_short == pytest.approx(4 * needed + 4 * (needed - 1))
    assert gap.late_contacts == pytest.approx(coverage.late.sum())


def test_no_gap_where_there_is_enough():
    scenario = one_day()
    agents = {name: tiny_agent(name) for name in ("a", "b", "c", "d", "e")}
    scenario = scenario.model_copy(update={"agents": agents})
    shifts = [shift("2027-03-01 09:00", agent=name) for name in agents]
    assert gaps(covered(scenario, *shifts)) == ()


def test_nobody_has_the_skill():
    scenario = one_day(agents={"amy": tiny_agent(languages=SILENT)})
    assert {gap.cause.kind for gap in gaps(covered(scenario))} == {"nobody has the skill"}


def test_nobody_is_available():
    off = tuple(days_off("2027-03-01", "2027-03-01", agent=name) for name in ("amy", "ben"))
    assert {gap.cause.kind for gap in gaps(covered(one_day(time_off=off)))} == {
        "nobody is available"
    }


def test_a_gap_that_somebody_is_free_for_could_be_covered():
    assert {gap.cause.kind for gap in gaps(covered(one_day()))} == {"could be covered"}


def two_queues(volume_of_second: float, **changes) -> Scenario:
    """Two voice queues that the same people serve, the second with so many calls an hour."""
    queues = {"en-voice": tiny_queue(), "en-vip": tiny_queue(**changes)}
    scenario = tiny_scenario(horizon=ONE_DAY, queues=queues)
    rows = tuple(
        row if row.queue == "en-voice" else row.model_copy(update={"volume": volume_of_second})
        for row in scenario.forecast
        if 7 <= row.start.hour < 15
    )
    return scenario.model_copy(update={"forecast": rows})


def test_capacity_went_where_it_was_worth_more():
    scenario = two_queues(10.0, priority=9.0)
    scenario = scenario.model_copy(update={"agents": {"amy": tiny_agent()}})
    found = gaps(covered(scenario, shift("2027-03-01 09:00")))
    causes = {gap.queue: gap.cause.kind for gap in found}
    assert causes["en-voice"] == "capacity was worth more elsewhere"


def test_a_gap_that_costs_nothing_is_shared():
    # Where occupancy alone asks for more agents than the service level, hardly a contact is
    # late without them; queue curves that are zero below required cost nothing.
    scenario = one_day()
    coverage = covered(scenario, shift("2027-03-01 09:00"))
    sharing = replace(coverage.sharing, late=np.zeros_like(coverage.sharing.late))
    free = replace(coverage, sharing=sharing)
    assert {gap.cause.kind for gap in gaps(free)} == {"shared"}


def test_missing_heads_are_a_gap_even_without_contacts():
    queues = {"en-voice": tiny_queue(min_agents=1)}
    scenario = tiny_scenario(horizon=ONE_DAY, queues=queues)
    rows = tuple(row.model_copy(update={"volume": 0.0}) for row in scenario.forecast)
    scenario = scenario.model_copy(update={"forecast": rows})
    (gap,) = gaps(covered(scenario, shift("2027-03-01 10:00")))
    assert (gap.start.hour, gap.end.hour) == (7, 8)
    assert gap.agent_hours_short == pytest.approx(1)


def test_emails_that_pass_their_deadline_are_a_gap_in_hours_of_work():
    # Ten emails of half an hour are late in the hour from 08:00 (06:00 UTC): five hours.
    (gap,) = gaps(covered(emails({5: 10.0}), shift("2027-03-01 09:00")))
    assert (gap.start.hour, gap.end.hour) == (6, 7)
    assert gap.agent_hours_short == pytest.approx(5)
    assert gap.late_contacts == pytest.approx(10)


def test_the_cause_of_late_emails_is_sought_while_they_waited():
    # They pass their deadline at night, when Amy is never available; while they waited she was.
    day_only = Availability(agent="amy", weekdays=("mon",), from_=time(8), to=time(18))
    scenario = emails({15: 10.0}).model_copy(
        update={"availability": (day_only,), "agents": {"amy": tiny_agent()}}
    )
    assert [gap.cause.kind for gap in gaps(covered(scenario))] == ["could be covered"]
    at_night = emails({1: 10.0}).model_copy(
        update={"availability": (day_only,), "agents": {"amy": tiny_agent()}}
    )
    assert [gap.cause.kind for gap in gaps(covered(at_night))] == ["nobody is available"]
