"""The frontier of a repair as a file keeps it: what each number of changes would win."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from planner.errors import PlannerError
from planner.whatif.repair.asked import Asked

if TYPE_CHECKING:
    from planner.whatif.repair.repair import Option, RepairPlan

FRONTIER = "frontier.json"


@dataclass(frozen=True)
class Point:
    """An option as figures.

    late_contacts: in customers. cost: in the reporting currency, None where it is not weighed.
    objective: in late contacts, the changes left out of account.
    """

    changes: int
    late_contacts: float
    cost: float | None
    objective: float


@dataclass(frozen=True)
class Frontier:
    """What became of a plan in force: what nobody can avoid, the points, and the one chosen.

    lost: shifts that cannot stay, and what the rules make of the days around. points: each with
    more changes and a smaller objective than the one before. asked: who changes in the chosen
    one, of so many changes.
    """

    lost: tuple[Asked, ...]
    points: tuple[Point, ...]
    chosen: int
    asked: tuple[Asked, ...]


_WRITTEN = TypeAdapter(Frontier)


def frontier_of(repair: RepairPlan) -> Frontier:
    """What there is to tell of a repair without its plans."""
    return Frontier(
        lost=repair.lost,
        points=tuple(map(_point, repair.options)),
        chosen=repair.chosen.changes,
        asked=repair.chosen.asked,
    )


def _point(option: Option) -> Point:
    score = option.plan.score
    cost = score.terms.get("labour_cost")
    return Point(
        changes=option.changes,
        late_contacts=score.late_contacts,
        cost=None if cost is None else cost.value,
        objective=option.objective,
    )


def write_frontier(folder: Path, frontier: Frontier) -> None:
    """Write the frontier into a folder, beside the plan that was chosen."""
    (folder / FRONTIER).write_bytes(_WRITTEN.dump_json(frontier, indent=2))


def read_frontier(folder: Path) -> Frontier:
    """The frontier in a folder; raises PlannerError where there is none that can be read."""
    try:
        return _WRITTEN.validate_json((folder / FRONTIER).read_bytes())
    except (OSError, ValidationError) as error:
        raise PlannerError(f"{folder / FRONTIER} cannot be read: repair the plan again") from error
