"""Required agents of voice and chat, and the late contacts of fewer."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from demand_builders import at, email, hours, row, scenario, voice
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario import ServiceLevel
from planner.staffing import performance, required_agents


def required_of(queue, volume, **settings):
    """Agents required in the hour from 08:00, in which `volume` contacts come."""
    return int(required_agents(scenario(queue, [row(at(8), volume)], **settings)).required[0, 8])


def curve_of(requirement, queue, interval, which="exact"):
    curves = requirement.curves
    first, length = curves.first[queue, interval], curves.length[queue, interval]
    return getattr(curves, which)[first : first + length]


def chat(**changes):
    return voice(channel="chat", **changes)


def test_two_hundred_calls_an_hour_need_fourteen_agents():
    # The classic 80/20: 200 calls of 180 s are 10 erlangs; 13 agents give 79.6 %, 14 give
    # 88.8 % (reference rows C04 and C01).
    assert required_of(voice(handle_time_seconds=180.0), 200.0) == 14


def test_impatient_callers_need_fewer_agents():
    # With 60 s of patience 11 agents give 79.7 %, 12 give 86.0 % (rows A06 and A07).
    assert required_of(voice(handle_time_seconds=180.0, patience_seconds=60.0), 200.0) == 12


def test_abandonment_is_a_target_of_its_own():
    # The same 12 agents lose 7.6 %; 14 lose 3.0 % (rows A07 and A08), and 13 lose 4.9 %.
    patient = {"handle_time_seconds": 180.0, "patience_seconds": 60.0}
    assert required_of(voice(**patient, max_abandonment=0.05), 200.0) == 13
    assert required_of(voice(**patient, max_abandonment=0.04), 200.0) == 14


def test_occupancy_is_a_target_of_its_own():
    # 10 erlangs at 50 % at most need 20 agents, and 20 are enough exactly.
    assert required_of(voice(handle_time_seconds=180.0, max_occupancy=0.5), 200.0) == 20


def test_one_agent_handles_several_chats():
    # The 14 servers of the classic case at two chats each are 7 agents, at three 5 (4.67).
    assert required_of(chat(handle_time_seconds=180.0, concurrency=2), 200.0) == 7
    assert required_of(chat(handle_time_seconds=180.0, concurrency=3), 200.0) == 5


def test_chat_occupancy_counts_all_places():
    # 10 erlangs at 80 % need 12.5 places: 13, with two each 7 agents.
    queue = chat(handle_time_seconds=180.0, concurrency=2, max_occupancy=0.8)
    assert required_of(queue, 200.0) == 7
    # At 70 % they need 14.3 places: 8 agents.
    assert required_of(queue.model_copy(update={"max_occupancy": 0.7}), 200.0) == 8


def test_nobody_is_needed_where_nobody_comes_or_the_queue_is_closed():
    rows = [row(at(8), 0.0), row(at(9), 10.0), row(at(3), 10.0)]
    requirement = required_agents(scenario(voice(opening_hours=hours(mon="08:00-18:00")), rows))
    assert np.flatnonzero(requirement.required[0]).tolist() == [9]


def test_a_single_contact_needs_an_agent():
    assert required_of(voice(), 1e-6) == 1


def test_all_but_one_in_a_million_without_a_wait():
    # One erlang: with nine agents 1.14e-6 of the callers wait, with ten 1.1e-7.
    queue = voice(service_level=ServiceLevel(share=0.999_999, within_seconds=0))
    assert required_of(queue, 12.0) == 10


def test_a_target_of_nearly_one_asks_for_the_least_number_that_meets_it():
    # One erlang: of all callers about e^-1 / n! x n / (n - 1) wait, 8.4e-10 of them with
    # twelve agents, 6.4e-11 with thirteen.
    at_once = ServiceLevel(share=0.999_999_999_9, within_seconds=0)
    assert required_of(voice(service_level=at_once), 12.0) == 13
    # With patience = handle time those in the system are Poisson(1): of all who come
    # e^-1 / n! x (1 + 1 / (n + 1) + ...) wait, 8.3e-10 with twelve, 6.4e-11 with thirteen.
    impatient = voice(service_level=at_once, patience_seconds=300.0)
    assert required_of(impatient, 12.0) == 13


def test_a_limit_of_nearly_nothing_asks_for_the_least_number_that_keeps_it():
    # Poisson(1) again: e^-1 / (n + 1)! x (1 + 2 / (n + 2) + ...) abandon, 9.0e-10 with eleven
    # agents, 6.9e-11 with twelve.
    patient = voice(patience_seconds=300.0, max_abandonment=1e-10)
    assert required_of(patient, 12.0) == 12
    # A millionth of an erlang keeps a hundred agents busy for a hundred-millionth of their time.
    assert required_of(voice(max_occupancy=1e-8), 1.2e-5) == 100


@pytest.mark.parametrize("nines", range(1, 17))
def test_a_target_that_is_met_exactly_as_it_is_written_is_met(nines):
    # One agent, at once: late are as many as the agent is busy, 1e-n of all with 1e-n erlangs.
    queue = voice(service_level=ServiceLevel(share=float("0." + nines * "9"), within_seconds=0))
    assert required_of(queue, 12 * 10**-nines) == 1
    assert required_of(queue, 12 * 10**-nines * (1 + 1e-8)) == 2


@given(
    volume=st.floats(-3, 4).map(lambda exponent: 10**exponent),
    handle=st.floats(20, 1200),
    patience=st.none() | st.floats(1, 864_000),
    share=st.floats(0.01, 0.99) | st.sampled_from([0.999_999_9, 0.999_999_999_9]),
    within=st.sampled_from([0.0, 20.0, 600.0]),
    max_abandonment=st.none() | st.floats(0.005, 0.5),
    max_occupancy=st.none() | st.floats(0.2, 1.0),
    concurrency=st.integers(1, 4),
)
def test_the_required_agents_meet_all_targets_and_one_fewer_does_not(
    volume, handle, patience, share, within, max_abandonment, max_occupancy, concurrency
):
    queue = chat(
        handle_time_seconds=handle,
        patience_seconds=patience,
        max_abandonment=max_abandonment,
        max_occupancy=max_occupancy,
        concurrency=concurrency,
        service_level=ServiceLevel(share=share, within_seconds=within),
    )
    agents = required_of(queue, volume)
    hair = 1 + 1e-9

    def meets(n):
        found = performance(
            volume * handle / 3600, n * concurrency, handle, patience or math.inf, within
        )
        return (
            n > 0
            and found.late <= float(1 - Decimal(str(share))) * hair
            and found.abandonment <= (max_abandonment or 1) * hair
            and found.occupancy <= (max_occupancy or 1) * hair
        )

    assert meets(agents)
    assert not meets(agents - 1)


@given(volume=st.floats(0, 500), more=st.floats(0, 200))
def test_more_contacts_never_need_fewer_agents(volume, more):
    queue = voice(patience_seconds=120.0, max_abandonment=0.05)
    assert required_of(queue, volume) <= required_of(queue, volume + more)


def test_the_curve_tells_the_late_contacts_beyond_those_tolerated():
    # 200 calls of 180 s: 14 agents leave (1 - 0.888350) x 200 = 22.330 late, which is
    # tolerated; 13 leave 40.8810, 12 71.9684 and 11 122.0772 (rows C01-C04); ten or
    # fewer are never in time. Priority 2 doubles the price.
    requirement = required_agents(
        scenario(voice(handle_time_seconds=180.0, priority=2.0), [row(at(8), 200.0)])
    )
    curve = curve_of(requirement, 0, 8) / 2
    assert curve.size == 15
    assert curve[:11] == pytest.approx(np.full(11, 200 - 22.329996))
    assert curve[11:] == pytest.approx([99.747240, 49.638388, 18.551046, 0.0])


def test_the_envelope_replaces_the_flat_start_by_a_line():
    # The line from (0, 177.67) to (14, 0) falls 12.69 per agent. It passes below all
    # points, nearest at 13 agents: 12.69 below 18.55.
    requirement = required_agents(scenario(voice(handle_time_seconds=180.0), [row(at(8), 200.0)]))
    exact = curve_of(requirement, 0, 8)
    assert curve_of(requirement, 0, 8, "envelope") == pytest.approx(
        exact[0] * (1 - np.arange(15) / 14)
    )


def test_below_an_occupancy_driven_requirement_late_contacts_are_few_but_counted():
    # 20 agents for occupancy; 14 would meet the service level, yet 19 leave more late than 20.
    queue = voice(handle_time_seconds=180.0, max_occupancy=0.5)
    curve = curve_of(required_agents(scenario(queue, [row(at(8), 200.0)])), 0, 8)
    assert curve.size == 21
    assert 0 < curve[19] < 0.5
    assert curve[20] == 0


def test_the_curve_is_exact_where_nearly_all_are_in_time():
    # One erlang at once, 13 agents required as above: 12 leave 8.4e-10 of 12 contacts late.
    queue = voice(service_level=ServiceLevel(share=0.999_999_999_9, within_seconds=0))
    curve = curve_of(required_agents(scenario(queue, [row(at(8), 12.0)])), 0, 8)
    late = [float(performance(1.0, n, 300.0, math.inf, 0.0).late) for n in (12, 13)]
    assert curve[12] == pytest.approx(12 * (late[0] - late[1]), rel=1e-12)


def test_closed_intervals_and_emails_cost_nothing():
    queues = {"calls": voice(opening_hours=hours(mon="08:00-18:00")), "mail": email()}
    rows = [row(at(8), 5.0, queue=name) for name in queues]
    curves = required_agents(scenario(queues, rows)).curves
    assert curves.length[0, 7] == 1
    assert curves.exact[curves.first[0, 7]] == 0
    assert not curves.length[1].any()


def test_equal_intervals_share_a_curve():
    curves = required_agents(scenario(voice(), [row(at(h), 9.0) for h in range(24)])).curves
    assert len(set(curves.first[0].tolist())) == 1


@given(
    volume=st.floats(0.1, 400),
    patience=st.none() | st.floats(1, 3600),
    occupancy=st.none() | st.floats(0.3, 1),
)
def test_curves_fall_to_zero_and_envelopes_are_the_greatest_convex_ones_below(
    volume, patience, occupancy
):
    queue = voice(patience_seconds=patience, max_occupancy=occupancy)
    requirement = required_agents(scenario(queue, [row(at(8), volume)]))
    exact, envelope = (curve_of(requirement, 0, 8, which) for which in ("exact", "envelope"))
    assert exact.size == requirement.required[0, 8] + 1
    assert exact[-1] == envelope[-1] == 0
    assert exact[0] <= volume
    assert (np.diff(exact) <= 1e-9).all()
    assert envelope == pytest.approx(convex_from_below(exact), abs=1e-9)


def convex_from_below(points):
    """The envelope by its definition: at each n the lowest chord that passes over it."""
    size = len(points)
    return [
        min(
            points[a] if a == b else points[a] + (points[b] - points[a]) * (n - a) / (b - a)
            for a in range(n + 1)
            for b in range(n, size)
        )
        for n in range(size)
    ]
