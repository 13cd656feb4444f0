"""Plans side by side, as a part of pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.reports.comparison import comparison_page
from planner.reports.comparison.notes import notes
from planner.reports.comparison.sections import LEGEND, sections
from planner.ui.views.comparison import comparison_table
from planner.ui.views.markdown import plain
from planner.whatif.comparison import PlanRecord, compare


def show_comparison(records: Sequence[PlanRecord]) -> None:
    """Tables with every figure of each plan beside the first one's; labels must differ."""
    comparison = compare(records)
    names = [record.label for record in records]
    for note in notes(comparison, names):
        st.caption(plain(note))
    for section in sections(comparison):
        st.dataframe(comparison_table(section, names), hide_index=True)
    st.caption(plain(LEGEND))
    st.download_button(
        "Download as a page",
        comparison_page(comparison),
        "comparison.html",
        "text/html",
        on_click="ignore",
    )
