"""Large figures side by side, as a part of pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.ui.views.large_figure import LargeFigure

# In pixels, so that three, or four, stand side by side on a laptop; what has no room wraps.
WIDE, NARROW = 260, 191


def show_large_figures(figures: Sequence[LargeFigure]) -> None:
    """A box for each: what it is, the figure, the line beneath it; its meaning on demand."""
    width = WIDE if len(figures) <= 3 else NARROW
    with st.container(horizontal=True):
        for figure in figures:
            st.metric(
                figure.label, figure.value, figure.note, delta_color="off", delta_arrow="off",
                help=figure.meaning, border=True, width=width,
            )  # fmt: skip
