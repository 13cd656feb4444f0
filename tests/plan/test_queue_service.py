"""Service by day, and gaps with their causes."""

from datetime import date, time

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from shifts import days_off, schedule, shift

from planner.plan import Coverage, cover, gaps, service
from planner.scenario import Availability, ForecastRow, Horizon, Proficiency, Scenario, ServiceLevel
from planner.staffing import required_agents

ONE_DAY = Horizon(start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60)
SILENT = {"en": Proficiency(spoken=None, written="C1")}


def calls_in_office_hours(scenario: Scenario, volume: float = 10.0) -> tuple[ForecastRow, ...]:
    """Calls from 09:00 to 17:00 in Riga; other queues keep their rows."""
    return tuple(
        row.model_copy(update={"volume": volume}) if row.queue == "en-voice" else row
        for row in scenario.forecast
        if row.queue != "en-voice" or 7 <= row.start.hour < 15
    )


def one_day(**changes) -> Scenario:
    scenario = tiny_scenario(horizon=ONE_DAY, **changes)
    return scenario.model_copy(update={"forecast": calls_in_office_hours(scenario)})


def emails(hour_volumes: dict[int, float], **changes) -> Scenario:
    """An email queue around the clock, 30 minutes each, within four hours; hours of Riga."""
    queue = tiny_queue(
        channel="email",
        opening_hours=None,
        handle_time_seconds=1800,
        service_level=ServiceLevel(share=0.9, within_hours=4),
        **changes,
    )
    start = ONE_DAY.grid().start
    rows = [
        ForecastRow(
            queue="mail",
            start=ONE_DAY.grid().instant(hour),
            period_minutes=60,
            volume=hour_volumes.get(hour, 0.0),
        )
        for hour in range(24)
    ]
    assert rows[0].start == start
    return tiny_scenario(horizon=ONE_DAY, queues={"mail": queue}, forecast=tuple(rows))


def covered(scenario: Scenario, *shifts) -> Coverage:
    return cover(scenario, required_agents(scenario), schedule(scenario, *shifts))


# --- service ----------------------------------------------------------------------------


def test_a_day_without_anybody_answers_nothing():
    day, horizon = service(covered(one_day()))
    assert day.date == date(2027, 3, 1)
    assert horizon.date is None
    assert day.contacts == horizon.contacts == 80
    assert day.service_level == pytest.approx(0)
    assert day.target == 0.8
    assert day.backlog is None


def test_a_days_service_weighs_intervals_with_their_contacts():
    # One agent alone with 10 calls of 300 s an hour: Erlang C with load 5/6 makes 5/6 wait,
    # of whom exp(-(1 - 5/6) x 20 / 300) do so for longer than 20 s.
    coverage = covered(one_day(), shift("2027-03-01 09:00"))
    (day, _) = service(coverage)
    within = 1 - 5 / 6 * np.exp(-(1 - 5 / 6) * 20 / 300)
    assert day.service_level == pytest.approx(within)
    assert day.occupancy == pytest.approx(5 / 6)
    assert day.abandonment == 0
    # Those who wait do so for 300 / (1 - 5/6) = 1800 s on average.
    assert day.asa_seconds == pytest.approx(5 / 6 * 1800)


def test_days_are_those_of_the_customers():
    queue = tiny_queue(time_zone="Asia/Manila", opening_hours=None)
    scenario = tiny_scenario(horizon=ONE_DAY, queues={"en-voice": queue})
    rows = service(covered(scenario))
    # Riga's day is 06:00 to 06:00 in Manila: 18 hours of the first date, 6 of the next.
    assert [row.contacts for row in rows] == [180, 60, 240]


def test_emails_wait_until_somebody_answers_them():
    # Four emails of half an hour arrive at 08:00, Amy comes at 09:00: two are answered in each
    # of her first two hours, one hour and two hours after their arrival.
    rows = service(covered(emails({8: 4.0}), shift("2027-03-01 09:00")))
    day = rows[0]
    assert day.contacts == pytest.approx(4)
    assert day.service_level == pytest.approx(1)
    assert day.asa_seconds == pytest.approx((2 * 3600 + 2 * 7200) / 4)
    assert day.backlog == pytest.approx(0)
    # Two hours of work in eight of presence.
    assert day.occupancy == pytest.approx(2 / 8)


def test_emails_past_their_deadline_are_late_where_it_passes():
    # Ten emails at 05:00 with time until 09:00: nobody is there before 09:00.
    coverage = covered(emails({5: 10.0}), shift("2027-03-01 09:00"))
    day = service(coverage)[0]
    assert day.late_contacts == pytest.approx(10)
    assert day.service_level == pytest.approx(0)
    assert coverage.late[0, 8] == pytest.approx(10)
    # They are answered all the same, two an hour from 09:00.
    assert coverage.sharing.handled[0, 9:14] == pytest.approx([2] * 5)
    assert day.backlog == pytest.approx(0)


def test_a_backlog_is_told_at_the_end_of_the_day():
    # Twenty wait at the start, Amy answers two an hour for eight hours.
    scenario = emails({}, backlog=20.0)
    day, horizon = service(covered(scenario, shift("2027-03-01 09:00")))
    assert day.contacts == horizon.contacts == 20
    assert day.backlog == pytest.approx(4)


def test_late_customers_are_counted_without_their_priority():
    coverage = covered(emails({5: 10.0}, priority=3.0))
    assert coverage.late.sum() == pytest.approx(30)
    assert service(coverage)[0].late_contacts == pytest.approx(10)


# --- gaps -------------------------------------------------------------------------------


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
    assert {gap.cause for gap in gaps(covered(scenario))} == {"nobody has the skill"}


def test_nobody_is_available():
    off = tuple(days_off("2027-03-01", "2027-03-01", agent=name) for name in ("amy", "ben"))
    assert {gap.cause for gap in gaps(covered(one_day(time_off=off)))} == {"nobody is available"}


def test_a_gap_of_its_own_making_has_no_cause_yet():
    assert {gap.cause for gap in gaps(covered(one_day()))} == {None}


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
    found = gaps(covered(scenario, shift("2027-03-01 09:00")))
    causes = {gap.queue: gap.cause for gap in found}
    assert causes["en-voice"] == "capacity was worth more elsewhere"


def test_a_gap_that_costs_nothing_is_shared():
    # Where occupancy alone asks for more agents than the service level, hardly a contact is
    # late without them; queue curves that are zero below required cost nothing.
    scenario = one_day()
    coverage = covered(scenario, shift("2027-03-01 09:00"))
    late = np.zeros_like(coverage.sharing.late)
    sharing = coverage.sharing.__class__(**{**coverage.sharing.__dict__, "late": late})
    free = Coverage(scenario, coverage.requirement, coverage.capacity, sharing, coverage.present)
    assert {gap.cause for gap in gaps(free)} == {"shared"}


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
    assert [gap.cause for gap in gaps(covered(scenario))] == [None]
    at_night = emails({1: 10.0}).model_copy(
        update={"availability": (day_only,), "agents": {"amy": tiny_agent()}}
    )
    assert [gap.cause for gap in gaps(covered(at_night))] == ["nobody is available"]
