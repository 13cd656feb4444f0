"""What came of planning these changes: the plan in force and the new ones side by side."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.jobs import Run
from planner.plan.cost import reporting_currency
from planner.reports.figures import frontier
from planner.ui.on_desk import library
from planner.ui.opened import OpenedPlan, OpenedScenario
from planner.ui.pages.chart import show_figure
from planner.ui.pages.comparison import show_comparison
from planner.ui.pages.table import show_table
from planner.ui.pages.whatif import draft
from planner.ui.views.markdown import plain
from planner.ui.views.plans import planless_words
from planner.ui.views.whatif import repair, results
from planner.ui.views.whatif.told import Told
from planner.whatif.comparison import read_record
from planner.whatif.repair import Frontier, read_frontier


def show_results(inputs: OpenedScenario, plan: OpenedPlan | None, told: Told) -> None:
    """The latest plan of this list, and the latest repair."""
    in_force = None if plan is None else plan.folder
    found = results.latest(library().runs, inputs.sha256, draft.changes(), in_force)
    for run in found:
        _show_state(run)
    planned = [run for run in found if run.plan is not None]
    for run in planned:
        if run.order.is_repair:
            _show_repair(read_frontier(run.folder), inputs, told)
    if planned:
        _show_side_by_side(plan, planned)


def _show_state(run: Run) -> None:
    state = run.state
    if not state.is_over:
        st.info(results.WAIT.format(plain(run.order.name)))
    elif run.plan is None:
        lines = (planless_words(run, state), *(run.error or "").splitlines())
        st.error("  \n".join(map(plain, lines)))


def _show_repair(found: Frontier, inputs: OpenedScenario, told: Told) -> None:
    st.header("The repair")
    st.write(plain(repair.summary(found)))
    for title, days in ((repair.LOST, found.lost), (repair.ASKED, found.asked)):
        if days:
            st.subheader(title)
            show_table(repair.days_table(inputs.scenario, told.scenario, days))
    if len(found.points) == 1:
        st.caption(repair.NOTHING_TO_WIN)
        return
    cost = [point.cost for point in found.points if point.cost is not None]
    figure = frontier(
        [point.changes for point in found.points],
        [point.late_contacts for point in found.points],
        cost or None,
        reporting_currency(inputs.scenario),
    )
    show_figure(figure)


def _show_side_by_side(plan: OpenedPlan | None, planned: Sequence[Run]) -> None:
    st.header("Side by side")
    if plan is None:
        st.info(results.NO_BASELINE)
        return
    records = [read_record(plan.folder, label=results.BASELINE)]
    for run in planned:
        assert run.plan is not None
        records.append(read_record(run.plan, label=results.label(run)))
    show_comparison(records)
