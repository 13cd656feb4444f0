"""The draft on the desk: the chosen scenario's files with what was edited in them."""

from __future__ import annotations

import hashlib

import streamlit as st

from planner.scenario.files import ALL_FILES, ScenarioFiles, files_in_folder
from planner.ui.session import desk
from planner.ui.views.inputs.checked import Checked, check

VERSION = "inputs version"
MOST_CHECKED = 16


def files() -> ScenarioFiles:
    """The files as they are in the draft; raises OSError where the scenario's cannot be read."""
    return _kept_files().changed(desk().draft.tables)


def edited() -> list[str]:
    """The names of the files that are not as the scenario has them."""
    return sorted(desk().draft.tables, key=lambda name: (*ALL_FILES, name).index(name))


def put(name: str, data: bytes | None) -> None:
    """Put a file into the draft, or take it out of it where None."""
    tables = desk().draft.tables
    if _kept_files().contents.get(name) == data:
        tables.pop(name, None)
    else:
        tables[name] = data


def put_all(wanted: ScenarioFiles) -> None:
    """Make the draft these files and no others."""
    for name in {*files().contents, *wanted.contents}:
        put(name, wanted.contents.get(name))
    renew()


def discard() -> None:
    """Go back to the scenario as it is."""
    desk().draft.tables.clear()
    renew()


def checked() -> Checked:
    """What is wrong with the draft, found anew only where something changed."""
    present = files()
    digest = hashlib.sha256()
    for name, data in present.contents.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return _checked(digest.hexdigest(), present)


def version() -> int:
    """Counts the changes after which editors, whose keys hold this, are built anew."""
    count: int = st.session_state.setdefault(VERSION, 0)
    return count


def renew() -> None:
    """Have the editors built anew from the draft."""
    st.session_state[VERSION] = version() + 1


def _kept_files() -> ScenarioFiles:
    folder = desk().scenario
    return ScenarioFiles({}) if folder is None else files_in_folder(folder)


@st.cache_resource(max_entries=MOST_CHECKED, show_spinner="Checking the inputs")
def _checked(digest: str, _files: ScenarioFiles) -> Checked:
    return check(_files)
