"""The app: pages over pure views; the only room that knows Streamlit."""

from planner.ui.door import door
from planner.ui.folders import data_folder, scenarios_folder
from planner.ui.on_desk import (
    library,
    open_plan,
    opened_plan,
    opened_plan_or_none,
    opened_scenario,
    zone_choice,
)
from planner.ui.planning import start_planning
from planner.ui.session import desk, kept

__all__ = [
    "data_folder",
    "desk",
    "door",
    "kept",
    "library",
    "open_plan",
    "opened_plan",
    "opened_plan_or_none",
    "opened_scenario",
    "scenarios_folder",
    "start_planning",
    "zone_choice",
]
