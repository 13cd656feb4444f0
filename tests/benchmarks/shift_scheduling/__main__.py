"""Public rosters without contacts: `python -m tests.benchmarks.shift_scheduling [instances]`.

Solves the 'Shift Scheduling' instances of Curtois and Qu with the core that plans scenarios, on
one thread: by its search alone for so many seconds, then by its lines chosen together for no
longer. Prints Markdown: what came out, a bound of every plan, and what is known. A checker that
knows the instance alone has found every rule kept and the cost the same, and so has the product's
constraint model. Times are this machine's, which may be busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from planner.planning import versions
from planner.roster.limits import Clock

from .best_known import DATA, Known, best_known
from .instance import Instance, read_instance
from .solving import search_plan
from .together import choose_together

HEAD = (
    "instance", "weeks", "people", "shifts", "search alone", "lines together", "seconds", "bound",
    "best known", "its bound", "best of ten minutes", "by",
)  # fmt: skip


def main() -> None:
    """Solve and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print(f"\nAt most {options.seconds:g} s each, seed {options.seed}\n")
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    if not DATA.exists():
        sys.exit(f"The instances are not in {DATA}: nothing is measured.")
    known = best_known()
    _warm_up(read_instance(DATA / "Instance1.txt"))
    for name in options.instances or _those_there():
        row = _row(read_instance(DATA / f"{name}.txt"), known[name], options.seconds, options.seed)
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", metavar="Instance1")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _those_there() -> list[str]:
    names = (path.stem for path in DATA.glob("Instance*.txt"))
    return sorted(names, key=lambda name: int(name.removeprefix("Instance")))


def _warm_up(instance: Instance) -> None:
    """Compile every kernel."""
    search_plan(instance, 0, _rounds(1))
    choose_together(instance, 0, _rounds(1))


def _rounds(number: int) -> Clock:
    return Clock(time.monotonic(), None, number, None)


def _seconds(limit: float) -> Clock:
    return Clock(time.monotonic(), limit, None, None)


def _row(instance: Instance, known: Known, seconds: float, seed: int) -> Sequence[object]:
    searched = search_plan(instance, seed, _seconds(seconds))
    started = time.monotonic()
    chosen = choose_together(instance, seed, _seconds(seconds))
    return (
        instance.name, known.weeks, known.employees, known.shift_types, searched.cost,
        chosen.found.cost, f"{time.monotonic() - started:.0f}", chosen.bound, known.cost,
        known.bound, known.cost_in_ten_minutes, known.method,
    )  # fmt: skip


if __name__ == "__main__":
    main()
