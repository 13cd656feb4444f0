"""One table of a scenario: as a grid, or as the text of its file."""

from __future__ import annotations

import streamlit as st

from planner.scenario.files import TABLE_FILES, ScenarioFiles, TextTable, read_text_table
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice
from planner.ui.pages.inputs import draft
from planner.ui.pages.inputs.file_text import edit_text
from planner.ui.pages.inputs.grid_editor import edit_grid
from planner.ui.pages.inputs.problem_list import show_problems
from planner.ui.views.inputs.checked import PlacedProblem
from planner.ui.views.inputs.columns import TABLES, title
from planner.ui.views.inputs.grid import RESERVED
from planner.ui.views.inputs.problem_tables import row_problems

GRID, TEXT = "As a table", "As text, the columns' names too"
NO_GRID = (
    "This file's form is faulty, so that it is shown as text. Once its first line names every "
    "column once, and all lines have as many cells, it becomes a table again."
)


def show_table(name: str, files: ScenarioFiles, problems: tuple[PlacedProblem, ...]) -> None:
    """A table to edit, what is wrong with it, and its file to bring and to take away."""
    data = files.contents.get(name)
    words = TABLES.get(name)
    if words is not None:
        st.caption(f"{words.title}, `{name}`: a row is {words.row}.")
    if data is None:
        _offer_to_begin(name)
        table = None
    else:
        table = read_text_table(data)
        _edit(name, data, table, problems)
    show_problems(name, len(problems), row_problems(problems, table))
    if problems:
        st.caption("Rows are numbered as in the file: the one with the columns' names is row 1.")
    _show_file_tools(name, data)


def _edit(
    name: str, data: bytes, table: TextTable | None, problems: tuple[PlacedProblem, ...]
) -> None:
    if name not in TABLES:
        st.info("A scenario has no such table. Leave it out, or upload it under its right name.")
        edit_text(name, data)
    elif table is None or RESERVED & {*table.header}:
        st.info(NO_GRID)
        edit_text(name, data)
    elif _mode() == GRID:
        edit_grid(name, table, problems)
    else:
        edit_text(name, data)


def _mode() -> str:
    options = (GRID, TEXT)
    chosen: str = st.radio(
        "Show", options, horizontal=True, label_visibility="collapsed",
        **kept_choice("inputs mode", options, GRID),
    )  # fmt: skip
    return chosen


def _offer_to_begin(name: str) -> None:
    st.info("This scenario has no such table.")
    st.button("Begin the table", on_click=_begin, args=(name,))


def _begin(name: str) -> None:
    with door():
        draft.put(name, TextTable(tuple(TABLES[name].columns)).data())
        draft.renew()


def _show_file_tools(name: str, data: bytes | None) -> None:
    """The table's file to bring, to take away, and to leave out."""
    with st.container(horizontal=True):
        if name in TABLE_FILES:
            with st.popover("Upload this table"):
                _offer_upload(name)
        if data is not None:
            st.download_button("Download this table", data, name, "text/csv", on_click="ignore")
            st.button("Leave this table out", on_click=_leave_out, args=(name,))


def _offer_upload(name: str) -> None:
    brought = st.file_uploader(
        f"A CSV file for {title(name)}", type="csv", key=f"inputs upload {draft.version()} {name}"
    )
    if brought is not None:
        st.button("Put it in the place of this table", type="primary", on_click=_bring,
                  args=(name, brought.getvalue()))  # fmt: skip


def _bring(name: str, data: bytes) -> None:
    with door():
        draft.put(name, data)
        draft.renew()


def _leave_out(name: str) -> None:
    with door():
        draft.put(name, None)
        draft.renew()
