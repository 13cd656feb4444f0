"""The changes so far, each in words, with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.scenario import Scenario
from planner.ui.door import door
from planner.ui.opened import OpenedScenario
from planner.ui.pages.whatif import draft
from planner.ui.pages.whatif.change_form import show_form
from planner.ui.pages.whatif.computed import told_of
from planner.ui.views.markdown import plain
from planner.ui.views.whatif.kinds import KIND_WORDS
from planner.ui.views.whatif.told import Told, ToldChange
from planner.whatif.changes import line


def show_list(inputs: OpenedScenario, told: Told) -> None:
    """A row for each change, in the order in which they are made."""
    if not told.changes:
        st.info("Nothing is changed yet: say below what shall be different.")
    for place, one in enumerate(told.changes):
        with st.container(border=True):
            if place == draft.edited():
                _show_edit(place, one, _before(inputs, place))
            else:
                _show_row(inputs, place, one)


def _before(inputs: OpenedScenario, place: int) -> Scenario:
    """The scenario that the change in a place is made to."""
    return told_of(inputs, draft.changes()[:place]).scenario


def _show_row(inputs: OpenedScenario, place: int, one: ToldChange) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"{place + 1}\\. **{plain(one.words)}**", width="stretch")
        if draft.edited() is None:
            _show_tools(inputs, place, one)
    for problem in one.problems:
        st.error(plain(f"It cannot be made: {problem}"))


def _show_tools(inputs: OpenedScenario, place: int, one: ToldChange) -> None:
    last = place == len(draft.changes()) - 1

    def tool(icon: str, does: str, act: Callable[[], None], *, disabled: bool = False) -> None:
        # Named after its change too: a second click must not hit the one that takes its place.
        st.button(
            "", icon=f":material/{icon}:", help=plain(does), on_click=act, disabled=disabled,
            key=f"what-if {icon} {place} {line(one.change)}",
        )  # fmt: skip

    tool("edit", "Edit", lambda: draft.begin_edit(place, _before(inputs, place)))
    tool("arrow_upward", "Make it earlier", lambda: draft.move(place, -1), disabled=place == 0)
    tool("arrow_downward", "Make it later", lambda: draft.move(place, 1), disabled=last)
    if one.opposite is not None and not last:
        words = one.opposite.words(_before(inputs, place))
        opposite = one.opposite
        tool("undo", f"Undo it at the end: {words}", lambda: draft.add([opposite]))
    tool("delete", "Remove", lambda: draft.put(place, []))


@st.fragment
def _show_edit(place: int, one: ToldChange, scenario: Scenario) -> None:
    with door():
        st.markdown(f"**{KIND_WORDS[one.change.kind].name}**, until now: {plain(one.words)}")
        changes = show_form(draft.EDIT_FORM, one.change.kind, scenario)
        with st.container(horizontal=True):
            if st.button("Save the change", type="primary") and changes:
                draft.put(place, changes)
                draft.end_edit()
                st.rerun()
            if st.button("Leave it as it was"):
                draft.end_edit()
                st.rerun()
