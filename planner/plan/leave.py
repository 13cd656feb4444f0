"""What absences count towards the weekly hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner import clock
from planner.clock import DAY
from planner.plan.hours import HOUR, employed_on
from planner.scenario import Scenario, TimeOff, public_holiday


@dataclass(frozen=True)
class LeaveCredit:
    """Hours of one week's absences.

    `paid` counts towards both weekly limits; `unpaid` lowers the minimum alone.
    """

    paid: float
    unpaid: float


def leave_credits(scenario: Scenario, agent: str, monday: date) -> LeaveCredit:
    """The credit of the week that begins on `monday`.

    Every local date of an absence is a day off, and so is a weekday public holiday at a
    site that is off then; each is worth the contract's weekly maximum divided by its days,
    and at most that many days count, paid ones first. An absence given by instants counts
    its own length, at most a day, on the date on which it begins.
    """
    contract = scenario.contract_of(agent)
    absences = scenario.time_off_of(agent)
    paid = unpaid = 0.0
    for day in (monday + i * DAY for i in range(7)):
        if employed_on(scenario.agents[agent], day):
            paid_today = min(_share(scenario, agent, absences, day, paid=True), 1.0)
            unpaid_today = _share(scenario, agent, absences, day, paid=False)
            paid += paid_today
            unpaid += min(unpaid_today, 1.0 - paid_today)
    paid = min(paid, contract.days_per_week.max)
    unpaid = min(unpaid, contract.days_per_week.max - paid)
    return LeaveCredit(paid * contract.hours_per_day_off, unpaid * contract.hours_per_day_off)


def _share(
    scenario: Scenario, agent: str, absences: tuple[TimeOff, ...], day: date, *, paid: bool
) -> float:
    """The days off of one kind that begin on, or cover, a date; two rows can make two."""
    if paid and is_day_off_by_holiday(scenario, agent, day):
        return 1.0
    zone = scenario.zone_of(agent)
    a_day = scenario.contract_of(agent).hours_per_day_off
    total = 0.0
    for row in absences:
        if row.paid != paid:
            continue
        if row.first_date is not None and row.last_date is not None:
            total += row.first_date <= day <= row.last_date
        elif clock.local(row.start, zone).date() == day:
            total += min((row.end - row.start) / HOUR / a_day, 1.0)
    return total


def is_day_off_by_holiday(scenario: Scenario, agent: str, day: date) -> bool:
    """Whether a date is a weekday public holiday at a site that is off on those."""
    site = scenario.site_of(agent)
    return (
        site.holidays == "off"
        and day.weekday() < 5
        and public_holiday(site.country, site.subdivision, day) is not None
    )
