"""How the next search is led."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from two_queues import two_languages

from planner.promise.steering import HEAVIEST, STEP, Steering, unsteered
from planner.simulation.told import Verdict


@dataclass
class FakeTold:
    verdicts: dict[str, Verdict]


@dataclass
class FakeRound:
    """What steering asks of a round."""

    late_contacts: float = 100.0
    cost: float = 1000.0
    short: float = 0.0
    verdict: Verdict = Verdict.MET
    told: FakeTold = field(init=False)

    def __post_init__(self) -> None:
        self.told = FakeTold({"en-voice": self.verdict, "de-voice": Verdict.MET})

    def costs_more_than(self, other: FakeRound) -> bool:
        return self.cost > other.cost


FIRST = FakeRound()
START = unsteered(two_languages())


def price(*made: FakeRound) -> float:
    """What an hour is worth after these rounds, beside what it was."""
    steering = START
    for one in made:
        steering = steering.after(one, FIRST)
    return steering.paid_hour / START.paid_hour


DEAR = FakeRound(cost=1100.0, late_contacts=50.0)
STINGY = FakeRound(cost=900.0, late_contacts=120.0)
GOOD = FakeRound(cost=900.0, late_contacts=80.0)


def test_after_a_plan_that_costs_more_hours_become_dearer() -> None:
    assert price(DEAR) == pytest.approx(STEP)


def test_after_one_that_saves_at_customers_cost_they_become_cheaper() -> None:
    assert price(STINGY) == pytest.approx(1 / STEP)


def test_after_one_that_is_better_and_cheaper_they_stay() -> None:
    assert price(GOOD) == 1.0


def test_steps_become_smaller_with_every_turn() -> None:
    assert price(DEAR, STINGY) == pytest.approx(STEP / STEP**0.5)


def test_what_it_costs_to_miss_targets_by_less_is_not_minded() -> None:
    first = FakeRound(short=10.0)
    made = FakeRound(short=5.0, cost=1100.0)
    assert START.after(made, first).paid_hour == START.paid_hour


def test_a_queue_that_misses_its_target_weighs_more_each_time() -> None:
    missing = FakeRound(verdict=Verdict.MISSED)
    steering = START.after(missing, FIRST)
    assert steering.weight.tolist() == [2.0, 1.0]
    for _ in range(9):
        steering = steering.after(missing, FIRST)
    assert steering.weight.tolist() == [HEAVIEST, 1.0]


def test_the_search_sees_the_worth_of_an_hour() -> None:
    led = Steering(0.5, np.ones(2)).led(two_languages())
    assert led.objective.paid_hour == 0.5
