"""The service that a capacity yields."""

from __future__ import annotations

import math

import numpy as np
import pytest
from demand_builders import at, email, hours, row, scenario, voice

from planner.demand import forecast_contacts
from planner.staffing import answered, performance


def service_of(queue, volume, agents):
    """Service in the hour from 08:00 of a one-queue day with that many agents."""
    world = scenario(queue, [row(at(8), volume)])
    service = answered(world, forecast_contacts(world), np.full((1, 24), float(agents)))
    return {
        name: float(getattr(service, name)[0, 8])
        for name in ("service_level", "abandonment", "asa_seconds", "occupancy")
    }


CLASSIC = {"handle_time_seconds": 180.0}
IMPATIENT = {"handle_time_seconds": 180.0, "patience_seconds": 60.0}


def test_whole_agents_give_the_formulas_values():
    # Reference row C01.
    found = service_of(voice(**CLASSIC), 200.0, 14)
    assert found["service_level"] == pytest.approx(0.88835001917946688)
    assert found["asa_seconds"] == pytest.approx(7.8359370117772429)
    assert found["occupancy"] == pytest.approx(10 / 14)
    assert found["abandonment"] == 0


def test_between_whole_agents_service_is_linear():
    # Rows C04 and C01: 13 agents give 0.795595, 14 give 0.888350; a quarter of the way up.
    found = service_of(voice(**CLASSIC), 200.0, 13.25)
    assert found["service_level"] == pytest.approx(0.75 * 0.7955947884 + 0.25 * 0.8883500192)
    assert found["occupancy"] == pytest.approx(10 / 13.25)


def test_chat_agents_bring_several_places():
    two = service_of(voice(channel="chat", concurrency=2, **CLASSIC), 200.0, 7)
    assert two == pytest.approx(service_of(voice(**CLASSIC), 200.0, 14))


def test_without_agents_nobody_is_answered():
    found = service_of(voice(**IMPATIENT), 200.0, 0)
    assert found == {"service_level": 0, "abandonment": 1, "asa_seconds": 0, "occupancy": 0}
    found = service_of(voice(**CLASSIC), 200.0, 0)
    assert found == {"service_level": 0, "abandonment": 0, "asa_seconds": math.inf, "occupancy": 0}


def test_half_an_agent_answers_half_of_what_one_does_and_as_fast():
    whole = service_of(voice(**IMPATIENT), 200.0, 1)
    half = service_of(voice(**IMPATIENT), 200.0, 0.5)
    assert half["service_level"] == pytest.approx(whole["service_level"] / 2)
    assert 1 - half["abandonment"] == pytest.approx((1 - whole["abandonment"]) / 2)
    assert half["asa_seconds"] == pytest.approx(whole["asa_seconds"])
    assert half["occupancy"] == pytest.approx(whole["occupancy"])


def test_an_overloaded_queue_without_patience_waits_for_ever():
    found = service_of(voice(**CLASSIC), 200.0, 9.5)
    assert found["service_level"] == 0
    assert found["asa_seconds"] == math.inf
    assert found["occupancy"] == pytest.approx(1)


def test_where_nobody_comes_nobody_waits():
    assert service_of(voice(), 0.0, 0) == {
        "service_level": 1,
        "abandonment": 0,
        "asa_seconds": 0,
        "occupancy": 0,
    }


def test_a_closed_interval_has_nobody_to_serve():
    world = scenario(voice(opening_hours=hours(mon="08:00-18:00")), [row(at(8), 10.0)])
    service = answered(world, forecast_contacts(world), np.zeros((1, 24)))
    assert service.service_level[0, 3] == 1
    assert service.service_level[0, 8] == 0


def test_emails_are_left_to_their_deadlines():
    queues = {"mail": email(), "calls": voice(**IMPATIENT)}
    world = scenario(queues, [row(at(8), 200.0, queue=name) for name in queues])
    service = answered(world, forecast_contacts(world), np.full((2, 24), 12.0))
    assert np.isnan(service.service_level[0]).all()
    alone = performance(10.0, 12, 180.0, 60.0, 20.0)
    assert service.asa_seconds[1, 8] == pytest.approx(float(alone.asa_seconds))


def test_the_capacity_is_left_as_it_was():
    world = scenario(voice(), [row(at(8), 10.0)])
    serving = np.full((1, 24), 1.5)
    answered(world, forecast_contacts(world), serving)
    assert (serving == 1.5).all()
