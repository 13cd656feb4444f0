"""Going on where a killed command left off: the best plan so far is on disk all the while."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console

from planner.plan import Schedule
from planner.plan.so_far import SoFar
from planner.scenario import Scenario

T = TypeVar("T")

Build = Callable[..., Any]


@contextmanager
def going_on(
    arguments: Namespace, scenario: Scenario, start_from: Schedule | None = None
) -> Iterator[Build]:
    """Within it, `build(make, ...)` calls `make(scenario, ...)` and keeps its best plan so far.

    It starts from what a killed command left for the same folder and inputs, or else from
    `start_from`. The plan so far is done away with at the end, once the finished one is written.
    With `--iterations` nothing is kept, nor gone on from: the same inputs give the same plan.
    """
    so_far = SoFar(arguments.out, scenario)
    exactly = arguments.iterations is not None
    left = None if exactly else so_far.left_behind()
    if left is not None:
        told = f"Going on from the plan that a command left in {so_far.folder} when it was killed."
        Console(stderr=True).print(told, highlight=False, soft_wrap=True, markup=False)

    def build(make: Callable[..., T], **settings: Any) -> T:
        kept = {} if exactly else {"on_plan": so_far.keep}
        return make(scenario, start_from=left or start_from, **kept, **settings)

    yield build
    so_far.remove()
