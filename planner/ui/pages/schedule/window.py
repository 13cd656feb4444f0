"""The days that the page looks at, and the people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.reports.figures import GroupBy, LocalDays
from planner.reports.words import plural
from planner.ui.chooser import chooser
from planner.ui.kept_choice import kept_choice, kept_choices
from planner.ui.on_desk import zone_choice
from planner.ui.opened import OpenedPlan
from planner.ui.session import desk
from planner.ui.views.demand.moments import day_label
from planner.ui.views.schedule.days import (
    dates_of,
    days_from,
    earlier,
    later,
    length_shown,
    lengths,
)
from planner.ui.views.schedule.parts import groups, members, sheets
from planner.ui.views.zones import one_zone

A_WEEK = 7


@dataclass(frozen=True)
class LookedAt:
    """A window of local dates, and agents under the headings that they share."""

    days: LocalDays
    group_by: GroupBy
    agents: tuple[str, ...]


def choose_window(plan: OpenedPlan) -> LookedAt:
    """Controls for days and people, one line each."""
    days = _choose_days(plan)
    group_by, chosen = _choose_people(plan)
    return LookedAt(days, group_by, chosen)


def _choose_days(plan: OpenedPlan) -> LocalDays:
    dates, zone = dates_of(zone_choice()), one_zone(plan.scenario, desk().zone)
    wanted, length = _remembered(plan)
    length = length_shown(dates, length)
    shown = days_from(dates, zone, wanted, length)
    back, first, days, on = st.columns([1, 5, 4, 1], vertical_alignment="bottom")
    _arrow(back, "Earlier", "arrow_back", plan, earlier(dates, shown.first, length), length)
    with first:
        chooser(
            "From",
            dates,
            shown.first,
            words=lambda day: day_label(day, zone),
            choose=lambda day: _remember(plan, day, length),
        )
    with days:
        chooser(
            "Days shown",
            lengths(dates),
            length,
            words=lambda number: plural(number, "day"),
            choose=lambda number: _remember(plan, shown.first, number),
            help="Up to three days show breaks and activities, too.",
        )
    _arrow(on, "Later", "arrow_forward", plan, later(dates, shown.first, length), length)
    return shown


def _arrow(
    place: DeltaGenerator, way: str, icon: str, plan: OpenedPlan, to: date | None, length: int
) -> None:
    """A button that moves the window; without anywhere to go it cannot be pressed."""
    place.button(
        "", icon=f":material/{icon}:", key=f"schedule {way}", help=way, width="stretch",
        disabled=to is None, on_click=_remember, args=(plan, to, length),
    )  # fmt: skip


def _name(plan: OpenedPlan) -> str:
    return f"schedule window of {plan.inputs.sha256}"


def _remembered(plan: OpenedPlan) -> tuple[date, int]:
    found: tuple[date, int] = desk().kept.get(_name(plan), (plan.scenario.horizon.start, A_WEEK))
    return found


def _remember(plan: OpenedPlan, first: date, days: int) -> None:
    desk().kept[_name(plan)] = (first, days)


def _choose_people(plan: OpenedPlan) -> tuple[GroupBy, tuple[str, ...]]:
    scenario = plan.scenario
    by, which, page = st.columns([3, 5, 3], vertical_alignment="bottom")
    options = list(GroupBy)
    group_by: GroupBy = by.selectbox(
        "Grouped by", options, format_func=str.capitalize,
        **kept_choice("schedule group by", options, GroupBy.SITE),
    )  # fmt: skip
    names = groups(scenario, group_by)
    chosen = which.multiselect(
        f"{group_by.capitalize()}s", names, placeholder="All",
        **kept_choices(f"schedule {group_by}s", names),
    )  # fmt: skip
    agents = members(scenario, group_by, chosen)
    portions = sheets(agents)
    if len(portions) == 1:
        return group_by, portions[0]
    numbers = list(range(len(portions)))
    number = page.selectbox(
        f"Of {len(agents):,} agents", numbers, **kept_choice("schedule sheet", numbers, 0),
        format_func=lambda n: _sheet_label(portions, n),
    )  # fmt: skip
    return group_by, portions[number]


def _sheet_label(portions: list[tuple[str, ...]], number: int) -> str:
    before = sum(map(len, portions[:number]))
    return f"{before + 1} to {before + len(portions[number])}"
