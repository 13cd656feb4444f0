"""The part of the sidebar that tells how planning goes, refreshed by itself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.jobs import Run, RunState
from planner.jobs.run import PLAN
from planner.scenario import read_scenario
from planner.ui.door import door
from planner.ui.on_desk import library, open_plan, sha256_at
from planner.ui.planning import start_planning
from planner.ui.session import desk
from planner.ui.views.markdown import plain
from planner.ui.views.runs import others_words, run_words

# Seconds between looks: while a plan is being made, and otherwise.
BUSY, IDLE = 1.0, 5.0

States = Sequence[tuple[Run, RunState]]


def show_runs() -> None:
    """The run that the desk watches, and those of others; the page itself is not run again."""
    live = any(not state.is_over for _, state in _states())
    st.fragment(_panel, run_every=BUSY if live else IDLE)(live)


def _panel(live_before: bool) -> None:
    with door():
        states = _states()
        _show_watched(states)
        watched = desk().run
        others = [(run, state) for run, state in states if run != watched and not state.is_over]
        if others:
            st.caption("  \n".join(["Others have asked for plans:", *others_words(others)]))
        if live_before != any(not state.is_over for _, state in states):
            st.rerun()


def _states() -> States:
    return [(run, run.state) for run in library().runs]


def _show_watched(states: States) -> None:
    run = desk().run
    state = None if run is None else dict(states).get(run)
    if run is None or state is None:
        return
    with st.container(border=True):
        words = run_words(run, state)
        st.markdown(words.headline)
        if words.share_done is not None:
            st.progress(words.share_done)
        if words.lines:
            st.caption("  \n".join(words.lines))
        if state is RunState.FAILED:
            st.error("  \n".join(map(plain, (run.error or "").splitlines())))
        _offer(run, state)


def _offer(run: Run, state: RunState) -> None:
    """What can be done with the run now."""
    if not state.is_over:
        if not run.is_told_to_stop and st.button(_stop_label(state), width="stretch"):
            run.stop()
            st.rerun(scope="fragment")
        return
    if state is RunState.LOST and run.so_far is not None and run.before is None:
        _offer_to_go_on(run)
    _take_note(run)
    plan = library().plan(run.folder / PLAN)
    if plan is not None and plan.folder != desk().plan and st.button("Open it", width="stretch"):
        open_plan(plan)
        st.rerun()
    if st.button("Put away", width="stretch"):
        desk().watch(None)
        st.rerun()


def _offer_to_go_on(run: Run) -> None:
    if st.button("Go on from where it was", type="primary", width="stretch"):
        order = run.order
        start_planning(
            read_scenario(run.scenario), name=order.name, time_limit=order.time_limit,
            seed=order.seed, start_from=run.so_far, keeps_promise=order.keeps_promise,
        )  # fmt: skip
        st.rerun()


def _take_note(run: Run) -> None:
    """When the run has just ended, open its plan, unless another scenario is on the desk."""
    table = desk()
    if table.end_seen:
        return
    if table.scenario is not None and run.order.input_sha256 == sha256_at(table.scenario):
        table.plan = run.plan
    table.end_seen = True
    st.rerun()


def _stop_label(state: RunState) -> str:
    return "Stop and keep the best plan" if state is RunState.RUNNING else "Leave the line"
