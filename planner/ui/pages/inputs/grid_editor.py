"""A table as a grid of texts: rows are edited, added and removed, and checked at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import streamlit as st

from planner.reports.words import plural
from planner.scenario.files import TextTable, read_text_table
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice
from planner.ui.pages.inputs import draft
from planner.ui.session import desk, kept
from planner.ui.views.inputs.checked import PlacedProblem
from planner.ui.views.inputs.columns import TABLES
from planner.ui.views.inputs.grid import ROW, TICK, TOLD, edits, grid_frame, ticked
from planner.ui.views.inputs.problem_tables import told_by_row
from planner.ui.views.inputs.shown_rows import MOST_SHOWN, Wanted, days, queues, wanted_rows

FORECAST = "forecast.csv"
ROWS = "inputs rows"
# No queue's id and no date.
ALL_QUEUES, ALL_DAYS = "All queues", "All days"
MOST_WITHOUT_SCROLLING = 10
HEIGHT = 420


def edit_grid(name: str, table: TextTable, problems: tuple[PlacedProblem, ...]) -> None:
    """The rows wanted, to edit; buttons to add one and to remove those ticked."""
    told = told_by_row(problems)
    wanted = _choose_rows(name, table, frozenset(told))
    key = f"inputs grid {desk().scenario} {draft.version()} {name} {_words(wanted)}"
    rows = _rows(key, table, wanted)
    if len(rows) < len(table.rows):
        st.caption(f"{plural(len(rows), 'row')} of {len(table.rows):,}.")
    wide = table.with_columns(TABLES[name].columns)
    st.data_editor(
        grid_frame(wide, rows, told), key=key, hide_index=True,
        height=HEIGHT if len(rows) > MOST_WITHOUT_SCROLLING else "auto",
        column_config=_columns(name, bool(told)), disabled=[ROW, TOLD],
        on_change=_take, args=(name, rows, key),
    )  # fmt: skip
    marked = ticked(st.session_state[key]["edited_rows"], rows)
    with st.container(horizontal=True):
        st.button("Add a row", on_click=_add, args=(name, wanted))
        st.button(
            f"Remove {plural(len(marked), 'row')}" if marked else "Remove ticked rows",
            on_click=_remove, args=(name, marked), disabled=not marked,
        )  # fmt: skip


def _choose_rows(name: str, table: TextTable, wrong: frozenset[int]) -> Wanted:
    """Those with problems; or all, of a forecast, which is long, by queue and day."""
    if st.toggle("Only rows with problems", **kept("inputs only wrong", False)):
        return Wanted(numbers=wrong)
    return _choose_queue_and_day(table) if name == FORECAST else Wanted()


def _choose_queue_and_day(table: TextTable) -> Wanted:
    left, right = st.columns(2)
    by_queue, by_day = (ALL_QUEUES, *queues(table)), (ALL_DAYS, *days(table))
    queue = left.selectbox(
        "Queue", by_queue, **kept_choice("inputs queue", by_queue, by_queue[:2][-1])
    )
    day = right.selectbox(
        "Day, as written in the file", by_day, **kept_choice("inputs day", by_day, ALL_DAYS)
    )
    return Wanted(
        queue=None if queue == ALL_QUEUES else queue, day=None if day == ALL_DAYS else day
    )


def _words(wanted: Wanted) -> str:
    """What was chosen; which rows have problems changes while one types."""
    return f"{wanted.queue} {wanted.day} {wanted.numbers is not None}"


def _rows(key: str, table: TextTable, wanted: Wanted) -> Sequence[int]:
    """The positions of the rows shown; they stay while one types, whatever is typed."""
    if st.session_state.get(ROWS, ("",))[0] != key:
        found = tuple(islice(wanted_rows(table, wanted), MOST_SHOWN))
        st.session_state[ROWS] = (key, found)
    rows: tuple[int, ...] = st.session_state[ROWS][1]
    return rows


def _columns(name: str, wrong: bool) -> Mapping[str, Any]:
    text = st.column_config.TextColumn
    own = {
        ROW: st.column_config.NumberColumn("Row", width=50, help="Its number in the file."),
        TICK: st.column_config.CheckboxColumn("Tick", width=70, help="Tick rows to remove them."),
        TOLD: text(
            "To mend", width="medium" if wrong else 80,
            help="What is wrong in this row, and how to mend it.",
        ),
    }  # fmt: skip
    return {**own, **{column: text(help=words) for column, words in TABLES[name].columns.items()}}


def _take(name: str, rows: Sequence[int], key: str) -> None:
    with door():
        changed = edits(st.session_state[key]["edited_rows"], rows)
        if changed:
            draft.put(name, _present(name).with_cells(changed).data())


def _add(name: str, wanted: Wanted) -> None:
    with door():
        draft.put(name, _present(name).with_row(wanted.cells()).data())
        draft.renew()


def _remove(name: str, marked: frozenset[int]) -> None:
    with door():
        draft.put(name, _present(name).without(marked).data())
        draft.renew()


def _present(name: str) -> TextTable:
    """The table as it is in the draft now: a cell may just have been typed into."""
    table = read_text_table(draft.files().contents[name])
    assert table is not None, "what is shown as a grid is a table"
    return table
