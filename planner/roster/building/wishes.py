"""What single days cost beyond pay: wishes denied and published shifts changed."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.cost import MIDNIGHT
from planner.roster.building.offers import Offers
from planner.roster.person import Person
from planner.scenario import WEEKDAYS, PublishedShift, Scenario, Wish


def wish_costs(
    scenario: Scenario, person: Person, offers: Offers
) -> tuple[NDArray[np.float64], dict[date, float]]:
    """What wishes cost that are denied: by every offer, and by every free date."""
    by_offer = np.zeros(len(offers.day))
    by_free: dict[date, float] = {}
    for wish in scenario.preferences_of(person.agent):
        price = wish.weight * scenario.objective.wish
        for day in wished_dates(scenario, wish):
            that_day = offers.day == day.toordinal()
            if wish.wish == "off":
                by_offer[that_day & _touching(scenario, wish, day, offers)] += price
            else:
                by_free[day] = by_free.get(day, 0.0) + price
                by_offer[that_day & ~_inside(scenario, wish, day, offers)] += price
    return by_offer, by_free


def wished_dates(scenario: Scenario, wish: Wish) -> list[date]:
    """The dates of the horizon that a wish is about."""
    dates = scenario.grid.dates(scenario.zone_of(wish.agent))
    if wish.on is not None:
        return [day for day in dates if day == wish.on]
    return [day for day in dates if WEEKDAYS[day.weekday()] in wish.weekdays]


def _window(scenario: Scenario, wish: Wish, day: date) -> tuple[int, int]:
    zone = scenario.zone_of(wish.agent)
    start, end = clock.window(day, wish.from_ or MIDNIGHT, wish.to or MIDNIGHT, zone)
    return scenario.grid.minutes(start), scenario.grid.minutes(end)


def _touching(scenario: Scenario, wish: Wish, day: date, offers: Offers) -> NDArray[np.bool_]:
    if wish.from_ is None and wish.to is None:
        return np.ones(len(offers.day), dtype=bool)
    start, end = _window(scenario, wish, day)
    return (offers.begin < end) & (offers.finish > start)


def _inside(scenario: Scenario, wish: Wish, day: date, offers: Offers) -> NDArray[np.bool_]:
    if wish.from_ is None and wish.to is None:
        return np.ones(len(offers.day), dtype=bool)
    start, end = _window(scenario, wish, day)
    return (offers.begin >= start) & (offers.finish <= end)


def change_costs(
    scenario: Scenario, person: Person, offers: Offers
) -> tuple[NDArray[np.float64], dict[date, float]]:
    """What it costs to move or drop published shifts: by every offer, and by free date."""
    by_offer = np.zeros(len(offers.day))
    by_free: dict[date, float] = {}
    price, grid = scenario.objective.change, scenario.grid
    for row in published_rows(scenario, person.agent):
        kept = (offers.begin == grid.minutes(row.start)) & (offers.finish == grid.minutes(row.end))
        by_offer[(offers.day == row.date.toordinal()) & ~kept] += price
        by_free[row.date] = by_free.get(row.date, 0.0) + price
    return by_offer, by_free


def published_rows(scenario: Scenario, agent: str) -> list[PublishedShift]:
    """The agent's published shifts inside the horizon that may still move."""
    return [
        shift
        for shift in scenario.shifts_of(agent)
        if shift.state == "published" and scenario.grid.start <= shift.start < scenario.grid.end
    ]
