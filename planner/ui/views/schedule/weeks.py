"""An agent's weeks against the contract: hours, days, nights and weekends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from planner.clock import DAY
from planner.plan import Schedule, Shift
from planner.plan.hours import (
    counted_weekends,
    counted_weeks,
    is_night_shift,
    paid_hours,
    week_of,
    weeks,
    works_weekend,
)
from planner.plan.leave import LeaveCredit, leave_credits
from planner.plan.terms import worked_shifts
from planner.reports.figures.words import day_of_month
from planner.reports.words import count, plural
from planner.scenario import Contract, Scenario
from planner.ui.views.large_figure import LargeFigure

ROUNDING = 1e-6
MEANINGS = {
    "Week from": "Its Monday; weeks run to Sunday by the site's clock",
    "Paid hours": "Of the shifts that start in the week, unpaid breaks left out",
    "Leave": "Hours that paid time off counts for",
    "Contract": "Paid hours that the contract asks for and allows, leave included",
    "Verdict": "Whether hours and leave lie within; a week partly outside the plan has no least",
    "Days": "Worked, of those that the contract allows",
    "Nights": "Shifts with three hours or more between 23:00 and 06:00",
    "Weekend": "Worked where a shift reaches into Saturday or Sunday",
}

PAID = "Elapsed time of the planned shifts less unpaid breaks."
WEEKENDS = (
    "No shift touches Saturday or Sunday. Weekends that lie mostly outside the plan are left out."
)
WISHES = "A wish for a weekday is one wish for each of its dates."


@dataclass(frozen=True)
class Week:
    """An agent's week: its Monday, what is worked in it, earlier shifts included, and leave.

    least: paid hours asked for, None where the week does not count.
    """

    monday: date
    shifts: tuple[Shift, ...]
    paid: float
    leave: LeaveCredit
    least: float | None
    nights: int
    weekend: bool


def agent_weeks(scenario: Scenario, schedule: Schedule, agent: str) -> list[Week]:
    """The weeks that the horizon touches, in order."""
    worked = worked_shifts(scenario, schedule)[agent]
    mondays = weeks(scenario.grid, scenario.zone_of(agent))
    return [_week(scenario, agent, worked, monday) for monday in mondays]


def _week(scenario: Scenario, agent: str, worked: Sequence[Shift], monday: date) -> Week:
    contract, zone = scenario.contract_of(agent), scenario.zone_of(agent)
    own = tuple(shift for shift in worked if week_of(shift.date) == monday)
    leave = leave_credits(scenario, agent, monday)
    counts = monday in counted_weeks(scenario, agent)
    return Week(
        monday=monday,
        shifts=own,
        paid=paid_hours(own, contract).get(monday, 0.0),
        leave=leave,
        least=max(0.0, contract.weekly_hours.min - leave.unpaid) if counts else None,
        nights=sum(is_night_shift(shift, zone) for shift in own),
        weekend=any(works_weekend(shift, monday + 5 * DAY, zone) for shift in worked),
    )


def weeks_table(found: Sequence[Week], contract: Contract) -> pd.DataFrame:
    """A row for each week."""
    return pd.DataFrame([_row(week, contract) for week in found], columns=list(MEANINGS))


def _row(week: Week, contract: Contract) -> dict[str, object]:
    least = f"{week.least:g} to " if week.least else "at most "
    nights = contract.max_night_shifts_per_week
    return {
        "Week from": f"{week.monday:%a} {day_of_month(week.monday)}",
        "Paid hours": round(week.paid, 2),
        "Leave": round(week.leave.paid, 2),
        "Contract": f"{least}{contract.weekly_hours.max:g} h",
        "Verdict": verdict(week, contract),
        "Days": f"{len({s.date for s in week.shifts})} of {contract.days_per_week.max}",
        "Nights": str(week.nights) if nights is None else f"{week.nights} of {nights}",
        "Weekend": "worked" if week.weekend else "free",
    }


def verdict(week: Week, contract: Contract) -> str:
    """`within`, `4 h short` or `2 h too many`."""
    total = week.paid + week.leave.paid
    if total > contract.weekly_hours.max + ROUNDING:
        return f"{count(total - contract.weekly_hours.max)} h too many"
    if week.least is None:
        return "within; lies partly outside"
    short = week.least - total
    return f"{count(short)} h short" if short > ROUNDING else "within"


def large_figures(
    scenario: Scenario, schedule: Schedule, agent: str, wishes: tuple[int, int]
) -> tuple[LargeFigure, ...]:
    """Paid hours, nights, weekends off, and wishes (kept, all) of an agent in the plan."""
    zone, own = scenario.zone_of(agent), schedule.of(agent)
    worked = worked_shifts(scenario, schedule)[agent]
    paid = sum(shift.paid_minutes(scenario.contract_of(agent)) for shift in own) / 60
    saturdays = counted_weekends(scenario, agent)
    off = sum(not any(works_weekend(s, saturday, zone) for s in worked) for saturday in saturdays)
    nights = sum(is_night_shift(shift, zone) for shift in own)
    kept, wished = wishes
    return (
        LargeFigure("Paid hours", f"{count(paid)} h", f"in {plural(len(own), 'shift')}", PAID),
        LargeFigure("Night shifts", str(nights), "in this plan", MEANINGS["Nights"]),
        LargeFigure("Weekends off", str(off), f"of {len(saturdays)} that count", WEEKENDS),
        LargeFigure("Wishes kept", str(kept), f"of {wished}", WISHES),
    )
