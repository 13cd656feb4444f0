"""What lies open on the session's desk: its scenario, and its plan."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import streamlit as st

from planner.errors import PlannerError, ScenarioError
from planner.reports.zone_choice import ZoneChoice
from planner.ui.folders import data_folder, scenarios_folder
from planner.ui.library import KnownPlan, KnownScenario, Library, Origin
from planner.ui.opened import OpenedPlan, OpenedScenario, read_opened_plan, read_opened_scenario
from planner.ui.session import desk
from planner.ui.views.markdown import plain
from planner.ui.views.problems import error_markdown

MOST_OPEN = 24
Stamp = tuple[tuple[str, int, int], ...]


def library() -> Library:
    """The scenarios and plans that are there now."""
    return Library(scenarios_folder(), data_folder())


def opened_scenario() -> OpenedScenario:
    """The desk's scenario. Where it cannot be read, tells why and ends the page."""
    chosen = desk().scenario
    if chosen is None:
        st.info(_nothing_to_plan())
        st.stop()
    try:
        return scenario_at(chosen)
    except ScenarioError as error:
        st.error(error_markdown(error))
        st.info("Mend it on the page Inputs, or choose another scenario in the sidebar.")
        st.stop()


def opened_plan() -> OpenedPlan:
    """The desk's plan. Where there is none, tells what to do next and ends the page."""
    opened_scenario()
    plan = opened_plan_or_none()
    if plan is None:
        st.info(
            "There is no plan of this scenario yet. Press **Make a plan** in the sidebar; "
            "the first good one is usually there within a minute."
        )
        st.stop()
    if plan.inputs_changed:
        st.warning(
            f"The plan {plain(plan.name)} was made from other inputs than this scenario now has. "
            "What you see is how it fares with the present ones; make a new plan to follow them."
        )
    return plan


def opened_plan_or_none() -> OpenedPlan | None:
    """The desk's plan; None where there is none. Raises PlannerError where it cannot be read."""
    chosen = desk().scenario
    if chosen is None:
        return None
    inputs = scenario_at(chosen)
    known = chosen_plan(inputs)
    return None if known is None else plan_at(known, inputs)


def chosen_plan(inputs: OpenedScenario) -> KnownPlan | None:
    """The plan that the desk chose, or the latest of its scenario."""
    choice = library().plans_of(inputs.sha256, inputs.scenario.name)
    named = (plan for plan in choice if plan.folder == desk().plan)
    return next(named, choice[0] if choice else None)


def open_plan(plan: KnownPlan) -> None:
    """Put a plan on the desk, with the scenario it was made of. Raises PlannerError."""
    inputs = scenario_of(plan)
    if inputs is None:
        raise PlannerError(
            f"The plan {plan.name} was made of a scenario named {plan.scenario_name}, which is in "
            "none of the folders that the app knows"
        )
    desk().choose_scenario(inputs.folder, plan.folder)


def scenario_of(plan: KnownPlan) -> OpenedScenario | None:
    """The scenario that a plan was made of.

    Where its inputs are nowhere any more, the scenario of its name; None without one either.
    """
    sound = [scenario_at(one.folder) for one in known_scenarios() if sha256_at(one.folder)]
    same = (one for one in sound if one.sha256 == plan.input_sha256)
    named = (one for one in sound if one.scenario.name == plan.scenario_name)
    return next(chain(same, named), None)


def zone_choice() -> ZoneChoice:
    """In which zones times are shown: what the sidebar chose, for the desk's scenario."""
    return ZoneChoice(opened_scenario().scenario, desk().zone)


def scenario_at(folder: Path) -> OpenedScenario:
    """The scenario in a folder, read anew only where its files have changed.

    Raises ScenarioError.
    """
    return _scenario_at(folder, _stamp(folder))


def plan_at(known: KnownPlan, inputs: OpenedScenario) -> OpenedPlan:
    """A plan against a scenario, read anew only where files of either have changed.

    Raises PlannerError.
    """
    return _plan_at(known.folder, _stamp(known.folder), inputs.sha256, known, inputs)


def known_scenarios() -> list[KnownScenario]:
    """The scenarios to choose from: those given and kept, then those that only a run has."""
    listed = library()
    known = list(listed.scenarios)
    seen = {sha256_at(scenario.folder) for scenario in known}
    for run in listed.runs:
        if run.order.input_sha256 not in seen:
            seen.add(run.order.input_sha256)
            known.append(KnownScenario(run.scenario, run.order.name, Origin.RUN))
    return known


def sha256_at(folder: Path) -> str | None:
    """The fingerprint of the scenario in a folder; None where it cannot be read."""
    try:
        return scenario_at(folder).sha256
    except PlannerError:
        return None


@st.cache_resource(max_entries=MOST_OPEN, show_spinner="Reading the scenario")
def _scenario_at(folder: Path, stamp: Stamp) -> OpenedScenario:
    return read_opened_scenario(folder)


@st.cache_resource(max_entries=MOST_OPEN, show_spinner="Reading the plan")
def _plan_at(
    folder: Path, stamp: Stamp, sha256: str, _known: KnownPlan, _inputs: OpenedScenario
) -> OpenedPlan:
    return read_opened_plan(_known, _inputs)


def _stamp(folder: Path) -> Stamp:
    """What changes when a file of the folder does: names, times and sizes."""
    if not folder.is_dir():
        return ()
    found = ((path.name, path.stat()) for path in sorted(folder.iterdir()) if path.is_file())
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


def _nothing_to_plan() -> str:
    return (
        f"There is no scenario in {plain(str(scenarios_folder()))}. Put a folder with a "
        "scenario.toml there, or upload one on the page Inputs."
    )
