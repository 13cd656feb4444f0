"""An agent's wishes: which are kept and which denied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from planner.plan import Schedule
from planner.plan.terms import is_denied, wished_dates, worked_shifts
from planner.reports.figures.words import day_of_month
from planner.scenario import Scenario, Wish

KEPT, DENIED = "kept", "denied"


@dataclass(frozen=True)
class JudgedWish:
    """A wish for one date, and whether the schedule goes against it."""

    wish: Wish
    day: date
    denied: bool


def judged_wishes(scenario: Scenario, schedule: Schedule, agent: str) -> list[JudgedWish]:
    """The agent's wishes date by date, in order of time."""
    by_date = {s.date: s for s in worked_shifts(scenario, schedule)[agent]}
    zone = scenario.zone_of(agent)
    found = [
        JudgedWish(wish, day, is_denied(wish, day, by_date.get(day), zone))
        for wish in scenario.preferences
        if wish.agent == agent
        for day in wished_dates(scenario, wish)
    ]
    return sorted(found, key=lambda judged: judged.day)


def wishes_table(found: list[JudgedWish]) -> pd.DataFrame:
    """A row for each wish and date."""
    rows = [
        {
            "Day": f"{one.day:%a} {day_of_month(one.day)}",
            "Wish": wish_words(one.wish),
            "Weight": one.wish.weight,
            "Verdict": DENIED if one.denied else KEPT,
        }
        for one in found
    ]
    return pd.DataFrame(rows, columns=["Day", "Wish", "Weight", "Verdict"])


def wish_words(wish: Wish) -> str:
    """`off`, `work 09:00-17:00`."""
    if wish.from_ is None or wish.to is None:
        return wish.wish
    return f"{wish.wish} {wish.from_:%H:%M}-{wish.to:%H:%M}"
