"""The list as a file: to bring, and to take away; and to be emptied."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from planner.reports.words import plural
from planner.ui.door import door
from planner.ui.pages.whatif import draft, typed
from planner.whatif.changes import Change, read_changes, write_changes

UPLOAD, FILE = "upload", "changes.toml"


def show_toolbar() -> None:
    """The tools side by side."""
    with st.container(horizontal=True):
        if draft.changes():
            st.download_button(
                "Download the list", write_changes(draft.changes()), FILE, "application/toml",
                on_click="ignore",
            )  # fmt: skip
        with st.popover("Upload a list"), door():
            _offer_upload()
        if draft.changes():
            with st.popover("Empty the list"):
                st.write("All changes will be gone. Download the list first to keep it.")
                st.button("Empty it", on_click=draft.clear, type="primary")


def _offer_upload() -> None:
    key = typed.name_of(UPLOAD, "file")
    brought = st.file_uploader("A file of changes (TOML)", type="toml", key=key)
    if brought is None:
        st.caption("As downloaded here, or as `planner whatif --changes` takes it.")
        return
    changes = _read(brought.getvalue())
    if st.button(f"Add its {plural(len(changes), 'change')} to the list", type="primary"):
        draft.add(changes)
        typed.empty(UPLOAD)
        st.rerun()


def _read(data: bytes) -> tuple[Change, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_bytes(data)
        return read_changes(path)
