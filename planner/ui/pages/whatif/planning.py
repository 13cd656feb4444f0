"""Planning the changes, repairing the plan in force after them, keeping them as a scenario."""

from __future__ import annotations

import streamlit as st

from planner.jobs import WhatIf
from planner.scenario import Scenario
from planner.ui.door import door
from planner.ui.on_desk import library
from planner.ui.opened import OpenedPlan, OpenedScenario
from planner.ui.pages.whatif import draft
from planner.ui.planning import start_planning, start_repair
from planner.ui.session import kept
from planner.ui.views.markdown import plain
from planner.ui.views.whatif import ways
from planner.ui.views.whatif.names import LONGEST, name_of, repair_name
from planner.ui.views.whatif.told import Told

KEPT = "what-if kept"


def show_planning(
    inputs: OpenedScenario, plan: OpenedPlan | None, told: Told, outcome: Scenario | None
) -> None:
    """The ways on, where there is an outcome that can be planned."""
    st.header("Plan it")
    if outcome is None:
        st.info(ways.CANNOT_BE_PLANNED)
        return
    name, limit = _ask(told)
    what_if = WhatIf(inputs.scenario, tuple(draft.changes()))
    after = outcome.model_copy(update={"name": name})
    anew, repair, keep = st.columns(3)
    with anew.container(border=True, height="stretch"), door():
        _show_plan_anew(what_if, after, plan, limit)
    with repair.container(border=True, height="stretch"), door():
        _show_repair(what_if, plan, repair_name(told), limit)
    with keep.container(border=True, height="stretch"), door():
        _show_keep(after)


def _ask(told: Told) -> tuple[str, float]:
    """The name of what comes of it, and how long to search."""
    says, lasts = st.columns([3, 1], vertical_alignment="bottom")
    usual = name_of(told)
    name = says.text_input(
        "Name of the plan and of the scenario", max_chars=LONGEST, **kept(usual, usual),
        help="Plans, and the scenario if you keep it, are found again by this name.",
    )  # fmt: skip
    limit = lasts.number_input(
        "Seconds for the search", 5, 86_400, step=5, **kept("what-if seconds", 60)
    )
    return name.strip() or usual, float(limit)


def _show_plan_anew(
    what_if: WhatIf, after: Scenario, plan: OpenedPlan | None, limit: float
) -> None:
    st.markdown("**Plan anew**")
    st.caption(ways.ANEW if plan is not None else ways.FROM_NOTHING)
    if st.button("Plan it", type="primary", width="stretch"):
        start_planning(
            after, name=after.name, time_limit=limit, what_if=what_if,
            start_from=None if plan is None else plan.folder,
        )  # fmt: skip
        st.rerun()


def _show_repair(what_if: WhatIf, plan: OpenedPlan | None, name: str, limit: float) -> None:
    st.markdown("**Repair with few changes**")
    if plan is None:
        st.caption(ways.NOTHING_TO_REPAIR)
        return
    st.caption(ways.REPAIR)
    most = st.number_input(
        "Changed shifts, at most", 0, 1000, None, **kept("what-if most changes", None),
        placeholder="no limit", help=ways.MOST_CHANGES,
    )  # fmt: skip
    if st.button("Repair it", width="stretch"):
        start_repair(what_if, plan.folder, name=name, time_limit=limit, most_changes=most)
        st.rerun()


def _show_keep(after: Scenario) -> None:
    st.markdown("**Keep as a scenario**")
    st.caption(ways.KEEP)
    if st.button("Keep it", width="stretch"):
        library().keep(after, after.name)
        st.session_state[KEPT] = after.name
        st.rerun()
    if KEPT in st.session_state:
        name = st.session_state.pop(KEPT)
        st.success(plain(f"Kept as {name}. Choose it in the sidebar to work on it."))
