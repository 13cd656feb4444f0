"""The controls of forms as Streamlit shows them; what is answered stays on the desk."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

import streamlit as st

from planner.ui.kept_choice import kept_choice, kept_choices
from planner.ui.session import kept
from planner.ui.views.whatif.controls import (
    Choice,
    Choices,
    Control,
    Day,
    Moment,
    Number,
    Switch,
    Words,
)

WIDTH, WIDE = 220, 452
DATE, SHORT = "YYYY-MM-DD", "%.10g"


@singledispatch
def show_control(control: Control, name: str) -> Any:
    """Show a control that is kept under a name; returns its answer."""
    raise TypeError(f"no widget shows a {type(control).__name__}")


@show_control.register
def _(control: Number, name: str) -> float | None:
    widget = kept(name, control.default)
    now = _now(widget)
    numbers = [control.least, control.most, *([] if now is None else [now])]
    as_number = int if control.whole else float
    return st.number_input(
        control.label, as_number(min(numbers)), as_number(max(numbers)), None,
        step=as_number(control.step), format="%d" if control.whole else SHORT,
        help=control.help or None, width=WIDTH, **widget,
    )  # fmt: skip


@show_control.register
def _(control: Choice, name: str) -> str | None:
    options = list(control.options)
    # Without an index, a choice can be taken back.
    index, nothing = (None, [None]) if control.default is None else (0, [])
    return st.selectbox(
        control.label, options, index, format_func=control.options.__getitem__,
        placeholder="Choose", help=control.help or None, width=WIDTH,
        **kept_choice(name, [*nothing, *options], control.default),
    )  # fmt: skip


@show_control.register
def _(control: Choices, name: str) -> tuple[str, ...]:
    options = list(control.options)
    chosen = st.multiselect(
        control.label, options, format_func=control.options.__getitem__, placeholder="Choose",
        help=control.help or None, width=WIDE, **kept_choices(name, options),
    )  # fmt: skip
    return tuple(chosen)


@show_control.register
def _(control: Day, name: str) -> Any:
    widget = kept(name, control.default)
    now = _now(widget)
    days = [control.first, control.last, *([] if now is None else [now])]
    return st.date_input(
        control.label, None, min(days), max(days), format=DATE, help=control.help or None,
        width=WIDTH, **widget,
    )  # fmt: skip


@show_control.register
def _(control: Moment, name: str) -> Any:
    widget = kept(name, control.default)
    now = _now(widget)
    moments = [control.first, control.last, *([] if now is None else [now])]
    return st.datetime_input(
        control.label, None, min(moments), max(moments), format=DATE, help=control.help or None,
        width=WIDTH, **widget,
    )  # fmt: skip


@show_control.register
def _(control: Words, name: str) -> str:
    text: str = st.text_input(
        control.label, help=control.help or None, max_chars=200, width=WIDTH,
        **kept(name, control.default),
    )  # fmt: skip
    return text


@show_control.register
def _(control: Switch, name: str) -> bool:
    return st.toggle(
        control.label, help=control.help or None, width=WIDTH, **kept(name, control.default)
    )


def _now(widget: dict[str, Any]) -> Any:
    """What a control says before it is shown; of an edited change it may lie outside its limits."""
    return st.session_state[widget["key"]]
