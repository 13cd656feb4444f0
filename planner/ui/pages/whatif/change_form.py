"""A form for a change, which tells in words what it says so far."""

from __future__ import annotations

import streamlit as st

from planner.scenario import Scenario
from planner.ui.pages.whatif import typed
from planner.ui.pages.whatif.controls import show_control
from planner.ui.views.markdown import plain
from planner.ui.views.whatif.draft import Draft
from planner.ui.views.whatif.forms import form_of
from planner.ui.views.whatif.kinds import KIND_WORDS
from planner.ui.views.whatif.now import now_words
from planner.ui.views.whatif.told import told
from planner.whatif.changes import Change


def show_form(name: str, kind: str, scenario: Scenario) -> tuple[Change, ...]:
    """The controls for a kind of change; returns what they say, if that can be made.

    The scenario is the one that the change is made to.
    """
    st.caption(KIND_WORDS[kind].meaning)
    form = form_of(kind, scenario)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        answers = form.ask(lambda control: show_control(control, typed.name_of(name, control.name)))
    now = now_words(form, scenario, answers)
    if now:
        st.caption("  \n".join(map(plain, ("Now:", *now))))
    return show_draft(form.draft(answers), scenario)


def show_draft(draft: Draft, scenario: Scenario) -> tuple[Change, ...]:
    """What is said in words, and what keeps it from being made; returns what can be made."""
    if draft.missing:
        st.caption(plain(f"Still to say: {'; '.join(draft.missing)}."))
    for problem in draft.problems:
        st.error(plain(problem))
    found = told(scenario, draft.changes)
    for one in found.changes:
        st.markdown(f"**{plain(one.words)}**")
        for problem in one.problems:
            st.error(plain(problem))
    return draft.changes if found.is_sound else ()
