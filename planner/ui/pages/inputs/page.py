"""Every table of a scenario and its settings, to edit, check, keep and take away."""

from __future__ import annotations

import streamlit as st

from planner.scenario.files import ALL_FILES, ScenarioFiles
from planner.scenario.problems import SETTINGS_FILE
from planner.ui.kept_choice import kept_choice
from planner.ui.pages.inputs import draft
from planner.ui.pages.inputs.settings_editor import show_settings
from planner.ui.pages.inputs.table_editor import show_table
from planner.ui.pages.inputs.toolbar import show_toolbar
from planner.ui.views.inputs.checked import Checked, label, summary
from planner.ui.views.inputs.columns import title
from planner.ui.views.markdown import plain


def show() -> None:
    """The page."""
    st.title("Inputs")
    files, checked = draft.files(), draft.checked()
    if not files.contents:
        st.info("There is no scenario yet: upload one.")
        show_toolbar(files, checked)
        return
    st.caption(
        "What you change here is a draft, checked at every step. The scenario stays as it is; "
        "keep the draft under a name of its own, and plan that."
    )
    _show_state(checked)
    show_toolbar(files, checked)
    _show_file(_choose_file(files, checked), files, checked)


def _show_state(checked: Checked) -> None:
    words = "  \n".join(map(plain, summary(checked).splitlines()))
    if checked.scenario is None:
        st.error(words)
    else:
        st.success(words)
    if draft.edited():
        st.caption(f"Edited, and not kept yet: {plain(', '.join(map(title, draft.edited())))}.")


def _choose_file(files: ScenarioFiles, checked: Checked) -> str:
    """One of the format's files, or one that is in the draft and has no place there."""
    names = list(dict.fromkeys((*ALL_FILES, *files.contents)))
    chosen: str = st.radio(
        "Table", names, format_func=lambda name: label(name, checked), horizontal=True,
        label_visibility="collapsed", **kept_choice("inputs file", names, names[1]),
    )  # fmt: skip
    return chosen


def _show_file(name: str, files: ScenarioFiles, checked: Checked) -> None:
    if name == SETTINGS_FILE:
        show_settings(files, checked.of(name))
    else:
        show_table(name, files, checked.of(name))
