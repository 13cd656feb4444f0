"""Which runs answer a list of changes, and what they are called side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.jobs import Run
from planner.whatif.changes import Change, write_changes

BASELINE = "in force"
WAIT = (
    "**{}** is being planned, or waits for its turn: the sidebar tells how far it is. What comes "
    "of it will be shown here."
)
NO_BASELINE = (
    "There is no plan of the scenario as it is, to hold this one against. Press **Make a plan** in "
    "the sidebar to make one."
)


def latest(
    runs: Iterable[Run], sha256: str, changes: Sequence[Change], in_force: Path | None
) -> tuple[Run, ...]:
    """The newest run that plans these changes of a scenario, and the newest that repairs.

    A repair is one of the plan in force. `sha256` is the scenario's fingerprint before the
    changes; runs come with the newest first.
    """
    wanted = write_changes(changes)
    mine = [run for run in runs if run.order.before_sha256 == sha256 and run.changes == wanted]
    planned = [run for run in mine if not run.order.is_repair]
    repaired = [
        run for run in mine if run.order.is_repair and run.order.start_from == str(in_force)
    ]
    return (*planned[:1], *repaired[:1])


def label(run: Run) -> str:
    """What a run's plan is called beside the plan in force."""
    return "repaired" if run.order.is_repair else "planned anew"
