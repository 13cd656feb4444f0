"""An agent's days, one after the other, as a calendar would list them in local time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from planner import clock
from planner.clock import DAY
from planner.plan import Schedule, Shift
from planner.plan.hours import employed_on, is_night_shift
from planner.plan.terms import worked_shifts
from planner.reports.clock_changes.words import in_minutes
from planner.reports.figures.words import day_of_month
from planner.reports.words import hours
from planner.scenario import Scenario, TimeOff, public_holiday
from planner.ui.views.markdown import plain
from planner.ui.views.schedule.edit_table import breaks_words
from planner.ui.views.schedule.wall_clock import span_words

COLUMNS = ("Day", "Shift", "Paid", "Breaks and activities", "To know")
FREE = "free"


def calendar_table(scenario: Scenario, schedule: Schedule, agent: str) -> pd.DataFrame:
    """A row for each date of the horizon by the agent's clock: the shift, or why there is none.

    Cells are Markdown.
    """
    by_date = {s.date: s for s in worked_shifts(scenario, schedule)[agent]}
    dates = scenario.grid.dates(scenario.zone_of(agent))
    rows = [_row(scenario, agent, day, by_date) for day in dates]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(
    scenario: Scenario, agent: str, day: date, by_date: Mapping[date, Shift]
) -> dict[str, str]:
    shift = by_date.get(day)
    row = dict.fromkeys(COLUMNS, "")
    row["Day"] = _on_one_line(f"{day:%a} {day_of_month(day)}")
    row["Shift"] = _absence(scenario, agent, day) or FREE
    if shift is not None:
        zone = scenario.zone_of(agent)
        row["Shift"] = _on_one_line(span_words(shift.start, shift.end, zone))
        row["Paid"] = _on_one_line(hours(shift.paid_minutes(scenario.contract_of(agent))))
        row["Breaks and activities"] = breaks_words(shift, zone)
    row["To know"] = ", ".join(_to_know(scenario, agent, day, shift))
    return {heading: plain(cell) for heading, cell in row.items()}


def _on_one_line(text: str) -> str:
    """The text with blanks and hyphens at which no line ends."""
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


def _absence(scenario: Scenario, agent: str, day: date) -> str | None:
    """`time off: holiday`, or what else keeps the agent from working on a date."""
    if not employed_on(scenario.agents[agent], day):
        return "not employed"
    kinds = [
        row.kind for row in scenario.time_off if row.agent == agent and _on(scenario, row, day)
    ]
    return f"time off: {', '.join(dict.fromkeys(kinds))}" if kinds else None


def _on(scenario: Scenario, absence: TimeOff, day: date) -> bool:
    zone = scenario.zone_of(absence.agent)
    return absence.start < clock.day_start(day + DAY, zone) and absence.end > clock.day_start(
        day, zone
    )


def _to_know(scenario: Scenario, agent: str, day: date, shift: Shift | None) -> Iterator[str]:
    zone, site = scenario.zone_of(agent), scenario.site_of(agent)
    start, end = clock.day_start(day, zone), clock.day_start(day + DAY, zone)
    for _, minutes in clock.changes(zone, start, end):
        way = "forward" if minutes > 0 else "back"
        whole = in_minutes(clock.day_minutes(day, zone))
        yield f"clocks go {way} {in_minutes(abs(minutes))}, a day of {whole}"
    holiday = public_holiday(site.country, site.subdivision, day)
    if holiday is not None:
        yield f"public holiday: {holiday}"
    if shift is not None and is_night_shift(shift, zone):
        yield "night shift"
    if shift is not None and shift.start < scenario.grid.start:
        yield "from before this plan"


def time_off_table(scenario: Scenario, agent: str) -> pd.DataFrame:
    """A row for each absence of an agent, by the agent's clock."""
    rows = [
        {"When": _span(scenario, row), "Kind": row.kind, "Paid": "yes" if row.paid else "no"}
        for row in scenario.time_off
        if row.agent == agent
    ]
    return pd.DataFrame(rows, columns=["When", "Kind", "Paid"])


def _span(scenario: Scenario, absence: TimeOff) -> str:
    if absence.first_date is not None and absence.last_date is not None:
        first, last = absence.first_date, absence.last_date
        told = f"{first:%a} {day_of_month(first)}"
        return told if first == last else f"{told} to {last:%a} {day_of_month(last)}"
    zone = scenario.zone_of(absence.agent)
    day = clock.local(absence.start, zone).date()
    return f"{day:%a} {day_of_month(day)}, {span_words(absence.start, absence.end, zone)}"
