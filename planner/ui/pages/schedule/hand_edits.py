"""The hand edits on the session's desk, and the schedule that they make of its plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.errors import PlannerError
from planner.ui.desk import HandEdit
from planner.ui.opened import OpenedPlan
from planner.ui.session import desk
from planner.ui.views.schedule.refused import Refused
from planner.whatif.editing import Edit, Edited, Effect, edited, effect
from planner.whatif.editing.edited import Key

MOST_KEPT = 24


def hand_edit(plan: OpenedPlan) -> HandEdit:
    """What is being edited of a plan."""
    return desk().hand_edit_of(plan.folder)


def edited_now(plan: OpenedPlan) -> Edited:
    """The plan's schedule with the edits so far; raises PlannerError."""
    edits = tuple(hand_edit(plan).edits)
    return _edited(plan, repr(edits), edits)


def effect_now(plan: OpenedPlan) -> Effect:
    """What the edits so far do; raises PlannerError."""
    edits = tuple(hand_edit(plan).edits)
    return _effect(plan, repr(edits), edits)


def make(plan: OpenedPlan, *edits: Edit) -> None:
    """Make edits, all or none; from now on no newer plan takes this one's place on the desk.

    Raises PlannerError where one cannot be applied.
    """
    mine = hand_edit(plan)
    edited(plan.scenario, plan.schedule, [*mine.edits, *edits])
    mine.edits.extend(edits)
    desk().plan = plan.folder


def refuse(plan: OpenedPlan, shift: Key, refused: Refused | None) -> None:
    """Keep what was typed for a shift and cannot be; None forgets it."""
    mine = hand_edit(plan).refused
    mine.pop(shift, None)
    if refused is not None:
        mine[shift] = refused


def undo(plan: OpenedPlan) -> None:
    """Take the last edit back; cells that were refused are as they were before, too."""
    mine = hand_edit(plan)
    mine.refused.clear()
    del mine.edits[-1:]


def reset(plan: OpenedPlan) -> None:
    """Take all edits back."""
    mine = hand_edit(plan)
    mine.refused.clear()
    mine.edits.clear()


def can_be_applied(plan: OpenedPlan) -> bool:
    """Whether the edits still fit the plan; where its files have changed, they may not."""
    try:
        edited_now(plan)
    except PlannerError:
        return False
    return True


def _identity(plan: OpenedPlan) -> tuple[str, int, str]:
    return str(plan.folder), hash(plan.schedule), plan.inputs.sha256


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False, hash_funcs={OpenedPlan: _identity})
def _edited(plan: OpenedPlan, said: str, _edits: Sequence[Edit]) -> Edited:
    return edited(plan.scenario, plan.schedule, _edits)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False, hash_funcs={OpenedPlan: _identity})
def _effect(plan: OpenedPlan, said: str, _edits: Sequence[Edit]) -> Effect:
    if not _edits:
        return Effect(plan.scenario, plan.score, plan.score, plan.violations)
    return effect(plan.score, plan.requirement, _edited(plan, said, _edits))
