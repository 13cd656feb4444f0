"""What becomes of hand edits: a plan of its own, or the fixed part of one to be searched."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from planner.ui.door import door
from planner.ui.folders import data_folder
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.hand_edits import edited_now, effect_now, reset
from planner.ui.planning import start_planning
from planner.ui.session import desk
from planner.ui.views.schedule.saving import plan_folder
from planner.whatif.editing import planned_around, save_edited, write_schedule

PROVEN = "What is proven of the best possible plan holds for it, too, where inputs are the same."
UNPROVEN = "It breaks rules: nothing is proven of such a plan, and its notes say so."
KNOWN = "I know that rules are broken; save it all the same"
AROUND = (
    "What you edited or pinned stays as it is, and the rest is searched anew from here. A dropped "
    "shift becomes unpaid time off, so that nobody plans it again."
)


def show_ending(plan: OpenedPlan) -> None:
    """Save as plan, and plan the rest around it."""
    save, around = st.columns(2)
    with save.container(border=True), door():
        _show_save(plan)
    with around.container(border=True), door():
        _show_around(plan)


def _show_save(plan: OpenedPlan) -> None:
    st.markdown("**Save as a plan of its own**")
    broken = bool(effect_now(plan).violations)
    st.caption(UNPROVEN if broken else PROVEN)
    name = st.text_input(
        "Name of the plan",
        **_typed(f"edited name of {plan.folder}", f"{plan.name} edited"),
    )
    known = broken and st.checkbox(KNOWN, key="known broken")
    if st.button("Save as plan", type="primary", width="stretch", disabled=broken and not known):
        with st.spinner("Working out coverage, gaps and their causes"):
            folder = plan_folder(data_folder(), name)
            save_edited(folder, plan.folder, edited_now(plan), effect_now(plan))
        reset(plan)
        desk().plan = folder
        st.rerun()


def _show_around(plan: OpenedPlan) -> None:
    st.markdown("**Plan the rest around it**")
    st.caption(AROUND)
    limit = st.number_input(
        "Seconds to search around it", 5, 86_400, step=5, **_typed("time around edits", 60)
    )
    if st.button("Plan the rest around it", width="stretch"):
        now = edited_now(plan)
        scenario = planned_around(plan.schedule, now)
        with TemporaryDirectory() as folder:
            start = Path(folder) / "edited"
            write_schedule(start, plan.folder, now)
            start_planning(
                scenario, name=f"{plan.name}, around your edits", time_limit=float(limit),
                start_from=start,
            )  # fmt: skip
        st.rerun()


def _typed(name: str, default: object) -> dict[str, Any]:
    """Like `kept`, for controls that come up with the first edit.

    The table may then have the page drawn twice in a moment, and a browser that gets both at
    once would lose a value that is not told by the control itself.
    """
    return {
        "value": desk().kept.get(name, default),
        "key": name,
        "on_change": lambda: desk().kept.update({name: st.session_state[name]}),
    }
