"""The labour rules that count along an agent's days, each in its own small file."""

from __future__ import annotations

from planner.roster.rules.consecutive_days import ConsecutiveDays
from planner.roster.rules.counter import Counter, ShiftClass
from planner.roster.rules.days_off import ConsecutiveDaysOff
from planner.roster.rules.days_per_week import DaysPerWeek
from planner.roster.rules.night_shifts import NightShifts
from planner.roster.rules.rest import LongRest
from planner.roster.rules.weekends_off import WeekendsOff
from planner.roster.rules.weekly_hours import WeeklyHours
from planner.scenario import Contract

__all__ = ["Counter", "ShiftClass", "counters"]

DAYS_A_WEEK = 7


def counters(contract: Contract, *, weeks: int, long_rest: bool) -> list[Counter]:
    """The counting rules of a contract, over a horizon that touches so many weeks.

    `long_rest` asks for the counter that only a rest into the second date needs. Limits of
    seven a week bind nobody, and their counters would only multiply the states.
    """
    rules: list[Counter] = [WeeklyHours(contract), ConsecutiveDays(contract)]
    if contract.days_per_week.max < DAYS_A_WEEK:
        rules.append(DaysPerWeek(contract))
    if (contract.min_consecutive_days_off or 1) > 1:
        rules.append(ConsecutiveDaysOff(contract))
    nights = contract.max_night_shifts_per_week
    if nights is not None and nights < DAYS_A_WEEK:
        rules.append(NightShifts(contract))
    if contract.weekends_off:
        rules.append(WeekendsOff(contract, weeks))
    if long_rest:
        rules.append(LongRest(contract))
    return rules
