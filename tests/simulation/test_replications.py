"""Many replications together: reproducible, whole, and going the way they must."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from centres import HOUR, centre, here, stream

from planner.simulation import Measure, Service, simulate
from planner.simulation.centre import Centre
from planner.simulation.ledger import (
    GAVE_UP,
    GAVE_UP_SOON,
    IN_TIME,
    LATE,
    OFFERED,
)
from planner.simulation.ratios import Ratios
from planner.simulation.replication import replicate

DAY = 24


def served(made: Centre, replications: int = 10, **options: Any) -> Service:
    targets = np.full(len(made.streams), 0.8)
    return simulate(made, targets, replications=replications, **options)


def busy_centre(agents: int, **fields: Any) -> Centre:
    """60 calls an hour of 200 s, which is 3.3 erlangs."""
    return centre(stream(DAY, handle_time=200.0, **fields), agents=[(0,)] * agents)


def test_the_same_seed_gives_the_same_bytes_with_one_worker_and_with_three() -> None:
    made = busy_centre(4, patience=90.0)
    one, three = (served(made, seed=3, workers=workers) for workers in (1, 3))
    assert one.hours.value.tobytes() == three.hours.value.tobytes()
    assert one.missed.low.tobytes() == three.missed.low.tobytes()
    assert one.hours.value.tobytes() != served(made, seed=4).hours.value.tobytes()


@pytest.mark.parametrize("patience", [90.0, np.inf])
def test_more_agents_never_wait_longer(patience: float) -> None:
    waits = [
        served(busy_centre(agents, patience=patience)).horizon.value[Measure.WAIT, 0]
        for agents in (4, 5, 6, 8)
    ]
    assert waits == sorted(waits, reverse=True)


def test_more_contacts_give_less_service() -> None:
    levels = [
        served(centre(stream(DAY, rate=rate, patience=60.0))).horizon.value[
            Measure.SERVICE_LEVEL, 0
        ]
        for rate in (10.0, 20.0, 40.0, 80.0)
    ]
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize("seed", range(10))
def test_whoever_calls_is_answered_or_gives_up_or_still_waits(seed: int) -> None:
    patient = seed % 2 == 0
    made = centre(
        stream(DAY, patience=np.inf if patient else 120.0),
        presences=here(0, (2 * HOUR, 9 * HOUR), (10 * HOUR, 20 * HOUR)),
    )
    counts = replicate(made, seed, 0).ledger.counts[0].sum(axis=0)
    ended = counts[IN_TIME] + counts[LATE] + counts[GAVE_UP] + counts[GAVE_UP_SOON]
    if patient:
        assert ended < counts[OFFERED]
    else:
        assert ended == counts[OFFERED]


def test_nobody_is_answered_while_nobody_is_there() -> None:
    made = centre(stream(DAY, patience=30.0), presences=here(0, (8 * HOUR, 9 * HOUR)))
    counts = replicate(made, 0, 0).ledger.counts[0]
    answered = counts[:, IN_TIME] + counts[:, LATE]
    assert answered[8] > 0
    assert answered[:7].sum() == answered[9:].sum() == 0


def test_occupancy_is_the_share_of_the_time_on_queue() -> None:
    # 60 calls an hour of 50 s and one agent: 0.833, but for those who give up.
    service = served(centre(stream(DAY, handle_time=50.0, patience=600.0)))
    answered = 1.0 - service.horizon.value[Measure.ABANDONMENT, 0]
    assert 0.0 <= service.horizon.value[Measure.OCCUPANCY, 0] <= 1.0
    assert service.horizon.value[Measure.OCCUPANCY, 0] == pytest.approx(
        60 * 50 / 3600 * answered, abs=0.03
    )


def test_no_interval_holds_what_cannot_be() -> None:
    hours = served(busy_centre(5, patience=60.0), replications=3).hours
    assert (hours.low[~np.isnan(hours.low)] >= 0.0).all()
    assert (hours.high[Measure.SERVICE_LEVEL] <= 1.0).all()


def test_short_abandons_are_left_out_where_the_scenario_says_so() -> None:
    made = busy_centre(3, patience=60.0)
    of_all, without = (
        served(made, without_short=w).horizon.value[Measure.SERVICE_LEVEL, 0] for w in (False, True)
    )
    assert of_all < without


def test_a_day_s_chance_is_the_share_of_replications_that_reach_the_target() -> None:
    days = np.repeat([0, 1], DAY // 2)
    rate = np.where(days == 0, 20.0, 900.0)
    made = centre(stream(DAY, rate=rate, day=days, patience=60.0), agents=[(0,)] * 4)
    assert served(made).day_met[0].tolist() == [1.0, 0.0]


def test_a_day_without_contacts_meets_nothing_and_misses_nothing() -> None:
    days = np.repeat([0, 1], DAY // 2)
    made = centre(stream(DAY, rate=np.where(days == 0, 20.0, 0.0), day=days))
    assert np.isnan(served(made).day_met[0, 1])


def test_what_all_queues_miss_is_the_sum_of_what_each_misses() -> None:
    made = centre(stream(DAY), stream(DAY, rate=30.0), agents=[(0, 1)])
    service = served(made)
    each = service.horizon.value[Measure.MISSED]
    assert service.missed.value[0] == pytest.approx(each.sum())


def test_told_to_stop_it_tells_what_is_done() -> None:
    heard: list[int] = []
    service = served(
        busy_centre(4), replications=50, on_progress=heard.append, stop=lambda: len(heard) >= 3
    )
    assert service.replications == 3
    assert heard == [1, 2, 3]


def test_one_replication_has_no_interval() -> None:
    with pytest.raises(ValueError, match="two replications"):
        served(busy_centre(4), replications=1)


def test_a_ratio_s_interval_holds_what_is_true_about_as_often_as_it_says() -> None:
    draw, held = np.random.default_rng(0), 0
    for _ in range(300):
        ratios = Ratios()
        for _ in range(20):
            below = draw.poisson(400)
            ratios.add(np.array([draw.binomial(below, 0.8)]), np.array([float(below)]))
        found = ratios.estimate()
        held += bool(found.low[0] <= 0.8 <= found.high[0])
    # 285 expected, with an error of 4.
    assert 270 <= held <= 298
