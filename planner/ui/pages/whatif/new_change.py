"""A new change: by a form for its kind, or typed on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from planner.scenario import Scenario
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice
from planner.ui.pages.whatif import draft, typed
from planner.ui.pages.whatif.change_form import show_draft, show_form
from planner.ui.session import kept
from planner.ui.views.whatif.draft import draft_of_line
from planner.ui.views.whatif.kinds import KIND_WORDS
from planner.whatif.changes import KINDS, Change

LINE_FORM = "line"


@st.fragment
def show_new(scenario: Scenario) -> None:
    """The part that is shown anew with each answer; the scenario is as changed so far."""
    with door():
        kind = _choose_kind()
        form = f"new {kind}"
        changes = show_form(form, kind, scenario)
        _offer(form, "Add it", changes)
        line = kept(typed.name_of(LINE_FORM, "text"), "")
        begun = bool(st.session_state[line["key"]])
        with st.expander("Type it on a line instead", begun, key="what-if by line"):
            _show_line(kind, scenario, line)


def _choose_kind() -> str:
    kinds = list(KIND_WORDS)
    kind: str = st.selectbox(
        "What changes", kinds, format_func=lambda kind: KIND_WORDS[kind].name,
        **kept_choice("what-if kind", kinds, kinds[0]),
    )  # fmt: skip
    return kind


def _show_line(kind: str, scenario: Scenario, widget: dict[str, Any]) -> None:
    text = st.text_input(
        "A change on one line", placeholder=KINDS[kind].EXAMPLE,
        help="The same lines as on the command line: the manual's page What if lists them.",
        **widget,
    )  # fmt: skip
    st.caption(f"Such as: `{KINDS[kind].EXAMPLE}`")
    _offer(LINE_FORM, "Add the line", show_draft(draft_of_line(text), scenario))


def _offer(form: str, label: str, changes: Sequence[Change]) -> None:
    """A button that puts what a form says into the list, once it can be made."""
    if st.button(label, type="primary") and changes:
        draft.add(changes)
        typed.empty(form)
        st.rerun()
