"""The table of shifts, in which a changed cell is an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from planner.errors import PlannerError
from planner.plan import Shift
from planner.ui.door import door
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.hand_edits import edited_now, effect_now, hand_edit, make, refuse
from planner.ui.pages.schedule.window import LookedAt
from planner.ui.views.markdown import plain
from planner.ui.views.schedule import edit_table as table
from planner.ui.views.schedule.refused import Refused
from planner.ui.views.schedule.wall_clock import PATTERN
from planner.whatif.editing import broken_at

VERSION = "schedule table version"
ROW, MOST_ROWS = 35, 12
TIME_HELP = "Such as 08:00. For an hour that the clocks show twice, add the offset: 03:30+03:00."
PIN_HELP = "Hold the shift as it is when the rest is planned around it."

COLUMNS: Mapping[str, Any] = {
    table.WHO: st.column_config.TextColumn(width=150),
    table.DAY: st.column_config.DateColumn(format="ddd D MMM", width=105),
    table.START: st.column_config.TextColumn(validate=PATTERN, width=80, help=TIME_HELP),
    table.END: st.column_config.TextColumn(validate=PATTERN, width=80, help=TIME_HELP),
    table.PINNED: st.column_config.CheckboxColumn(width=70, help=PIN_HELP),
    table.DROPPED: st.column_config.CheckboxColumn(width=75, help="Take the shift out."),
    table.WRONG: st.column_config.TextColumn(width=320),
    table.BREAKS: st.column_config.TextColumn(width=260),
    table.CLOCK: st.column_config.TextColumn(width=130),
}


def show_table_of_shifts(plan: OpenedPlan, looked_at: LookedAt) -> None:
    """A row for each shift of the people and days looked at."""
    now, violations = edited_now(plan), effect_now(plan).violations
    shifts = table.rows_shown(plan.scenario, now.schedule.shifts, looked_at.agents, looked_at.days)
    if not shifts:
        st.info("Nobody of these works on these days.")
        return
    broken = broken_at(plan.scenario, plan.schedule, now.schedule, violations)
    frame = table.edit_table(now, shifts, broken, hand_edit(plan).refused)
    _tell_refused(plan)
    key = _key(frame)
    st.data_editor(
        frame, key=key, hide_index=True, num_rows="fixed", height=_height(len(frame)),
        disabled=[name for name in frame.columns if name not in table.TAKEN],
        column_config=dict(COLUMNS), on_change=_take, args=(plan, key, shifts, frame),
    )  # fmt: skip


def _height(rows: int) -> int:
    return ROW * (min(rows, MOST_ROWS) + 1) + 3


def _tell_refused(plan: OpenedPlan) -> None:
    """What was typed and cannot be, wherever in the horizon."""
    now = edited_now(plan)
    for (agent, start), refused in hand_edit(plan).refused.items():
        st.error(plain(f"Not taken, {now.name(agent)}, {now.at(agent, start)}: {refused.why}"))


def _key(frame: pd.DataFrame) -> str:
    """The table's key: another one where it would still show what was typed into other rows."""
    version: int = st.session_state.setdefault(VERSION, 0)
    if any(_typed(f"{VERSION} {version}", frame)):
        st.session_state[VERSION] = version = version + 1
    return f"{VERSION} {version}"


def _typed(key: str, frame: pd.DataFrame) -> list[tuple[int, dict[str, object]]]:
    """The rows of a table that were typed into, with the cells that say something else now."""
    rows = st.session_state.get(key, {}).get("edited_rows", {})
    changed = [
        (number, table.changed_cells(frame.iloc[number].to_dict(), cells))
        for number, cells in rows.items()
        if number < len(frame)
    ]
    return [(number, cells) for number, cells in changed if cells]


def _take(plan: OpenedPlan, key: str, shifts: Sequence[Shift], frame: pd.DataFrame) -> None:
    with door():
        there = frozenset(edited_now(plan).schedule.shifts)
        for number, cells in _typed(key, frame):
            # A browser may tell of a cell twice, the second time when its row is gone.
            if shifts[number] in there:
                _take_row(plan, shifts[number], cells)


def _take_row(plan: OpenedPlan, shift: Shift, cells: Mapping[str, object]) -> None:
    """Make the edits that a row's changed cells mean, or keep them with the reason why not."""
    name = (shift.agent, shift.start)
    before = hand_edit(plan).refused.get(name)
    typed = {**(before.cells if before else {}), **cells}
    try:
        make(plan, *table.row_edits(plan.scenario, shift, typed))
    except (PlannerError, ValueError) as error:
        refuse(plan, name, Refused(typed, str(error)))
    else:
        refuse(plan, name, None)
