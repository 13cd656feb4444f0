"""The changes so far, each in words, with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from planner.errors import Problem
from planner.ui.door import door
from planner.ui.pages.whatif import draft
from planner.ui.pages.whatif.change_form import show_form
from planner.ui.views.markdown import plain
from planner.ui.views.whatif.kinds import KIND_WORDS
from planner.ui.views.whatif.told import Told, ToldChange, wrong_with
from planner.whatif.changes import line


def show_list(told: Told, spoilt: Sequence[Problem]) -> None:
    """A row for each change, in the order in which they are made.

    spoilt: what keeps the outcome from being planned, each with the words of the change to blame.
    """
    if not told.changes:
        st.info("Nothing is changed yet: say below what shall be different.")
    for place, one in enumerate(told.changes):
        with st.container(border=True):
            if place == draft.edited():
                _show_edit(place, one)
            else:
                _show_row(place, one)
            for wrong in wrong_with(one, spoilt):
                st.error(plain(wrong))


def _show_row(place: int, one: ToldChange) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"{place + 1}\\. **{plain(one.words)}**", width="stretch")
        if draft.edited() is None:
            _show_tools(place, one)


def _show_tools(place: int, one: ToldChange) -> None:
    last = place == len(draft.changes()) - 1

    def tool(icon: str, does: str, act: Callable[[], None], *, disabled: bool = False) -> None:
        # Named after its change too: a second click must not hit the one that takes its place.
        st.button(
            "", icon=f":material/{icon}:", help=plain(does), on_click=act, disabled=disabled,
            key=f"what-if {icon} {place} {line(one.change)}",
        )  # fmt: skip

    tool("edit", "Edit", lambda: draft.begin_edit(place, one.before))
    tool("arrow_upward", "Make it earlier", lambda: draft.move(place, -1), disabled=place == 0)
    tool("arrow_downward", "Make it later", lambda: draft.move(place, 1), disabled=last)
    if one.opposite is not None and not last:
        opposite, words = one.opposite, one.opposite.words(one.before)
        tool("undo", f"Undo it at the end: {words}", lambda: draft.add([opposite]))
    tool("delete", "Remove", lambda: draft.put(place, []))


@st.fragment
def _show_edit(place: int, one: ToldChange) -> None:
    with door():
        st.markdown(f"**{KIND_WORDS[one.change.kind].name}**, until now: {plain(one.words)}")
        changes = show_form(draft.EDIT_FORM, one.change.kind, one.before)
        with st.container(horizontal=True):
            if st.button("Save the change", type="primary") and changes:
                draft.put(place, changes)
                draft.end_edit()
                st.rerun()
            if st.button("Leave it as it was"):
                draft.end_edit()
                st.rerun()
