"""What the session looks at on this page, remembered for every scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.reports.zone_choice import ZoneChoice
from planner.ui.opened import OpenedPlan
from planner.ui.session import desk
from planner.ui.views.coverage.picked import Picked, first_pick
from planner.ui.views.gaps_now import gaps_now


def picked(plan: OpenedPlan, zones: ZoneChoice) -> Picked:
    """What is looked at; at first the worst gap."""
    name = _name(plan)
    if name not in desk().kept:
        desk().kept[name] = first_pick(plan.coverage, gaps_now(plan), zones)
    found: Picked = desk().kept[name]
    return found


def look_at(plan: OpenedPlan, pick: Picked) -> None:
    """Look at something else."""
    desk().kept[_name(plan)] = pick


def change(plan: OpenedPlan, **changes: Any) -> None:
    """Change a part of what is looked at."""
    look_at(plan, replace(desk().kept[_name(plan)], **changes))


def _name(plan: OpenedPlan) -> str:
    return f"coverage of {plan.inputs.sha256}"
