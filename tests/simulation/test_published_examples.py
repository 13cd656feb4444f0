"""Examples that the ContactCenters simulator (Buist and L'Ecuyer) published with intervals."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from centres import FOREVER

from planner.simulation.centre import Centre, Floats, Presence, Stream
from planner.simulation.ledger import GAVE_UP, GAVE_UP_SOON, IN_TIME, LATE, OFFERED, WAITED
from planner.simulation.ratios import Ratios
from planner.simulation.replication import Outcome, replicate

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "simulation" / "contact_centers.json"
REPLICATIONS, ROUNDED = 1000, 5e-4
MINUTE, DAY = 60.0, 480


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    if not PUBLISHED.exists():
        pytest.skip("the published examples are not here")
    examples: dict[str, Any] = json.loads(PUBLISHED.read_text("utf-8"))["examples"]
    return examples


def runs(made: Centre) -> list[Outcome]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda k: replicate(made, 1, k), range(REPLICATIONS)))


def sums(outcomes: list[Outcome]) -> Floats:
    """Counts [replications, Q, MEASURES]."""
    return np.array([outcome.ledger.counts.sum(axis=1) for outcome in outcomes])


def agree(above: Floats, below: float | Floats, told: list[float]) -> bool:
    """Whether our 95 % interval of a ratio and the published one have something in common.

    Either is of a thousand days: the truth lies in both but for one time in ten.
    """
    ratios = Ratios()
    for numerator, denominator in zip(above, np.broadcast_to(below, above.shape), strict=True):
        ratios.add(numerator, denominator)
    _, low, high = ratios.estimate().single
    # Published are three digits after the point at most.
    return low <= told[2] + ROUNDED and told[1] - ROUNDED <= high


def one_queue(patience: float) -> Centre:
    """4.2 calls a minute of two minutes for eight hours, and twelve agents until all are done."""
    intervals = DAY // 10
    calls = Stream(
        "calls", np.full(intervals, 42.0), np.full(intervals, 120.0), 20.0, patience=patience
    )
    there = tuple(Presence(a, 0.0, FOREVER, a, goes_home=True) for a in range(12))
    return Centre((calls,), ((0,),), np.zeros(12, dtype=np.int64), there, 600.0, intervals)


def test_a_queue_in_which_all_wait(published: dict[str, Any]) -> None:
    told, outcomes = published["MMC"]["results"], runs(one_queue(np.inf))
    counts = sums(outcomes)[:, 0]
    served = counts[:, IN_TIME] + counts[:, LATE]
    busy = np.array([outcome.ledger.busy.sum() for outcome in outcomes])
    assert agree(counts[:, IN_TIME], 1.0, told["in_target_per_day"])
    assert agree(counts[:, IN_TIME], served, told["sl_served_in_awt_over_served"])
    assert agree(counts[:, WAITED] / MINUTE, served, told["asa_min"])
    assert agree(busy, 12 * DAY * MINUTE, told["occupancy_over_480min"])


def test_a_queue_in_which_customers_give_up(published: dict[str, Any]) -> None:
    told, counts = published["MMCAb"]["results"], sums(runs(one_queue(MINUTE)))[:, 0]
    served = counts[:, IN_TIME] + counts[:, LATE]
    patient = counts[:, OFFERED] - counts[:, GAVE_UP_SOON]
    assert agree(counts[:, GAVE_UP] + counts[:, GAVE_UP_SOON], 1.0, told["abandoned_per_day"])
    assert agree(counts[:, IN_TIME], 1.0, told["in_target_per_day"])
    assert agree(counts[:, IN_TIME], patient, told["sl_excl_short_abandons"])
    assert agree(counts[:, WAITED] / MINUTE, served, told["asa_served_min"])


def test_three_queues_and_two_groups_over_three_periods(published: dict[str, Any]) -> None:
    params, told = published["SimpleMSK"]["params"], published["SimpleMSK"]["results"]
    by_queue = sums(runs(three_periods(params)))
    counts = by_queue.sum(axis=1)
    patient = counts[:, OFFERED] - counts[:, GAVE_UP_SOON]
    assert agree(counts[:, IN_TIME] + counts[:, LATE], 1.0, told["served"])
    assert agree(counts[:, GAVE_UP] + counts[:, GAVE_UP_SOON], 1.0, told["abandoned"])
    assert agree(counts[:, IN_TIME], patient, told["sl_excl_short_abandons"])
    # Published without intervals: means of a thousand days each, with errors of about 1 %. The
    # last period is left out: there, calls of the period before are handled as slowly as its own.
    found = by_queue[:, :, IN_TIME].mean(axis=0).reshape(3, 3)[:, :2]
    assert found == pytest.approx(np.array(told["in_target_type_period"])[:, :2], rel=0.05)


def three_periods(params: dict[str, Any]) -> Centre:
    """A queue for every type and period, since handle times and patience go by both."""
    periods, length = params["periods"], params["period_min"]
    rates = np.array(params["lambda_per_min_by_type_period"])
    streams: list[Stream] = []
    serves: dict[int, list[int]] = {0: [], 1: []}
    for kind in range(params["types"]):
        for period in range(periods):
            rate = np.where(np.arange(periods) == period, rates[kind, period] * length, 0.0)
            for group in params["type_to_group"][kind]:
                serves[group].append(len(streams))
            streams.append(
                Stream(
                    f"{kind}-{period}",
                    rate,
                    np.full(periods, MINUTE / params["mu_per_min_by_period"][period]),
                    params["awt_s"],
                    patience=MINUTE / params["patience_rate_per_min_by_period"][period],
                    day=np.zeros(periods, dtype=np.int64),
                )
            )
    group_of: list[int] = []
    presences: list[Presence] = []
    for group, sizes in enumerate(params["agents_by_group_period"]):
        for place in range(max(sizes)):
            for period in range(periods):
                if place < sizes[period]:
                    last = period == periods - 1
                    start, end = period * length * MINUTE, (period + 1) * length * MINUTE
                    presences.append(
                        Presence(
                            len(group_of), start, FOREVER if last else end, len(group_of),
                            goes_home=last or place >= sizes[period + 1],
                        )
                    )  # fmt: skip
            group_of.append(group)
    return Centre(
        tuple(streams), (tuple(serves[0]), tuple(serves[1])), np.array(group_of), tuple(presences),
        length * MINUTE, periods, day_cv=28.7**-0.5,
    )  # fmt: skip
