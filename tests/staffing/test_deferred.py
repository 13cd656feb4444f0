"""Email and social: cohorts, windows, deadlines."""

from __future__ import annotations

import numpy as np
import pytest
from demand_builders import at, email, hours, row, scenario, voice
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario import Deflection
from planner.staffing import required_agents

OFFICE = hours(mon="08:00-12:00", tue="08:00-12:00")


def staffed(queue, volumes, days=2, interval_minutes=60):
    rows = [row(at(hour), volume) for hour, volume in volumes.items()]
    return required_agents(scenario(queue, rows, days=days, interval_minutes=interval_minutes))


def work_of(queue, volumes, **settings):
    (work,) = staffed(queue, volumes, **settings).deferred
    return work


def windows(work):
    return list(zip(work.first.tolist(), work.last.tolist(), work.booked.tolist(), strict=True))


def test_a_contact_may_wait_for_the_whole_service_window():
    # Three hours: its own and the two that follow.
    work = work_of(email(3), {8: 10.0})
    assert windows(work) == [(8, 10, 10)]
    assert work.contacts.tolist() == [10]


def test_what_a_contact_takes_is_counted_in_agent_intervals():
    # 600 s in intervals of 3600 s, and at most 80 % of an agent's time.
    assert work_of(email(3), {8: 10.0}).work[0] == pytest.approx(1 / 6)
    assert work_of(email(3, max_occupancy=0.8), {8: 10.0}).work[0] == pytest.approx(1 / 4.8)


def test_the_deflections_factor_makes_work_longer():
    queue = email(3, deflection=Deflection(share=0.5, handle_time_factor=1.5))
    work = work_of(queue, {8: 10.0})
    assert work.contacts[0] == pytest.approx(5)
    assert work.work[0] == pytest.approx(1 / 4)


def test_the_window_has_at_least_one_interval_and_no_broken_ones():
    assert windows(work_of(email(0.25), {8: 10.0})) == [(8, 8, 8)]
    assert windows(work_of(email(2.9), {8: 10.0})) == [(8, 9, 9)]


def test_opening_hours_stop_the_clock():
    # Monday 11:00: one open hour on Monday, two on Tuesday (08:00 and 09:00, 32 and 33).
    work = work_of(email(3, opening_hours=OFFICE), {11: 10.0})
    assert windows(work) == [(11, 33, 33)]


def test_what_comes_at_night_is_released_at_the_next_opening():
    # Monday 20:00: released on Tuesday at 08:00, three open hours from there.
    work = work_of(email(3, opening_hours=OFFICE), {20: 10.0})
    assert windows(work) == [(32, 34, 34)]


def test_an_elapsed_clock_runs_through_the_night():
    # Monday 20:00 and 15 hours: until Tuesday 11:00, whose hour 10:00 (34) is the last.
    work = work_of(email(15, "elapsed", opening_hours=OFFICE), {20: 10.0})
    assert windows(work) == [(32, 34, 34)]


def test_a_deadline_before_the_next_opening_cannot_be_met():
    # Monday 20:00 and 4 hours: due by midnight, not answered before 08:00.
    work = work_of(email(4, "elapsed", opening_hours=OFFICE), {20: 10.0})
    assert windows(work) == [(32, 23, 23)]


def test_deadlines_beyond_the_horizon_are_booked_in_its_last_interval():
    assert windows(work_of(email(4), {46: 10.0})) == [(46, 48, 47)]
    assert windows(work_of(email(4, "elapsed"), {46: 10.0})) == [(46, 49, 47)]
    # Exactly at its end is inside.
    assert windows(work_of(email(2), {46: 10.0})) == [(46, 47, 47)]


def test_after_the_last_opening_nothing_can_be_answered():
    work = work_of(email(3, opening_hours=OFFICE), {40: 10.0})
    assert windows(work) == [(48, 48, 47)]


def test_the_backlog_is_the_first_cohort():
    # It waits at midnight, is released at 08:00 and takes what the mean contact takes:
    # (10 x 600 + 30 x 1000) / 40 = 900 s, a quarter of an hour.
    rows = [row(at(8), 10.0), row(at(9), 30.0, handle_time_seconds=1000.0)]
    queue = email(3, backlog=7.0, opening_hours=OFFICE)
    (work,) = required_agents(scenario(queue, rows)).deferred
    assert work.contacts.tolist() == [7, 10, 30]
    assert work.work[0] == pytest.approx(0.25)
    assert windows(work)[0] == (8, 10, 10)


def test_a_backlog_alone_takes_the_queues_handle_time():
    work = work_of(email(3, backlog=7.0), {})
    assert work.work.tolist() == [pytest.approx(1 / 6)]
    assert work.end_allowance == 0


def test_half_a_windows_arrivals_may_wait_at_the_end():
    # 48 hours with 2 contacts each, window of 6 hours: half of 12.
    work = work_of(email(6), dict.fromkeys(range(48), 2.0))
    assert work.end_allowance == pytest.approx(6)
    # Eight open hours get all 96 contacts: 12 an open hour, 3 hours, half.
    work = work_of(email(3, opening_hours=OFFICE), dict.fromkeys(range(48), 2.0))
    assert work.end_allowance == pytest.approx(18)
    # By the elapsed clock closed hours count as well.
    work = work_of(email(6, "elapsed", opening_hours=OFFICE), dict.fromkeys(range(48), 2.0))
    assert work.end_allowance == pytest.approx(6)


def test_queues_keep_their_number_and_priority():
    queues = {"calls": voice(), "mail": email(priority=3.0)}
    rows = [row(at(8), 5.0, queue=name) for name in queues]
    (work,) = required_agents(scenario(queues, rows)).deferred
    assert (work.queue, work.priority) == (1, 3.0)


def test_required_is_the_work_spread_over_its_window():
    # 12 contacts of 600 s are 2 hours of work, in 4 hours half an agent.
    required = staffed(email(4), {8: 12.0}).required[0]
    assert required[8:12] == pytest.approx(np.full(4, 0.5))
    assert required.sum() == pytest.approx(2)


def test_required_skips_closed_hours():
    # Monday 10:00, window 4: two hours on Monday, two on Tuesday.
    required = staffed(email(4, opening_hours=OFFICE), {10: 12.0}).required[0]
    assert np.flatnonzero(required).tolist() == [10, 11, 32, 33]
    assert required[10] == pytest.approx(0.5)


def test_required_beyond_the_horizon_falls_out():
    required = staffed(email(4), {46: 12.0}).required[0]
    assert required[46:] == pytest.approx([0.5, 0.5])
    required = staffed(email(4, "elapsed"), {46: 12.0}).required[0]
    assert required[46:] == pytest.approx([0.5, 0.5])


def test_work_that_is_late_already_is_spread_over_a_window_from_the_opening():
    required = staffed(email(4, "elapsed", opening_hours=OFFICE), {20: 12.0}).required[0]
    assert required[32:36] == pytest.approx(np.full(4, 0.5))


def test_a_queue_that_never_opens_requires_nobody():
    requirement = staffed(email(4, opening_hours=hours(sat="08:00-12:00")), {8: 12.0})
    assert not requirement.required.any()
    assert requirement.deferred[0].end_allowance == 0


@given(
    volumes=st.dictionaries(st.integers(0, 47), st.floats(0.1, 100), max_size=20),
    within=st.floats(0.1, 60),
    clock=st.sampled_from(["opening_hours", "elapsed"]),
    window=st.sampled_from([None, OFFICE, hours(mon="00:30-23:00"), hours(tue="12:00-04:00")]),
    backlog=st.sampled_from([0.0, 25.0]),
)
def test_windows_are_agreeable_and_no_contact_is_lost(volumes, within, clock, window, backlog):
    queue = email(within, clock, opening_hours=window, backlog=backlog)
    requirement = staffed(queue, volumes)
    (work,) = requirement.deferred
    assert (np.diff(work.first) >= 0).all()
    assert (np.diff(work.last) >= 0).all()
    assert work.contacts.sum() == pytest.approx(sum(volumes.values()) + backlog)
    state = requirement.contacts.open[0]
    inside = work.first[work.first < 48]
    assert state[inside].all()
    assert not requirement.required[0, ~state].any()
    total = float(work.contacts @ work.work)
    assert requirement.required.sum() <= total + 1e-9


@given(st.dictionaries(st.integers(0, 47), st.floats(0.1, 100), min_size=1, max_size=8))
def test_required_agrees_with_cohorts_spread_one_by_one(volumes):
    requirement = staffed(email(3, opening_hours=OFFICE), volumes)
    opened = np.flatnonzero(requirement.contacts.open[0]).tolist()
    expected = np.zeros(48)
    for hour, volume in volumes.items():
        for interval in [t for t in opened if t >= hour][:3]:
            expected[interval] += volume / 6 / 3
    assert requirement.required[0] == pytest.approx(expected, abs=1e-9)
