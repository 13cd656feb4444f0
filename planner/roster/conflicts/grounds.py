"""What can stand against a pinned shift: the rules and rows of one agent, in a manager's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from planner import clock
from planner.roster.person import monday_of
from planner.scenario import Contract, PublishedShift, Scenario, TimeOff, public_holiday

R = TypeVar("R", PublishedShift, TimeOff)


@dataclass(frozen=True)
class Ground:
    """A rule, or a row of a table, that a conflict can name.

    `kind` is a contract's rule, a column of agents.csv, or what the row is; `row` the row's
    number among those of its kind, a public holiday's date, or None where there is one only.
    """

    kind: str
    row: int | date | None = None


AVAILABILITY = Ground("availability")
STARTS_ON, ENDS_ON = Ground("starts_on"), Ground("ends_on")
REST = Ground("min_rest_hours")
WEEKLY_HOURS = Ground("weekly_hours")
DAYS_PER_WEEK = Ground("days_per_week")
NIGHTS = Ground("max_night_shifts_per_week")
CONSECUTIVE_DAYS = Ground("max_consecutive_days")
DAYS_OFF = Ground("min_consecutive_days_off")
WEEKENDS_OFF = Ground("weekends_off")


def pinned(number: int) -> Ground:
    """The agent's pinned shift of that number in the horizon."""
    return Ground("pinned", number)


def earlier(number: int) -> Ground:
    """The agent's shift of that number before the horizon."""
    return Ground("earlier", number)


def absence(number: int) -> Ground:
    """The agent's time off of that number."""
    return Ground("time_off", number)


def holiday(day: date) -> Ground:
    """The public holiday of a date, off at the agent's site."""
    return Ground("holiday", day)


@dataclass(frozen=True)
class Grounds:
    """Everything that binds an agent, in the order in which a conflict tells it."""

    scenario: Scenario
    agent: str
    pins: tuple[PublishedShift, ...]
    history: tuple[PublishedShift, ...]
    time_off: tuple[TimeOff, ...]
    holidays: dict[date, str]
    all: tuple[Ground, ...]

    def words(self, ground: Ground) -> str:
        """A ground in words, with the place where it is written."""
        match ground.kind, ground.row:
            case "pinned", int(number):
                return f"the pinned shift of {self._when(self.pins[number])} (shifts.csv)"
            case "earlier", int(number):
                told = self._when(self.history[number])
                return f"the shift of {told}, before the horizon (shifts.csv)"
            case "time_off", int(number):
                return f"{self._absence(self.time_off[number])} (time_off.csv)"
            case "holiday", date() as day:
                site = self.scenario.agents[self.agent].site
                return (
                    f"the public holiday {self.holidays[day]} on {_on(day)}, on which site "
                    f'{site} is off (scenario.toml: sites.{site}.holidays = "off")'
                )
        return self._rule(ground.kind)

    def _rule(self, kind: str) -> str:
        who = self.scenario.agents[self.agent]
        if kind == "availability":
            return "the windows in which the agent is available (availability.csv)"
        if kind == "starts_on" and who.starts_on:
            return f"employment from {_on(who.starts_on)} (agents.csv: starts_on)"
        if kind == "ends_on" and who.ends_on:
            return f"employment until {_on(who.ends_on)} (agents.csv: ends_on)"
        key, told = RULES[kind]
        limit = told(self.scenario.contract_of(self.agent))
        return f"{limit} (contract {who.contract}: {key})"

    def _when(self, shift: PublishedShift) -> str:
        return self._between(shift.start, shift.end)

    def _absence(self, row: TimeOff) -> str:
        first, last = row.first_date, row.last_date
        if first is None or last is None:
            return f"time off ({row.kind}) on {self._between(row.start, row.end)}"
        if first == last:
            return f"time off ({row.kind}) on {_on(first)}"
        return f"time off ({row.kind}) from {_on(first)} to {_on(last)}"

    def _between(self, start: datetime, end: datetime) -> str:
        zone = self.scenario.zone_of(self.agent)
        opens, closes = clock.local(start, zone), clock.local(end, zone)
        return f"{_on(opens.date())}, {opens:%H:%M} to {closes:%H:%M}"


def grounds(scenario: Scenario, agent: str) -> Grounds:
    """Everything that binds an agent."""
    grid = scenario.grid
    rows = scenario.shifts_of(agent)
    inside = [r for r in rows if r.state == "pinned" and grid.start <= r.start < grid.end]
    pins = _by_start(inside)
    history = _by_start(row for row in rows if row.start < grid.start)
    time_off = _by_start(scenario.time_off_of(agent))
    holidays = _holidays_off(scenario, agent)
    bound = [
        *(pinned(i) for i in range(len(pins))),
        *(earlier(i) for i in range(len(history))),
        *(absence(i) for i in range(len(time_off))),
        *(holiday(day) for day in holidays),
        *_agents_own(scenario, agent),
        *(Ground(kind) for kind in RULES),
    ]
    return Grounds(scenario, agent, pins, history, time_off, holidays, tuple(bound))


def _by_start(rows: Iterable[R]) -> tuple[R, ...]:
    return tuple(sorted(rows, key=lambda row: row.start))


def _agents_own(scenario: Scenario, agent: str) -> Iterable[Ground]:
    who = scenario.agents[agent]
    if who.starts_on:
        yield STARTS_ON
    if who.ends_on:
        yield ENDS_ON
    if scenario.availability_of(agent):
        yield AVAILABILITY


def _holidays_off(scenario: Scenario, agent: str) -> dict[date, str]:
    """The holidays off in every week that the horizon touches: those before it are credited."""
    site = scenario.site_of(agent)
    if site.holidays == "work":
        return {}
    dates = scenario.grid.dates(scenario.zone_of(agent))
    first, last = monday_of(dates[0]), monday_of(dates[-1]) + 6 * clock.DAY
    days = [first + i * clock.DAY for i in range((last - first).days + 1)]
    named = ((day, public_holiday(site.country, site.subdivision, day)) for day in days)
    return {day: name for day, name in named if name is not None}


def _on(day: date) -> str:
    return f"{day:%a} {day.day} {day:%B %Y}"


def _nights(contract: Contract) -> str:
    return f"at most {contract.max_night_shifts_per_week} night shifts a week"


def _days_off(contract: Contract) -> str:
    return f"at least {contract.min_consecutive_days_off} free days on end"


def _weekends(contract: Contract) -> str:
    return f"{contract.weekends_off or 0:g} weekends of four without work"


# From the simplest to the hardest to see: a conflict tells the simplest that it can.
RULES: dict[str, tuple[str, Callable[[Contract], str]]] = {
    REST.kind: (
        "min_rest_hours",
        lambda c: f"rest of at least {c.min_rest_hours:g} hours between shifts",
    ),
    CONSECUTIVE_DAYS.kind: (
        "max_consecutive_days",
        lambda c: f"at most {c.max_consecutive_days} worked days on end",
    ),
    DAYS_PER_WEEK.kind: (
        "days_per_week.max",
        lambda c: f"at most {c.days_per_week.max} worked days a week",
    ),
    WEEKLY_HOURS.kind: (
        "weekly_hours.max",
        lambda c: f"at most {c.weekly_hours.max:g} hours a week, paid leave included",
    ),
    NIGHTS.kind: ("max_night_shifts_per_week", _nights),
    WEEKENDS_OFF.kind: ("weekends_off", _weekends),
    DAYS_OFF.kind: ("min_consecutive_days_off", _days_off),
}
