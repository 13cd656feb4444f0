"""Queues that theory can solve: the simulation agrees within its intervals."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from centres import centre, stream
from numpy.typing import NDArray

from planner.simulation.centre import Centre
from planner.simulation.ledger import GAVE_UP, GAVE_UP_SOON, IN_TIME, LATE, OFFERED, WAITED
from planner.simulation.replication import Outcome, replicate

DATA = Path(__file__).parents[1] / "data"
REPLICATIONS, WARM_UP = 12, 20
Z = 4.5
"""Standard errors, beyond which no figure that is right lies but by rare chance."""


def rows_of(name: str, wanted: Callable[[dict[str, str]], bool]) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if wanted(row)]


def agrees(
    made: Centre, told: Callable[[Outcome], list[float]], expected: list[float], seed: int
) -> None:
    """Whether the means over replications are where theory says, within their errors."""
    with ThreadPoolExecutor(2) as pool:
        runs = pool.map(lambda k: told(replicate(made, seed, k)), range(REPLICATIONS))
        values = np.array(list(runs))
    error = values.std(axis=0, ddof=1) / np.sqrt(REPLICATIONS)
    assert (np.abs(values.mean(axis=0) - expected) <= Z * error + 1e-12).all(), (
        f"{values.mean(axis=0)} with errors {error}, not {expected}"
    )


def settled(
    outcome: Outcome, warm_up: int = WARM_UP
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Counts [Q, MEASURES] and occupancy [G] after the beginning, before the end."""
    among = np.s_[:, warm_up:-1]
    there = outcome.ledger.there[among].sum(axis=1)
    busy = outcome.ledger.busy[among].sum(axis=1)
    return outcome.ledger.counts[among].sum(axis=1), busy / np.where(there > 0, there, 1.0)


ERLANG = rows_of(
    "erlang_reference.csv",
    # Long queues take long to settle, and large centres long to simulate.
    lambda row: int(row["agents"]) <= 120 and float(row["wait_given_wait_s"] or 0) < 400,
)


def relaxation_hours(row: dict[str, str]) -> float:
    """How long a queue without patience remembers how it began; with patience it soon forgets.

    1 / (sqrt(c mu) - sqrt(lambda))^2, the inverse of the spectral gap of the M/M/1 queue: while all
    c servers are busy, they are one.
    """
    if row["mean_patience_s"]:
        return 0.0
    served = int(row["agents"]) * 3600 / float(row["aht_s"])
    return 1.0 / (math.sqrt(served) - math.sqrt(float(row["lambda_per_hour"]))) ** 2


@pytest.mark.parametrize("row", ERLANG, ids=[row["id"] for row in ERLANG])
def test_one_queue_is_what_erlang_says(row: dict[str, str]) -> None:
    rate, handle_time = float(row["lambda_per_hour"]), float(row["aht_s"])
    relaxation = relaxation_hours(row)
    warm_up = max(WARM_UP, math.ceil(8 * relaxation))
    hours = warm_up + max(int(np.clip(40000 / rate, 100, 2500)), math.ceil(40 * relaxation))
    made = centre(
        stream(
            hours,
            rate=rate,
            handle_time=handle_time,
            target=float(row["threshold_s"]),
            patience=float(row["mean_patience_s"] or "inf"),
        ),
        agents=[(0,)] * int(row["agents"]),
    )

    def told(outcome: Outcome) -> list[float]:
        (counts,), (occupancy,) = settled(outcome, warm_up)
        answered = counts[IN_TIME] + counts[LATE]
        return [
            counts[IN_TIME] / counts[OFFERED],
            (counts[GAVE_UP] + counts[GAVE_UP_SOON]) / counts[OFFERED],
            counts[WAITED] / answered,
            occupancy,
        ]

    names = ("sl_offered", "p_abandon", "asa_served_s", "occupancy")
    agrees(made, told, [float(row[name]) for name in names], seed=ERLANG.index(row))


TWO_QUEUES = rows_of("two_type_three_group_exact.csv", lambda row: True)


@pytest.mark.parametrize("row", TWO_QUEUES, ids=[row["id"] for row in TWO_QUEUES])
def test_two_queues_that_share_agents_are_what_their_markov_chain_says(row: dict[str, str]) -> None:
    hours = WARM_UP + 600
    strict = row["g3_rule"] == "prio1"
    streams = [
        stream(
            hours,
            rate=float(row[f"lambda{q}_per_hour"]),
            handle_time=float(row["aht_s"]),
            patience=float(row["mean_patience_s"]),
            # So much that the shortest wait of the one outweighs the longest of the other.
            priority=1e9 if strict and q == 1 else 1.0,
        )
        for q in (1, 2)
    ]
    sizes = [int(row[f"n_g{g}"]) for g in (1, 2, 3)]
    skills = [(0,)] * sizes[0] + [(1,)] * sizes[1] + [(0, 1)] * sizes[2]
    routing = "longest_waiting" if strict else "longest_queue"
    made = centre(*streams, agents=skills, routing=routing)
    group_of = {(0,): "occ_g1", (1,): "occ_g2", (0, 1): "occ_g3"}
    names = ["p_abandon_1", "p_abandon_2", *(group_of[g] for g in made.groups)]

    def told(outcome: Outcome) -> list[float]:
        counts, occupancy = settled(outcome)
        gave_up = counts[:, GAVE_UP] + counts[:, GAVE_UP_SOON]
        return [*(gave_up / counts[:, OFFERED]), *occupancy]

    agrees(made, told, [float(row[name]) for name in names], seed=TWO_QUEUES.index(row))
