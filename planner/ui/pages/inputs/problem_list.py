"""What is wrong with a file, in full."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.reports.words import plural
from planner.ui.views.inputs.columns import title
from planner.ui.views.markdown import plain


def show_problems(file: str, count: int, first: pd.DataFrame) -> None:
    """The first of so many problems of a file; nothing where there are none."""
    if not count:
        return
    st.subheader(f"{plural(count, 'problem')} in {plain(title(file))}")
    st.table(first, hide_index=True)
    if count > len(first):
        st.caption(f"These are the first {len(first)}; the others follow once they are mended.")
