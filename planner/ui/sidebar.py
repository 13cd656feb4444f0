"""The shared sidebar: what is on the desk, and how planning goes."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planner.ui.chooser import chooser
from planner.ui.door import door
from planner.ui.on_desk import chosen_plan, known_scenarios, library, scenario_at, sha256_at
from planner.ui.opened import OpenedScenario
from planner.ui.planning import start_planning
from planner.ui.runs_panel import show_runs
from planner.ui.session import desk, kept
from planner.ui.views.choices import plan_label_for, scenario_label
from planner.ui.views.zones import one_zone, zone_label, zone_options


def show_sidebar() -> None:
    """Scenario, plan and time zone to choose; planning to start, watch and stop."""
    with st.sidebar:
        with door():
            _choose_scenario()
            _choose_plan()
            _choose_zone()
        show_runs()
        with door():
            _ask_for_plan()


def _choose_scenario() -> None:
    known = {scenario.folder: scenario for scenario in known_scenarios()}
    if not known:
        return
    chosen = desk().scenario
    if chosen not in known:
        chosen = _last_planned(list(known))
        desk().choose_scenario(chosen)
    chooser(
        "Scenario",
        list(known),
        chosen,
        words=lambda folder: scenario_label(known[folder]),
        choose=lambda folder: desk().choose_scenario(folder),
    )


def _last_planned(folders: list[Path]) -> Path:
    """The scenario of the latest plan; where there is none, the first."""
    by_sha256 = {sha256_at(folder): folder for folder in reversed(folders)}
    planned = (by_sha256.get(plan.input_sha256) for plan in library().plans)
    return next((folder for folder in planned if folder is not None), folders[0])


def _choose_zone() -> None:
    chooser("Times in", zone_options(), desk().zone, words=zone_label, choose=_zone_chosen)


def _zone_chosen(zone: str) -> None:
    desk().zone = zone


def _inputs() -> OpenedScenario | None:
    """The scenario where it is in order; what is wrong with it, the page tells."""
    folder = desk().scenario
    if folder is None or sha256_at(folder) is None:
        return None
    return scenario_at(folder)


def _choose_plan() -> None:
    inputs = _inputs()
    open_now = None if inputs is None else chosen_plan(inputs)
    if inputs is None or open_now is None:
        return
    choice = library().plans_of(inputs.sha256, inputs.scenario.name)
    zone = one_zone(inputs.scenario, desk().zone)
    labels = {plan.folder: plan_label_for(plan, zone, inputs.sha256) for plan in choice}
    words = labels.__getitem__
    chooser("Plan", list(labels), open_now.folder, words=words, choose=_plan_chosen)


def _plan_chosen(folder: Path) -> None:
    desk().plan = folder


def _ask_for_plan() -> None:
    inputs = _inputs()
    if inputs is None:
        st.caption("A plan can be made once this scenario's problems are mended.")
        return
    idle = desk().run is None and chosen_plan(inputs) is None
    with st.expander("Make a plan", expanded=idle):
        limit = st.number_input(
            "Seconds to search", 5, 86_400, step=5, **kept("time limit", 60),
            help="More time gives a better plan, and a better proof of how good it is.",
        )  # fmt: skip
        seed = st.number_input(
            "Seed", 0, step=1, **kept("seed", 0), help="Another seed, another plan."
        )
        simulates = st.checkbox(
            "Improve it by simulation", **kept("simulates", default=False),
            help="Simulates plan after plan and corrects what formulas get wrong about shared "
            "agents: fewer customers wait, at no more cost.",
        )  # fmt: skip
        if st.button("Make a plan", type="primary", width="stretch"):
            start_planning(
                inputs.scenario, name=inputs.scenario.name, time_limit=float(limit), seed=seed,
                keeps_promise=simulates,
            )  # fmt: skip
            st.rerun()
