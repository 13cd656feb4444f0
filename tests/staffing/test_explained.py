"""The numbers behind a requirement agree with it, and say what decides."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from demand_builders import at, email, every_day, row, scenario, voice

from planner.scenario import Queue, Scenario, ServiceLevel
from planner.staffing import Requirement, required_agents
from planner.staffing.explained import (
    AnsweredNow,
    Goal,
    RequirementExplained,
    WaitingWork,
    explain_requirement,
)

OFFICE_HOURS = every_day("08:00-18:00")


def uneven_day(queue: Queue, *, quiet: tuple[int, ...] = ()) -> tuple[Scenario, Requirement]:
    """Between no and 40 contacts an hour, none in the hours named."""
    rows = [row(at(hour), 0.0 if hour in quiet else (7.3 * hour) % 40) for hour in range(24)]
    made = scenario(queue, rows)
    return made, required_agents(made)


def explained(queue: Queue, *volumes: float, hour: int = 0) -> RequirementExplained:
    """An hour of a day with these volumes in its first hours."""
    rows = [row(at(i), volume) for i, volume in enumerate(volumes)]
    rows += [row(at(i), 0.0) for i in range(len(volumes), 24)]
    made = scenario(queue, rows)
    return explain_requirement(made, required_agents(made), "q", hour)


def answered(queue: Queue, volume: float) -> AnsweredNow:
    reason = explained(queue, volume).reason
    assert isinstance(reason, AnsweredNow)
    return reason


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"patience_seconds": 120.0},
        {"max_occupancy": 0.7},
        {"patience_seconds": 60.0, "max_abandonment": 0.02, "max_occupancy": 0.85},
        {"channel": "chat", "concurrency": 3, "max_occupancy": 0.6},
        {"service_level": ServiceLevel(share=0.999, within_seconds=5)},
    ],
)
def test_the_targets_of_voice_and_chat_together_ask_for_what_is_required(
    changes: dict[str, Any],
) -> None:
    made, requirement = uneven_day(voice(**changes), quiet=(3, 4))
    for interval in range(24):
        found = explain_requirement(made, requirement, "q", interval)
        assert isinstance(found.reason, AnsweredNow)
        assert found.reason.required == found.required == requirement.required[0, interval]


@pytest.mark.parametrize(
    "queue",
    [
        email(),
        email(opening_hours=OFFICE_HOURS),
        email(opening_hours=OFFICE_HOURS, clock="elapsed", within_hours=2),
        email(backlog=30, max_occupancy=0.8),
    ],
)
def test_the_batches_of_email_together_need_what_is_required(queue: Queue) -> None:
    made, requirement = uneven_day(queue)
    for interval in range(24):
        reason = explain_requirement(made, requirement, "q", interval).reason
        assert isinstance(reason, WaitingWork)
        needed = sum(batch.agents for batch in reason.batches)
        assert needed == pytest.approx(requirement.required[0, interval], abs=1e-9)


def test_load_is_volume_times_handle_time_over_the_interval() -> None:
    # 24 calls of 300 s in an hour: 2 erlangs.
    found = explained(voice(), 24.0)
    assert (found.volume, found.handle_time_seconds, found.load) == (24, 300, 2)
    assert (found.start, found.time_zone, found.open) == (at(0), "UTC", True)


def test_the_model_is_erlang_a_where_customers_lose_patience() -> None:
    assert explained(voice(patience_seconds=60), 24.0).model == "Erlang A"
    assert explained(voice(), 24.0).model == "Erlang C"
    assert explained(email(), 24.0).model == "deferred"


def test_the_target_that_one_agent_fewer_would_miss_decides() -> None:
    # 2 erlangs: at 40 % occupancy five agents carry them, and four meet 80/20 (with three, 44 %
    # wait, of whom exp(-20/300) = 94 % longer than 20 s; with four, 17 % wait).
    reason = answered(voice(max_occupancy=0.4), 24.0)
    assert {target.goal: target.agents for target in reason.targets} == {
        Goal.SERVICE_LEVEL: 4, Goal.OCCUPANCY: 5,
    }  # fmt: skip
    assert [target.goal for target in reason.binding] == [Goal.OCCUPANCY]
    assert [target.goal for target in answered(voice(), 24.0).binding] == [Goal.SERVICE_LEVEL]


def test_the_curve_of_a_target_tells_what_each_number_of_agents_gives() -> None:
    # 2 erlangs on five agents keep each busy for 40 % of the time; nobody on none.
    reason = answered(voice(max_occupancy=0.4), 24.0)
    occupancy = reason.targets[1]
    assert reason.agents[5] == 5
    assert occupancy.shares[5] == pytest.approx(0.4)
    level = reason.targets[0].shares
    assert level[3] < 0.8 <= level[4]
    assert (np.diff(level) >= 0).all()


@pytest.mark.parametrize(("volume", "required"), [(0.0, 0), (1.0, 1)])
def test_no_target_decides_where_nobody_comes_or_one_agent_is_enough(
    volume: float, required: int
) -> None:
    reason = answered(voice(), volume)
    assert (reason.required, reason.binding) == (required, ())


def test_an_email_is_spread_over_its_window() -> None:
    # Emails of ten minutes within four hours: the 24 of the first hour take four hours' work, one
    # agent for four hours; the 12 of the third hour half of that.
    found = explained(email(), 24.0, 0.0, 12.0, hour=2)
    assert isinstance(found.reason, WaitingWork)
    assert [(batch.arrived, batch.contacts, batch.agents) for batch in found.reason.batches] == [
        (at(0), 24, pytest.approx(1.0)), (at(2), 12, pytest.approx(0.5)),
    ]  # fmt: skip
    assert found.required == pytest.approx(1.5)


def test_emails_of_the_night_and_a_backlog_wait_for_the_opening() -> None:
    queue = email(opening_hours=OFFICE_HOURS, backlog=6)
    found = explained(queue, 0.0, 3.0, hour=8)
    assert isinstance(found.reason, WaitingWork)
    assert [(batch.arrived, batch.since) for batch in found.reason.batches] == [
        (None, at(8)), (at(1), at(8)),
    ]  # fmt: skip
