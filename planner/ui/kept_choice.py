"""Controls that remember what was chosen, as long as it can still be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from planner.ui.session import kept


def kept_choice(name: str, options: Sequence[object], default: object) -> dict[str, Any]:
    """Like `kept`, for a control with these options: the default where the choice is none."""
    control = kept(name, default)
    if st.session_state[control["key"]] not in options:
        st.session_state[control["key"]] = default
    return control


def kept_choices(name: str, options: Sequence[object]) -> dict[str, Any]:
    """Like `kept`, for a control in which any number of these options can be chosen."""
    control = kept(name, [])
    chosen = st.session_state[control["key"]]
    st.session_state[control["key"]] = [option for option in chosen if option in options]
    return control
