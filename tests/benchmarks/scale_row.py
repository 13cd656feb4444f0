"""A row of the table: a size's runs, each figure's median and its spread over the seeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.scale_run import Run

HEAD = (
    "size", "agents", "seconds", "seed", "first plan after, s", "late contacts", "proven fewest",
    "service gap, %", "(late - fewest) / late, %", "to save at no other cost, %",
    "objective", "bound", "gap, %",
    "seconds in all", "peak memory, GB", "CPU seconds an agent",
)  # fmt: skip
GIGABYTE = 1e9
NOBODY_LATE = "–"


def row(size: str, agents: int, time_limit: float, runs: Sequence[Run]) -> tuple[str, ...]:
    """The cells below `HEAD`, for runs with the seeds from 0 on."""
    worths = [run.worth for run in runs]
    return (
        size,
        f"{agents:,}",
        f"{time_limit:g}",
        "0" if len(runs) == 1 else f"0 to {len(runs) - 1}",
        _spread((run.first_plan for run in runs), 1),
        _spread((worth.late for worth in worths), 1),
        _spread((worth.late_bound for worth in worths), 1),
        _spread((100 * worth.service_gap for worth in worths), 3),
        _spread(_percent(worth.late_in_doubt for worth in worths), 1),
        _spread(_percent(worth.late_at_no_cost for worth in worths), 1),
        _spread((worth.objective for worth in worths), 1),
        _spread((worth.bound for worth in worths), 1),
        _spread((100 * worth.gap for worth in worths), 2),
        _spread((run.seconds for run in runs), 1),
        _spread((run.peak_bytes / GIGABYTE for run in runs), 2),
        _spread((run.cpu_seconds / agents for run in runs), 3),
    )


def _percent(shares: Iterable[float | None]) -> Iterable[float]:
    return (100 * share for share in shares if share is not None)


def _spread(values: Iterable[float], digits: int) -> str:
    """The median, and where there are several values also the least and the most."""
    found = sorted(values)
    if not found:
        return NOBODY_LATE
    middle, least, most = (f"{v:,.{digits}f}" for v in (median(found), found[0], found[-1]))
    return middle if len(found) == 1 else f"{middle} ({least} to {most})"
