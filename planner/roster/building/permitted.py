"""Which of a contract's shifts an agent may be given: employment, leave, availability, holidays."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.roster.building.offers import Offers
from planner.roster.person import Person
from planner.scenario import WEEKDAYS, Availability, Scenario, public_holiday

Stretch = tuple[int, int]


def permitted(scenario: Scenario, person: Person, offers: Offers) -> NDArray[np.bool_]:
    """A flag for every offer: nothing but the counting rules and rest stands against it."""
    allowed = _on_own_dates(scenario, person, offers)
    allowed &= _employed(scenario, person, offers)
    allowed &= ~_on_holiday(scenario, person, offers)
    allowed &= offers.begin >= rested_from(scenario, person.agent)
    for start, end in absences(scenario, person.agent):
        allowed &= (offers.finish <= start) | (offers.begin >= end)
    windows = available(scenario, person.agent)
    if windows is not None:
        allowed &= _inside(offers, windows)
    return allowed


def _on_own_dates(scenario: Scenario, person: Person, offers: Offers) -> NDArray[np.bool_]:
    if len(person.dates) == len(scenario.grid.dates(scenario.zone_of(person.agent))):
        return np.ones(len(offers.day), dtype=bool)
    return np.isin(offers.day, [day.toordinal() for day in person.dates])


def _employed(scenario: Scenario, person: Person, offers: Offers) -> NDArray[np.bool_]:
    who, zone, grid = scenario.agents[person.agent], scenario.zone_of(person.agent), scenario.grid
    inside = np.ones(len(offers.day), dtype=bool)
    if who.starts_on:
        inside &= offers.begin >= grid.minutes(clock.day_start(who.starts_on, zone))
    if who.ends_on:
        inside &= offers.finish <= grid.minutes(clock.day_start(who.ends_on + clock.DAY, zone))
    return inside


def _on_holiday(scenario: Scenario, person: Person, offers: Offers) -> NDArray[np.bool_]:
    site = scenario.site_of(person.agent)
    if site.holidays == "work":
        return np.zeros(len(offers.day), dtype=bool)
    off = [
        day.toordinal()
        for day in person.dates
        if public_holiday(site.country, site.subdivision, day)
    ]
    return np.isin(offers.day, off)


def rested_from(scenario: Scenario, agent: str) -> int:
    """The minute from which an agent is rested after the shifts before the horizon."""
    ends = [
        scenario.grid.minutes(shift.end)
        for shift in scenario.shifts_of(agent)
        if shift.start < scenario.grid.start
    ]
    rest = int(scenario.contract_of(agent).min_rest_hours * 60)
    return max(ends) + rest if ends else -(2**30)


def absences(scenario: Scenario, agent: str) -> list[Stretch]:
    """The agent's time off, in minutes after the horizon's start."""
    grid = scenario.grid
    return [(grid.minutes(row.start), grid.minutes(row.end)) for row in scenario.time_off_of(agent)]


def available(scenario: Scenario, agent: str) -> list[Stretch] | None:
    """The agent's windows, joined where they touch; None for an agent who always can."""
    rows = scenario.availability_of(agent)
    if not rows:
        return None
    zone, grid = scenario.zone_of(agent), scenario.grid
    dates = grid.dates(zone)
    found = []
    for day in (dates[0] - clock.DAY, *dates, dates[-1] + clock.DAY):
        dated = [row for row in rows if row.on == day]
        weekly = [row for row in rows if row.on is None and WEEKDAYS[day.weekday()] in row.weekdays]
        found += [_window(row, day, zone, grid) for row in dated or weekly]
    return _joined(found)


def _window(row: Availability, day: date, zone: str, grid: clock.Grid) -> Stretch:
    start, end = clock.window(day, row.from_, row.to, zone)
    return grid.minutes(start), grid.minutes(end)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _inside(offers: Offers, windows: list[Stretch]) -> NDArray[np.bool_]:
    starts = np.array([start for start, _ in windows])
    ends = np.array([end for _, end in windows])
    window = np.searchsorted(starts, offers.begin, side="right") - 1
    return (window >= 0) & (offers.finish <= ends[window])
