"""Plans: those made so far; open, compare, take away and delete them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from planner.plan.cost import reporting_currency
from planner.ui.door import door
from planner.ui.library import KnownPlan
from planner.ui.on_desk import (
    chosen_plan,
    library,
    open_plan,
    opened_scenario,
    scenario_of,
)
from planner.ui.pages.comparison import show_comparison
from planner.ui.pages.handing_out import show_handing_out
from planner.ui.session import desk
from planner.ui.views.choices import plan_label
from planner.ui.views.comparison import told_apart
from planner.ui.views.markdown import plain
from planner.ui.views.plans import download_name, planless_words, plans_legend, plans_table, zipped
from planner.ui.views.zones import one_zone
from planner.whatif.comparison import read_record

Plans = Mapping[Path, KnownPlan]

CHOSEN = "plan to work with"


def show() -> None:
    """The page."""
    st.title("Plans")
    inputs = opened_scenario()
    zone = one_zone(inputs.scenario, desk().zone)
    plans = {plan.folder: plan for plan in library().plans}
    if plans:
        narrow = st.column_config.Column(width="medium")
        st.dataframe(
            plans_table(list(plans.values()), zone, _currency), hide_index=True,
            column_config={"Plan": narrow, "Scenario": narrow},
        )  # fmt: skip
        st.caption(plain(plans_legend(zone)))
        open_now = chosen_plan(inputs)
        _show_one(plans, zone, open_now or next(iter(plans.values())))
        _compare(plans, zone)
    else:
        st.info("There is no plan yet. Choose a scenario and press **Make a plan** in the sidebar.")
    _show_planless()


def _currency(plan: KnownPlan) -> str | None:
    inputs = scenario_of(plan)
    return None if inputs is None else reporting_currency(inputs.scenario)


def _show_one(plans: Plans, zone: str, first: KnownPlan) -> None:
    """What can be done with one plan."""
    choose, open_it, take_away, delete = st.columns([5, 1, 1, 1], vertical_alignment="bottom")
    if st.session_state.get(CHOSEN) not in plans:
        st.session_state[CHOSEN] = first.folder
    chosen = choose.selectbox(
        "Plan to work with",
        list(plans),
        key=CHOSEN,
        format_func=lambda folder: plan_label(plans[folder], zone),
    )
    plan = plans[chosen]
    if open_it.button("Open it", type="primary", width="stretch"):
        open_plan(plan)
        st.rerun()
    take_away.download_button(
        "Download", partial(zipped, plan.folder), download_name(plan, "zip"), "application/zip",
        on_click="ignore", width="stretch",
    )  # fmt: skip
    if delete.button("Delete", width="stretch"):
        _confirm(plan)
    show_handing_out(plan)


@st.dialog("Delete this plan?")
def _confirm(plan: KnownPlan) -> None:
    with door():
        st.write(f"{plain(plan.name)} and its files will be gone for good.")
        if st.button("Delete it", type="primary"):
            library().remove(plan)
            st.rerun()


def _compare(plans: Plans, zone: str) -> None:
    labels = {folder: plan_label(plan, zone) for folder, plan in plans.items()}
    folders = st.multiselect(
        "Compare plans, the first with the others",
        list(labels),
        format_func=labels.__getitem__,
        placeholder="Choose two or more",
    )
    if len(folders) < 2:
        return
    names = told_apart([labels[folder] for folder in folders])
    show_comparison([read_record(f, label=n) for f, n in zip(folders, names, strict=True)])


def _show_planless() -> None:
    """Runs that made no plan: what became of them, and why."""
    planless = [(run, run.state) for run in library().runs if run.plan is None]
    for run, state in planless:
        if not state.is_over:
            continue
        with st.expander(planless_words(run, state)):
            if run.error is not None:
                st.error("  \n".join(map(plain, run.error.splitlines())))
            if st.button("Remove", key=f"remove {run.id}"):
                run.delete()
                st.rerun()
