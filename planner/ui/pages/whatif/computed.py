"""What comes of the changes on the desk, worked out once for every list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.plan import Schedule
from planner.scenario import Scenario
from planner.ui.opened import OpenedPlan, OpenedScenario
from planner.ui.views.whatif.outlook import Outlooks
from planner.ui.views.whatif.told import Outcome, Told, outcome, told
from planner.whatif.changes import Change, line
from planner.whatif.outlook import Outlook, outlook

MOST_KEPT = 16

Lines = tuple[str, ...]


def told_of(inputs: OpenedScenario, changes: Sequence[Change]) -> Told:
    """The changes in words, and the scenario with those that can be made."""
    return _told(inputs.sha256, _lines(changes), inputs.scenario, tuple(changes))


def outcome_of(inputs: OpenedScenario, changes: Sequence[Change]) -> Outcome:
    """The scenario that the changes make, or what is wrong with it."""
    return _outcome(inputs.sha256, _lines(changes), inputs.scenario, tuple(changes))


def outlooks_of(
    inputs: OpenedScenario, plan: OpenedPlan | None, changes: Sequence[Change]
) -> Outlooks:
    """What the changes that can be made ask for, and what the plan in force gives."""
    in_force = None if plan is None else plan.schedule
    key = (inputs.sha256, "" if plan is None else str(plan.folder), hash(in_force))
    then = told_of(inputs, changes).scenario
    return Outlooks(
        now=_outlook(key, (), inputs.scenario, inputs.scenario, in_force),
        then=_outlook(key, _lines(changes), inputs.scenario, then, in_force),
    )


def _lines(changes: Sequence[Change]) -> Lines:
    return tuple(map(line, changes))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _told(sha256: str, lines: Lines, _scenario: Scenario, _changes: Sequence[Change]) -> Told:
    return told(_scenario, _changes)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner="Checking what comes of the changes")
def _outcome(sha256: str, lines: Lines, _scenario: Scenario, _changes: Sequence[Change]) -> Outcome:
    return outcome(_scenario, _changes)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner="Working out what the changes ask for")
def _outlook(
    key: tuple[object, ...],
    lines: Lines,
    _before: Scenario,
    _after: Scenario,
    _in_force: Schedule | None,
) -> Outlook:
    return outlook(_before, _after, _in_force)
