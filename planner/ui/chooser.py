"""A list to choose from, for a choice that may also change elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def chooser(
    label: str,
    options: Sequence[T],
    chosen: T,
    *,
    words: Callable[[T], str],
    choose: Callable[[T], None],
) -> None:
    """Show what is chosen; `choose` hears of another choice.

    Every choice has a list of its own. Were it one list whose value is set from here, then a
    browser that has not heard of it yet, and sends the value before, would choose that again.
    """
    key = f"{label}: {chosen}"
    st.selectbox(
        label,
        options,
        index=options.index(chosen),
        key=key,
        format_func=words,
        on_change=lambda: choose(st.session_state[key]),
    )
