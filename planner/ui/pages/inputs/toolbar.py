"""What can be done with the draft as a whole: keep it, take it away, replace it, drop it."""

from __future__ import annotations

import streamlit as st

from planner.reports.exports.archive import zipped
from planner.scenario.files import ScenarioFiles, files_in_archive
from planner.ui.door import door
from planner.ui.on_desk import library
from planner.ui.pages.inputs import draft
from planner.ui.session import desk, kept
from planner.ui.views.inputs.checked import Checked
from planner.ui.views.markdown import plain

DONE = "inputs done"


def show_toolbar(files: ScenarioFiles, checked: Checked) -> None:
    """The tools side by side, and what the last one did."""
    with st.container(horizontal=True):
        if files.contents:
            with st.popover("Keep as a scenario"), door():
                _offer_to_keep(files, checked)
            st.download_button(
                "Download as a zip", lambda: zipped(files.contents), "scenario.zip",
                "application/zip", on_click="ignore",
            )  # fmt: skip
        with st.popover("Upload a scenario"), door():
            _offer_upload()
        if draft.edited():
            with st.popover("Discard the edits"):
                st.write("All that was edited here since the scenario was chosen will be gone.")
                st.button("Discard them", on_click=draft.discard, type="primary")
    if DONE in st.session_state:
        st.success(plain(st.session_state.pop(DONE)))


def _offer_to_keep(files: ScenarioFiles, checked: Checked) -> None:
    name = st.text_input("Name", **kept("inputs name", ""), placeholder="Such as: March, two more")
    if checked.scenario is None:
        st.caption("It can be kept once its problems are mended.")
    ready = bool(name.strip()) and checked.scenario is not None
    if st.button("Keep it", type="primary", disabled=not ready):
        folder = library().keep_as_typed(files, name)
        draft.discard()
        desk().choose_scenario(folder)
        st.session_state[DONE] = f"Kept as {name.strip()}, and chosen in the sidebar."
        st.rerun()


def _offer_upload() -> None:
    brought = st.file_uploader(
        "A scenario's folder as a zip", type="zip", key=f"inputs zip {draft.version()}"
    )
    if brought is None:
        st.caption("A folder with scenario.toml, agents.csv, forecast.csv and what else there is.")
        return
    files = files_in_archive(brought.getvalue())
    st.write(f"It holds {plain(', '.join(files.contents))}.")
    if draft.edited():
        st.write("It takes the place of what was edited here.")
    if st.button("Work on it", type="primary"):
        draft.put_all(files)
        st.session_state[DONE] = "Uploaded. Mend what is wrong, then keep it as a scenario."
        st.rerun()
