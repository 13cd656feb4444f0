"""The score as a whole."""

from datetime import date

import pytest
from builders import tiny_contract, tiny_queue, tiny_scenario
from shifts import schedule, shift

from planner.plan import score
from planner.scenario import (
    Horizon,
    ServiceLevel,
    Site,
    WeeklyHours,
)
from planner.staffing import required_agents

PAID = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", hourly_rate=10)}


def weeks_from(first, days):
    return Horizon(start=first, days=days, time_zone="Europe/Riga", interval_minutes=60)


def test_the_objective_is_the_sum_of_its_terms():
    scenario = tiny_scenario(
        sites=PAID,
        contracts={"full-time": tiny_contract(weekly_hours=WeeklyHours(min=36, max=40))},
    )
    result = score(
        scenario, required_agents(scenario), schedule(scenario, shift("2027-03-01 09:00"))
    )
    terms = result.terms
    # A paid hour is worth 0.2 late contacts at the mean rate of 10: 8 h x 10 x 0.02 = 1.6.
    assert terms["labour_cost"].worth == pytest.approx(1.6)
    # (36 - 8) + 36 hours at 2.
    assert terms["hours_short"].worth == pytest.approx((28 + 36) * 2)
    assert terms["late_contacts"].weight == 1
    assert result.objective == pytest.approx(sum(t.value * t.weight for t in terms.values()))


def test_contacts_count_with_their_priority_and_the_backlog_with_them():
    queues = {
        "en-voice": tiny_queue(priority=2),
        "en-email": tiny_queue(
            channel="email",
            opening_hours=None,
            backlog=7,
            service_level=ServiceLevel(share=0.9, within_hours=4),
        ),
    }
    scenario = tiny_scenario(queues=queues, horizon=weeks_from(date(2027, 3, 1), 1))
    voice = [r for r in scenario.forecast if r.queue == "en-voice" and 9 <= r.start.hour + 2 < 17]
    email = [r for r in scenario.forecast if r.queue == "en-email"]
    scenario = scenario.model_copy(update={"forecast": (*voice, *email)})
    result = score(scenario, required_agents(scenario), schedule(scenario))
    # 8 open hours of 10 calls at priority 2, 24 hours of 10 emails, and a backlog of 7.
    assert result.contacts == pytest.approx(2 * 80 + 240 + 7)


def test_without_anybody_all_tolerated_contacts_aside_are_late():
    # late(0) - late(required) of every open hour: at most all calls, and more than the 80 %
    # that the target protects less what one agent too many would add.
    scenario = tiny_scenario(horizon=weeks_from(date(2027, 3, 1), 1))
    voice = [r for r in scenario.forecast if 9 <= r.start.hour + 2 < 17]
    scenario = scenario.model_copy(update={"forecast": tuple(voice)})
    result = score(scenario, required_agents(scenario), schedule(scenario))
    assert 0.8 * 80 <= result.late_contacts <= 80
