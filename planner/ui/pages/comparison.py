"""Plans side by side, as a part of pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.reports.comparison import comparison_page
from planner.reports.comparison.notes import notes
from planner.reports.comparison.sections import LEGEND, sections
from planner.ui.views.comparison import (
    changes_table,
    changes_title,
    comparison_table,
    counts_table,
)
from planner.ui.views.markdown import plain
from planner.whatif.comparison import Comparison, PlanRecord, compare


def show_comparison(records: Sequence[PlanRecord]) -> None:
    """Tables with every figure of each plan beside the first one's; labels must differ."""
    comparison = compare(records)
    names = [record.label for record in records]
    for note in notes(comparison, names):
        st.caption(plain(note))
    for section in sections(comparison):
        st.dataframe(comparison_table(section, names), hide_index=True)
    st.caption(plain(LEGEND))
    _show_changes(comparison, names)
    st.download_button(
        "Download as a page",
        comparison_page(comparison),
        "comparison.html",
        "text/html",
        on_click="ignore",
    )


def _show_changes(comparison: Comparison, names: Sequence[str]) -> None:
    st.dataframe(counts_table(comparison, names), hide_index=True)
    baseline, *others = names
    for name, changed in zip(others, comparison.changes, strict=True):
        if changed.changes:
            with st.expander(plain(changes_title(changed, baseline, name))):
                st.dataframe(changes_table(changed), hide_index=True)
