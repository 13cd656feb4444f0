"""The gaps of a plan as they are now."""

from __future__ import annotations

from planner.plan import Gap
from planner.ui.opened import OpenedPlan
from planner.ui.views.gap_rows import GapRow
from planner.ui.views.overview.proof import is_edited


def gaps_now(plan: OpenedPlan) -> tuple[GapRow, ...]:
    """The gaps as the plan's folder tells them.

    Where inputs or shifts have changed since, they are found anew, which takes seconds. Raises
    PlanFolderError.
    """
    if plan.inputs_changed or is_edited(plan):
        return tuple(map(_row, plan.score.gaps))
    return plan.gaps


def _row(gap: Gap) -> GapRow:
    return GapRow(
        queue=gap.queue,
        start=gap.start,
        end=gap.end,
        agent_hours_short=gap.agent_hours_short,
        late_contacts=gap.late_contacts,
        cause=str(gap.cause),
    )
