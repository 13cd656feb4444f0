"""Staffing cases: a queue's interval with its targets, and the families that are asked about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product

import numpy as np

from planner.staffing.kernels import Cases

DAYS, INTERVALS_A_DAY = 28, 96
MONTH = f"20 queues, {DAYS} days of 15 minutes"
NEARLY_ONE = ("0.9999999", "0.9999999999")
WEEKDAYS = (1.1, 1.05, 1.0, 1.0, 0.95, 0.5, 0.4)
TARGETS = (("0.8", 20), ("0.9", 30), ("0.8", 60), ("0.7", 120))


@dataclass(frozen=True)
class Case:
    """Contacts of an interval, their mean handle time, and the targets: numbers as written."""

    volume: Fraction
    handle_seconds: Fraction
    interval_minutes: int
    share: Fraction
    within_seconds: Fraction
    max_occupancy: Fraction

    @cached_property
    def load(self) -> Fraction:
        """Offered load in erlangs."""
        return self.volume * self.handle_seconds / (self.interval_minutes * 60)

    def __str__(self) -> str:
        return (
            f"{float(self.volume):.12g} contacts of {float(self.handle_seconds):g} s "
            f"in {self.interval_minutes} min, {float(self.share):.12g} in "
            f"{float(self.within_seconds):g} s, occupancy {float(self.max_occupancy):g}"
        )


def case(
    volume: str | float,
    handle_seconds: float = 300,
    interval_minutes: int = 15,
    share: str = "0.8",
    within_seconds: float = 20,
    max_occupancy: str = "1",
) -> Case:
    """A case from decimals; those that no float holds are given as text."""
    return Case(
        Fraction(volume),
        Fraction(handle_seconds),
        interval_minutes,
        Fraction(share),
        Fraction(within_seconds),
        Fraction(max_occupancy),
    )


def as_arrays(cases: Sequence[Case]) -> Cases:
    """The cases as the planner's kernels take them: nobody abandons, one contact at a time."""
    volume, handle, minutes, late, within, occupancy = np.array(
        [
            (c.volume, c.handle_seconds, c.interval_minutes, 1 - c.share, c.within_seconds,
             c.max_occupancy)
            for c in cases
        ],
        dtype=np.float64,
    ).T.copy()  # fmt: skip
    count = len(cases)
    return Cases(
        load=volume * handle / (minutes * 60),
        handle=handle,
        patience=np.full(count, math.inf),
        within=within,
        concurrency=np.ones(count, dtype=np.int64),
        max_late=late,
        max_abandonment=np.ones(count),
        max_occupancy=occupancy,
    )


def families() -> dict[str, list[Case]]:
    """The cases whose answers are compared, by what they try."""
    return {
        "grid of volumes, handle times, intervals and targets": list(_grid()),
        "load a whole number of erlangs": [case(n, 450, 15) for n in range(2, 402, 2)],
        "occupancy met exactly": list(_full_to_the_limit()),
        "0.003 to 0.3 erlangs": [case(f"{n / 100:.2f}", share="0.99") for n in range(1, 91)],
        "2,000 to 100,000 erlangs": [case(n, 450) for n in (4003, 20_011, 60_001, 199_999)],
        "so many agents that nobody waits": list(_idle()),
        "target of 0 seconds": [case(n, within_seconds=0) for n in range(1, 61)],
        "nobody comes": [case(0), case(0, max_occupancy="0.85")],
        "targets of " + " and ".join(NEARLY_ONE): [
            case(n, share=share) for n, share in product(range(1, 31), NEARLY_ONE)
        ],
    }


def _grid() -> Iterator[Case]:
    return (
        case(*numbers)
        for numbers in product(
            ("0.3", "1", "4", "12.5", "40", "130", "400", "1200"),
            (45, 180, 320, 900),
            (15, 30, 60),
            ("0.5", "0.7", "0.8", "0.9", "0.95", "0.99"),
            (5, 20, 60, 300),
            ("1", "0.9", "0.85", "0.7"),
        )
    )


def _full_to_the_limit() -> Iterator[Case]:
    """As many contacts as keep a whole number of agents busy to the limit, and no more."""
    limits = ("0.7", "0.8", "0.85", "0.88", "0.9")
    for limit, agents in product(limits, range(1, 101)):
        yield case(str(agents * Decimal(limit)), 300, 5, "0.5", 300, limit)


def _idle() -> Iterator[Case]:
    """Up to 40,000 agents for 400 erlangs: the odds to wait fall below any float."""
    volumes = (20, 110, 400, 1200)
    return (case(n, max_occupancy=limit) for n, limit in product(volumes, ("0.01", "0.05", "0.1")))


def equal_loads(erlangs: int, count: int) -> list[Case]:
    """Cases within a fifth of one load, 80/20 and at most 88 % busy."""
    spread = np.random.default_rng(erlangs).uniform(0.8, 1.2, count)
    return [case(f"{3 * erlangs * s:.4f}", max_occupancy="0.88") for s in spread]


def month_of_a_team() -> list[list[Case]]:
    """20 queues round the clock, 28 days of 15 minutes each: one list of intervals a queue.

    At their peaks they get 3 to 150 contacts in an interval, and next to none at night.
    """
    draw = np.random.default_rng(0)
    days = np.array([WEEKDAYS[day % 7] for day in range(DAYS)])
    hours = np.arange(INTERVALS_A_DAY) / 4
    awake = (hours > 6) & (hours < 22)
    shape = 0.05 + 0.95 * awake * np.sin(np.pi * (hours - 6) / 16) ** 2
    queues = []
    for number, peak in enumerate(np.geomspace(3, 150, 20)):
        noise = draw.uniform(0.85, 1.15, (DAYS, INTERVALS_A_DAY))
        volumes = (peak * days[:, None] * shape * noise).clip(0.01).ravel()
        queues.append(_intervals(number, volumes))
    return queues


def _intervals(number: int, volumes: Iterable[float]) -> list[Case]:
    handle = (180, 240, 320, 420, 600)[number % 5]
    share, within = TARGETS[number % 4]
    limit = ("0.85", "0.88", "0.9", "1")[number % 4]
    return [case(f"{volume:.2f}", handle, 15, share, within, limit) for volume in volumes]
