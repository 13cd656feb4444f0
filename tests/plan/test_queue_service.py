"""Service by day."""

from datetime import date

import numpy as np
import pytest
from builders import tiny_queue, tiny_scenario
from covered_days import ONE_DAY, covered, emails, one_day
from shifts import shift

from planner.plan import service


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
