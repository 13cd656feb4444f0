"""An edited schedule as a plan of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.errors import PlanFolderError
from planner.plan import Provenance, write_plan
from planner.plan.figures import PLAN
from planner.plan.folder import csv_text
from planner.plan.tables import truth
from planner.scenario.fingerprint import fingerprint
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.effect import Effect

BY_HAND = "the plan was edited by hand after the search; time and seed are those of the search"


def save_edited(folder: Path, origin: Path, now: Edited, worth: Effect) -> None:
    """Write an edited schedule as a plan's folder; `origin` is the folder of the plan it was.

    Raises `PlanFolderError`.
    """
    proof = edited_provenance(origin, now, worth)
    write_plan(folder, now.scenario, now.schedule, worth.after, proof)


def write_schedule(folder: Path, origin: Path, now: Edited) -> None:
    """Write an edited schedule's shifts alone beside the figures of the plan it was.

    Enough to start a search from, and nothing to hand out: the figures are stale.
    """
    folder.mkdir()
    for name, table in truth(now.scenario, now.schedule).items():
        (folder / name).write_text(csv_text(table), encoding="utf-8")
    shutil.copyfile(origin / PLAN, folder / PLAN)


def edited_provenance(origin: Path, now: Edited, worth: Effect) -> Provenance:
    """Where an edited schedule comes from, and what is proven of it.

    The bounds of the plan it was hold for every schedule of the same scenario that keeps the hard
    rules. For one that breaks them, and where the inputs are others now, nothing is claimed: the
    bounds are 0, and a remark tells why. Raises `PlanFolderError`.
    """
    made = _provenance_in(origin)
    inputs = fingerprint(now.scenario)
    unproven = tuple(_why_unproven(worth, same_inputs=made.input_sha256 == inputs))
    return replace(
        made,
        input_sha256=inputs,
        lower_bound=0.0 if unproven else min(made.lower_bound, worth.after.objective),
        late_contacts_bound=(
            0.0 if unproven else min(made.late_contacts_bound, worth.after.late_contacts)
        ),
        remarks=(BY_HAND, *unproven),
    )


def _why_unproven(worth: Effect, *, same_inputs: bool) -> Iterator[str]:
    if worth.violations:
        number = len(worth.violations)
        yield (
            f"hard rules are broken {number} time{'s' * (number > 1)}, as planner audit tells; "
            "bounds are proven for plans that keep them, so that none is claimed"
        )
    if not same_inputs:
        yield "the search had other inputs than these, so that no bound is claimed"


def _provenance_in(folder: Path) -> Provenance:
    """What a plan's figures tell of where it comes from."""
    try:
        return TypeAdapter(Provenance).validate_json((folder / PLAN).read_bytes())
    except (OSError, ValidationError) as error:
        raise PlanFolderError(
            f"{folder / PLAN} does not tell where the plan comes from: make the plan again"
        ) from error
