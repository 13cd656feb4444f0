"""The browser session that is being answered, and its desk."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.jobs import runs
from planner.ui.desk import Desk, Desks
from planner.ui.folders import data_folder

ADDRESS = "desk"


@st.cache_resource
def _desks() -> Desks:
    return Desks()


def sit_down() -> Desk:
    """Find the session's desk again, or give it one; its id is put into the address."""
    wanted = st.session_state.get(ADDRESS) or st.query_params.get(ADDRESS)
    desk = _desks().of(_session(), wanted, get_instance().is_active_session)
    desk.remember(runs(data_folder()))
    st.session_state[ADDRESS] = desk.id
    # Going to another page empties the address.
    if st.query_params.get(ADDRESS) != desk.id:
        st.query_params[ADDRESS] = desk.id
    return desk


def desk() -> Desk:
    """The session's desk."""
    return _desks().of(_session(), st.session_state.get(ADDRESS), get_instance().is_active_session)


def kept(name: str, default: object) -> dict[str, Any]:
    """What makes a control remember its value on other pages and after a reload.

    Hand it over as keyword arguments, instead of `key`, `value` and `on_change`. Not for
    controls inside a form, which have no `on_change`.
    """
    key = f"kept {name}"
    st.session_state.setdefault(key, desk().kept.get(name, default))
    return {"key": key, "on_change": _keep, "args": (name, key)}


def _keep(name: str, key: str) -> None:
    desk().kept[name] = st.session_state[key]


def _session() -> str:
    context = get_script_run_ctx()
    assert context is not None, "a page is shown in a session"
    return context.session_id
