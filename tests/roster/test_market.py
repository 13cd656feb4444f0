"""The market behind the bound: what it offers is what its mixtures hold, shared to pay best."""

from __future__ import annotations

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from numpy.typing import NDArray
from small_rosters import planned, problem_of

from planner.roster.problem import UNIT, RosterProblem
from planner.roster.proof.bound import Prices, bench_for
from planner.roster.proof.market import Market, open_market, rebalance_all, trade_all
from planner.roster.proof.supply import Supply, base_supply, come, leave, share_anew

STIFFNESS = 0.01


def at_one_price(problem: RosterProblem, price: float = 1.0) -> Prices:
    shape = problem.cover.cells.shape
    return Prices(np.full(shape, price), np.zeros(shape))


def traded(problem: RosterProblem, passes: int) -> Market:
    """A market after so many passes in which nobody attends an activity."""
    bench = bench_for(problem)
    market = open_market(problem, at_one_price(problem))
    order = np.arange(len(market.blocks), dtype=np.int32)
    cover, lines = problem.cover, problem.lines
    for _ in range(passes):
        trade_all(lines, cover, market, order, STIFFNESS, bench)
        share_anew(cover, market.supply, STIFFNESS)
        rebalance_all(lines, cover, market, order, STIFFNESS)
    return market


def held(problem: RosterProblem, market: Market) -> tuple[NDArray, NDArray]:
    """Capacity [T, groups] and heads [T, Q] of the mixtures, counted line by line."""
    capacity = problem.base_amount / UNIT
    heads = problem.base_heads.astype(np.float64)
    for number, block in enumerate(market.blocks):
        who = problem.lines.agents[block["agent"]]
        for line, weight in zip(market.on_queue[number], market.weight[number], strict=True):
            for t in range(block["start"], block["end"]):
                if weight > 0 and line[t - block["start"]]:
                    capacity[t, who["group"]] += weight * who["amount"] / UNIT
                    for q in range(heads.shape[1]):
                        heads[t, q] += weight * (problem.cover.serves[who["group"]] >> q & 1)
    return capacity, heads


@pytest.mark.parametrize("seed", range(6))
def test_what_is_offered_is_what_the_mixtures_hold(seed: int) -> None:
    _, search = planned(seed)
    problem = search.problem
    market = traded(problem, passes=5)
    capacity, heads = held(problem, market)
    serving = problem.cover.serves != 0
    assert market.supply.given.sum(axis=2)[:, serving] == pytest.approx(capacity[:, serving])
    assert market.supply.offered == pytest.approx(market.supply.given.sum(axis=1))
    assert market.supply.heads == pytest.approx(heads)
    weights = market.weight.sum(axis=1)
    assert weights[weights > 0] == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(6))
def test_groups_give_only_to_queues_they_may_serve(seed: int) -> None:
    _, search = planned(seed)
    market = traded(search.problem, passes=3)
    for group, serves in enumerate(search.problem.cover.serves.tolist()):
        barred = [q for q in range(market.supply.offered.shape[1]) if not serves >> q & 1]
        assert (market.supply.given[:, group, barred] == 0).all()


def two_queues() -> tuple[RosterProblem, Supply]:
    """Two queues in English, Amy for both; nobody works yet, and a price of 1 for both."""
    problem = problem_of(
        tiny_scenario(
            queues={"en-voice": tiny_queue(), "en-chat": tiny_queue(channel="chat")},
            agents={"amy": tiny_agent()},
        )
    )
    return problem, base_supply(problem, at_one_price(problem))


def test_whoever_comes_serves_the_dearest_queue_and_leaves_the_cheapest() -> None:
    problem, supply = two_queues()
    amy = problem.lines.agents[0]
    supply.price.capacity[0] = 1.0, 2.0
    come(problem.cover, supply, 0, amy, 0.5, STIFFNESS)
    assert supply.given[0, 0].tolist() == [0.0, 0.5]
    supply.price.capacity[0] = 3.0, 2.0
    come(problem.cover, supply, 0, amy, 0.25, STIFFNESS)
    assert supply.given[0, 0].tolist() == [0.25, 0.5]
    supply.price.capacity[0] = 3.0, 2.0
    leave(problem.cover, supply, 0, amy, 0.6, STIFFNESS)
    assert supply.given[0, 0] == pytest.approx([0.15, 0.0])


def test_whoever_leaves_before_anybody_came_owes_the_dearest_queue() -> None:
    problem, supply = two_queues()
    supply.price.capacity[0] = 1.0, 2.0
    leave(problem.cover, supply, 0, problem.lines.agents[0], 0.5, STIFFNESS)
    assert supply.given[0, 0].tolist() == [0.0, -0.5]
    assert supply.offered[0].tolist() == [0.0, -0.5]


def test_capacity_is_shared_until_the_cheaper_queue_pays_as_much() -> None:
    # Both queues are closed at midnight, so that a price falls by 0.01 for every agent offered.
    # They pay 0.05 and 0.02; one and a half of the 9 agents on the second go to the first.
    problem, supply = two_queues()
    supply.reference.capacity[0] = 0.05, 0.11
    supply.price.capacity[0] = 0.05, 0.02
    supply.given[0, 0], supply.offered[0] = (0.0, 9.0), (0.0, 9.0)
    for _ in range(3):
        share_anew(problem.cover, supply, STIFFNESS)
    assert supply.given[0, 0] == pytest.approx([1.5, 7.5])
    assert supply.price.capacity[0] == pytest.approx([0.035, 0.035])
