"""A file as the text that it is."""

from __future__ import annotations

import streamlit as st

from planner.scenario.files import plain_text
from planner.ui.door import door
from planner.ui.pages.inputs import draft
from planner.ui.session import desk

NO_TEXT = (
    "This file is not UTF-8 text, so that it cannot be edited here. Save it as UTF-8 (CSV UTF-8) "
    "and upload it again."
)
MOST_WITHOUT_SCROLLING, HEIGHT = 20, 500


def edit_text(name: str, data: bytes) -> None:
    """A file to edit as text, or why it cannot be."""
    text = plain_text(data)
    if text is None:
        st.info(NO_TEXT)
        return
    key = f"inputs text {desk().scenario} {draft.version()} {name}"
    st.session_state.setdefault(key, text)
    st.text_area(
        f"{name} as text: the first line names the columns", key=key,
        height=HEIGHT if text.count("\n") > MOST_WITHOUT_SCROLLING else "content",
        on_change=_take, args=(name, key),
    )  # fmt: skip


def _take(name: str, key: str) -> None:
    with door():
        draft.put(name, st.session_state[key].encode())
        draft.renew()
