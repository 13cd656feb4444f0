"""Figures on pages."""

from __future__ import annotations

from typing import Any

import streamlit as st


def show_figure(figure: Any) -> None:
    """One of `planner.reports.figures`, as wide as the page and in the reader's theme.

    Those who hear the page are told its title.
    """
    st.plotly_chart(figure, config={"displaylogo": False}, alt=figure.layout.title.text)
