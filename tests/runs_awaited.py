"""Waiting for a run, by conditions and with a generous deadline."""

from __future__ import annotations

import time
from collections.abc import Callable

from planner.jobs import Run

# Compiling everything, on a busy machine with nothing in its cache, takes minutes.
DEADLINE = 600.0


def until(condition: Callable[[], bool], what: str) -> None:
    """Returns when the condition holds."""
    deadline = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.05)


def over(run: Run) -> Run:
    """The run when nothing more will come of it."""
    until(lambda: run.state.is_over, f"{run.order.name} ends")
    return run


def searching(run: Run) -> Run:
    """The run when it has a plan to keep."""
    until(lambda: run.last is not None and run.last.objective is not None, "a plan to keep")
    return run
