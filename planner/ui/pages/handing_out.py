"""Downloads that hand a plan out."""

from __future__ import annotations

from functools import partial

import streamlit as st

from planner.ui.library import KnownPlan
from planner.ui.views.handing_out import FORMS
from planner.ui.views.markdown import plain
from planner.ui.views.plans import download_name


def show_handing_out(plan: KnownPlan) -> None:
    """A button for each form; a file is made when its button is pressed."""
    st.caption(f"Hand {plain(plan.name)} out to people who do not use the planner:")
    for column, form in zip(st.columns(len(FORMS)), FORMS, strict=True):
        column.download_button(
            form.label, partial(form.make, plan.folder), download_name(plan, form.suffix),
            form.mime, help=form.help, on_click="ignore", width="stretch",
        )  # fmt: skip
