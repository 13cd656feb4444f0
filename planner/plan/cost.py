"""What shifts cost: paid time at the agent's rate, with premiums, in whichever currency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner import clock
from planner.clock import DAY
from planner.plan.hours import HOUR, overlap
from planner.plan.schedule import Schedule, Shift
from planner.scenario import WEEKDAYS, Premium, Scenario, Site, public_holiday

MIDNIGHT = time()


def paid_and_premium_hours(scenario: Scenario, shift: Shift) -> float:
    """Paid hours of a shift, each premium's share of those in its window added.

    Premiums that overlap add up.
    """
    contract, site = scenario.contract_of(shift.agent), scenario.site_of(shift.agent)
    paid = shift.paid(contract)
    hours = sum((stretch.end - stretch.start) / HOUR for stretch in paid)
    for premium in contract.premiums:
        for low, high in premium_windows(premium, site, shift.start, shift.end):
            covered = sum((overlap(s.start, s.end, low, high) for s in paid), timedelta())
            hours += premium.share * covered / HOUR
    return hours


def premium_windows(
    premium: Premium, site: Site, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """A premium's local windows that reach into [start, end).

    A window belongs to the date on which it begins, even where it runs past midnight.
    """
    for day in _dates_around(start, end, site.time_zone):
        if premium_holds(premium, site, day):
            low, high = clock.window(
                day, premium.from_ or MIDNIGHT, premium.to or MIDNIGHT, site.time_zone
            )
            if low < end and start < high:
                yield low, high


@lru_cache(maxsize=50_000)
def _dates_around(start: datetime, end: datetime, zone: str) -> tuple[date, ...]:
    first, last = clock.local(start, zone).date() - DAY, clock.local(end, zone).date()
    return tuple(first + i * DAY for i in range((last - first).days + 1))


def premium_holds(premium: Premium, site: Site, day: date) -> bool:
    """Whether a premium has a window that begins on a date."""
    if not premium.weekdays and not premium.holidays:
        return True
    if WEEKDAYS[day.weekday()] in premium.weekdays:
        return True
    return premium.holidays and (public_holiday(site.country, site.subdivision, day) is not None)


def shift_cost(scenario: Scenario, shift: Shift) -> float | None:
    """What a whole shift costs, in its site's currency; None where no rate is known."""
    rate = scenario.hourly_rate(shift.agent)
    return None if rate is None else rate * paid_and_premium_hours(scenario, shift)


def reporting_currency(scenario: Scenario) -> str | None:
    """The currency in which costs are added up.

    Without `[reporting]` it is the one currency of all sites; None where they have several.
    """
    if scenario.reporting is not None:
        return scenario.reporting.currency
    currencies = {site.currency for site in scenario.sites.values()}
    return currencies.pop() if len(currencies) == 1 else None


def exchange(scenario: Scenario, currency: str) -> float | None:
    """What one unit of a currency is worth in the reporting currency; None if unknown."""
    if currency == reporting_currency(scenario):
        return 1.0
    reporting = scenario.reporting
    if reporting is None or reporting.exchange_rates is None:
        return None
    if currency not in reporting.exchange_rates.rates:
        return None
    return reporting.per_unit(currency)


def rates(scenario: Scenario) -> dict[str, float] | None:
    """Every agent's hourly rate in the reporting currency; None where one is unknown."""
    found: dict[str, float] = {}
    for agent in scenario.agents:
        rate = scenario.hourly_rate(agent)
        worth = exchange(scenario, scenario.site_of(agent).currency)
        if rate is None or worth is None:
            return None
        found[agent] = rate * worth
    return found


def why_cost_is_left_out(scenario: Scenario) -> str | None:
    """In words, why labour cost is no part of the plan; None where it is."""
    without = [agent for agent in scenario.agents if scenario.hourly_rate(agent) is None]
    if without:
        return f"cost is left out: no hourly_rate is known for {_some(without)}"
    currencies = {scenario.site_of(agent).currency for agent in scenario.agents}
    unknown = sorted(c for c in currencies if exchange(scenario, c) is None)
    if unknown:
        return (
            f"cost is left out: no exchange rate is known for {_some(unknown)}; "
            "give [reporting] a currency and exchange_rates"
        )
    return None


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def labour_cost(scenario: Scenario, schedule: Schedule) -> float | None:
    """What all planned shifts cost, in the reporting currency; None where it is left out."""
    hourly = rates(scenario)
    if hourly is None:
        return None
    return sum(hourly[s.agent] * paid_and_premium_hours(scenario, s) for s in schedule.shifts)


def mean_hourly_rate(scenario: Scenario) -> float | None:
    """The mean of the agents' rates, in the reporting currency; None where it is left out."""
    hourly = rates(scenario)
    if not hourly:
        return None
    return sum(hourly.values()) / len(hourly)
