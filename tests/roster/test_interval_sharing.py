"""Sharing an interval's capacity, step by step, against a linear programme from scratch."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from planner.roster.problem import CELL, QUEUE, UNIT, Cover
from planner.roster.search.flow import Flow, change_wanted, empty_flow
from planner.roster.search.presence import change_heads, head_worth
from planner.roster.search.sharing import (
    add,
    remove,
    serve_more,
    shortage,
    want_less,
    want_more,
    worth,
)

AGENT = 9_200  # an agent of a site with a shrinkage of 8 %
WORK = 2_500


def any_cover(draw: Random) -> Cover:
    """One interval, up to five queues and four groups; values that fall, and some equal ones."""
    queues, groups = draw.randint(1, 5), draw.randint(1, 4)
    kinds = np.zeros(queues, dtype=QUEUE)
    cells = np.zeros((1, queues), dtype=CELL)
    slope: list[float] = []
    for q in range(queues):
        if draw.random() < 0.4:
            kinds[q] = (True, draw.choice([1.0, 2.0, draw.uniform(0.5, 4)]))
        else:
            values = sorted(draw.choice([1.0, draw.uniform(0.1, 5)]) for _ in range(4))[::-1]
            cells[0, q] = (len(slope), draw.randint(0, 4), 0)
            slope += values
    serves = [draw.randrange(1, 1 << queues) for _ in range(groups)]
    return Cover(np.array(serves, dtype=np.int64), kinds, cells, np.array([*slope, 0.0]), 0.0)


def least_shortage(cover: Cover, brought: list[int], wanted: list[int]) -> float:
    """The least value missed: capacity goes along every pair of group and queue that may."""
    pairs = [
        (g, q)
        for g, serves in enumerate(cover.serves.tolist())
        for q in range(len(cover.queues))
        if serves >> q & 1
    ]
    steps = []  # (queue, value, agents)
    for q, queue in enumerate(cover.queues):
        if queue["deferred"]:
            steps.append((q, float(queue["work_value"]), wanted[q] / UNIT))
        else:
            first, count = cover.cells[0, q]["slope_first"], cover.cells[0, q]["agents"]
            steps += [(q, float(value), 1.0) for value in cover.slope[first : first + count]]
    if not steps:
        return 0.0
    groups = len(cover.serves)
    limits = np.zeros((groups + len(cover.queues), len(pairs) + len(steps)))
    for column, (g, q) in enumerate(pairs):
        limits[g, column], limits[groups + q, column] = 1.0, -1.0
    for column, (q, _, _) in enumerate(steps, start=len(pairs)):
        limits[groups + q, column] = 1.0
    best = linprog(
        [0.0] * len(pairs) + [-value for _, value, _ in steps],
        A_ub=limits,
        b_ub=[amount / UNIT for amount in brought] + [0.0] * len(cover.queues),
        bounds=[(0, None)] * len(pairs) + [(0, most) for _, _, most in steps],
    )
    return float(sum(value * most for _, value, most in steps) + best.fun)


def adds_up(cover: Cover, flow: Flow, brought: list[int]) -> bool:
    """Nothing is negative, no group gives more or less than it brought, nor to foreign queues."""
    given, idle = flow.given[0], flow.groups["idle"][0]
    used = (given > 0) @ (1 << np.arange(given.shape[1]))
    return bool(
        (given >= 0).all()
        and (idle >= 0).all()
        and (given.sum(axis=1) + idle == brought).all()
        and (given.sum(axis=0) == flow.cells["served"][0]).all()
        and (used == flow.groups["used"][0]).all()
        and (used & ~cover.serves == 0).all()
    )


def step(draw: Random, cover: Cover, flow: Flow, brought: list[int], wanted: list[int]) -> float:
    """Let one thing change; returns the cost added."""
    deferred = np.flatnonzero(cover.queues["deferred"]).tolist()
    if deferred and draw.random() < 0.4:
        q = draw.choice(deferred)
        if wanted[q] >= WORK and draw.random() < 0.5:
            wanted[q] -= WORK
            return -want_less(cover, flow, 0, q, WORK)
        wanted[q] += WORK
        return want_more(cover, flow, 0, q, WORK)
    g = draw.randrange(len(brought))
    if brought[g] >= AGENT and draw.random() < 0.4:
        brought[g] -= AGENT
        return remove(cover, flow, 0, g, AGENT)
    brought[g] += AGENT
    return -add(cover, flow, 0, g, AGENT)


@pytest.mark.parametrize("seed", range(100))
def test_after_every_step_the_interval_is_shared_at_its_best(seed: int) -> None:
    draw = Random(seed)
    cover = any_cover(draw)
    flow = empty_flow(cover)
    brought, wanted = [0] * len(cover.serves), [0] * len(cover.queues)
    cost = shortage(cover, flow)
    for number in range(40):
        cost += step(draw, cover, flow, brought, wanted)
        assert shortage(cover, flow) == pytest.approx(cost, abs=1e-9)
        assert adds_up(cover, flow, brought)
        if number % 8 == 7:
            assert cost == pytest.approx(least_shortage(cover, brought, wanted), abs=1e-6)


@pytest.mark.parametrize("seed", range(60))
def test_what_goes_away_again_leaves_the_cost_as_it_was(seed: int) -> None:
    draw = Random(seed)
    cover = any_cover(draw)
    flow = empty_flow(cover)
    brought, wanted = [0] * len(cover.serves), [0] * len(cover.queues)
    for _ in range(20):
        step(draw, cover, flow, brought, wanted)
    before = shortage(cover, flow)
    for g in range(len(brought)):
        won = add(cover, flow, 0, g, AGENT)
        assert won >= -1e-12
        assert remove(cover, flow, 0, g, AGENT) == pytest.approx(won, abs=1e-9)
    assert shortage(cover, flow) == pytest.approx(before, abs=1e-9)


@pytest.mark.parametrize("seed", range(60))
def test_work_is_served_only_with_capacity_that_is_worth_less_elsewhere(seed: int) -> None:
    draw = Random(seed)
    cover = any_cover(draw)
    cover.queues["deferred"][0] = True
    cover.queues["work_value"][0] = 100.0
    flow = empty_flow(cover)
    brought, wanted = [0] * len(cover.serves), [0] * len(cover.queues)
    for _ in range(20):
        step(draw, cover, flow, brought, wanted)
    most = draw.uniform(0.0, 5.0)
    change_wanted(cover, flow, 0, 0, 3 * WORK)
    before, served = shortage(cover, flow), flow.cells["served"][0, 0]
    given, lost = serve_more(cover, flow, 0, 0, 3 * WORK, most)
    assert 0 <= given <= 3 * WORK
    assert flow.cells["served"][0, 0] == served + given
    assert lost <= most * given / UNIT + 1e-9
    # Every unit served spares a loss of 100, and costs what is lost elsewhere.
    after = before - 100.0 * given / UNIT + lost
    assert shortage(cover, flow) == pytest.approx(after, abs=1e-9)
    assert adds_up(cover, flow, brought)


def one_voice_queue(values: list[float], heads: int = 0) -> Cover:
    """A queue for which whole agents are worth these values, and a group that may serve it."""
    cells = np.array([[(0, len(values), heads)]], dtype=CELL)
    queues = np.array([(False, 0.0)], dtype=QUEUE)
    return Cover(np.array([1], dtype=np.int64), queues, cells, np.array([*values, 0.0]), 15.0)


def test_capacity_takes_the_dearest_places_first() -> None:
    cover = one_voice_queue([5.0, 3.0])
    flow = empty_flow(cover)
    assert shortage(cover, flow) == pytest.approx(8.0)
    # 0.92 of the first agent: 4.6; then 0.08 x 5 + 0.84 x 3 = 2.92; then 0.16 x 3 = 0.48.
    won = [add(cover, flow, 0, 0, AGENT) for _ in range(3)]
    assert won == pytest.approx([4.6, 2.92, 0.48])
    assert flow.groups["idle"][0, 0] == 3 * AGENT - 2 * UNIT


def test_the_worth_of_one_more_agent_is_what_adding_one_wins() -> None:
    cover = one_voice_queue([5.0, 3.0])
    flow = empty_flow(cover)
    for _ in range(3):
        expected = worth(cover, flow, 0, 0, AGENT)
        assert add(cover, flow, 0, 0, AGENT) == pytest.approx(expected)


def test_a_missing_head_costs_its_price_and_a_part_of_a_head_a_part_of_it() -> None:
    cover = one_voice_queue([], heads=2)
    flow = empty_flow(cover)
    flow.cells["heads"] = 0.5  # a shift from before the horizon covers half of the interval
    assert shortage(cover, flow) == pytest.approx(1.5 * 15.0)
    assert head_worth(cover, flow, 0, 0) == pytest.approx(15.0)
    assert change_heads(cover, flow, 0, 0, 1.0) == pytest.approx(15.0)
    assert head_worth(cover, flow, 0, 0) == pytest.approx(0.5 * 15.0)
    assert change_heads(cover, flow, 0, 0, 1.0) == pytest.approx(0.5 * 15.0)
    assert change_heads(cover, flow, 0, 0, -1.0) == pytest.approx(-0.5 * 15.0)
