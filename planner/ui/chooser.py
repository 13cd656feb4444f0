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
    help: str | None = None,
) -> None:
    """Show what is chosen; `choose` hears of another choice.

    Parts of a page that refresh themselves make the browser send what it last showed. That may
    be a choice which has changed here meanwhile, and must not undo it: so every choice has a
    list of its own, and one that shows what it was made with has not been touched.
    """
    # The browser sends a choice in its words: where those change, so must the list.
    key = f"{label}: {chosen}, {words(chosen)}"

    def heard() -> None:
        if st.session_state[key] != chosen:
            choose(st.session_state[key])

    st.selectbox(
        label,
        options,
        index=options.index(chosen),
        key=key,
        format_func=words,
        on_change=heard,
        help=help,
    )
