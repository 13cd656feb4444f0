"""A plan as the tables of its folder: names of columns, and rows of text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner import clock
from planner.clock import iso_local, iso_utc
from planner.plan.cost import shift_cost
from planner.plan.coverage import Coverage
from planner.plan.gaps import Gap
from planner.plan.schedule import Schedule, Shift
from planner.plan.score import Score
from planner.plan.service import service
from planner.scenario import Scenario

SHIFTS, ACTIVITIES = "shifts.csv", "activities.csv"
SHIFT_COLUMNS = (
    "agent", "site", "date", "start_local", "end_local", "time_zone", "start_utc", "end_utc",
    "paid_minutes", "cost", "currency",
)  # fmt: skip
ACTIVITY_COLUMNS = ("agent", "start_utc", "end_utc", "start_local", "end_local", "activity")
COVERAGE_COLUMNS = (
    "queue", "start_utc", "start_local", "open", "volume", "required", "serving", "net",
    "present", "service_level", "late_contacts",
)  # fmt: skip
SERVICE_COLUMNS = (
    "queue", "date", "contacts", "late_contacts", "service_level", "target", "abandonment",
    "asa_seconds", "occupancy", "backlog",
)  # fmt: skip
GAP_COLUMNS = (
    "queue", "start_utc", "end_utc", "start_local", "end_local", "agent_hours_short",
    "late_contacts", "cause",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A file's columns and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def truth(scenario: Scenario, schedule: Schedule) -> dict[str, Table]:
    """The two tables from which everything else follows, by file name."""
    stretches = (row for shift in schedule.shifts for row in _stretch_rows(scenario, shift))
    return {
        SHIFTS: _table(SHIFT_COLUMNS, (_shift_row(scenario, s) for s in schedule.shifts)),
        ACTIVITIES: _table(ACTIVITY_COLUMNS, stretches),
    }


def derived(scenario: Scenario, schedule: Schedule, worth: Score) -> dict[str, Table]:
    """The tables that follow, by file name."""
    coverage = worth.coverage
    return {
        "coverage.csv": _table(COVERAGE_COLUMNS, _coverage_rows(coverage)),
        "service.csv": _table(SERVICE_COLUMNS, _service_rows(coverage)),
        "schedule.csv": schedule_table(scenario, schedule),
        "gaps.csv": _table(GAP_COLUMNS, _gap_rows(scenario, worth.gaps)),
    }


def _table(columns: tuple[str, ...], rows: Iterable[Sequence[str]]) -> Table:
    return Table(columns, tuple(tuple(row) for row in rows))


def number(value: float | None) -> str:
    """A figure with up to six decimals; empty where there is none."""
    if value is None or math.isnan(value):
        return ""
    if math.isinf(value):
        return "inf"
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _shift_row(scenario: Scenario, shift: Shift) -> Sequence[str]:
    site, zone = scenario.site_of(shift.agent), scenario.zone_of(shift.agent)
    cost = shift_cost(scenario, shift)
    return (
        shift.agent, scenario.agents[shift.agent].site, shift.date.isoformat(),
        iso_local(shift.start, zone), iso_local(shift.end, zone), zone,
        iso_utc(shift.start), iso_utc(shift.end),
        str(shift.paid_minutes(scenario.contract_of(shift.agent))),
        "" if cost is None else f"{cost:.2f}", site.currency,
    )  # fmt: skip


def _stretch_rows(scenario: Scenario, shift: Shift) -> Iterator[Sequence[str]]:
    zone = scenario.zone_of(shift.agent)
    for stretch in shift.stretches:
        yield (
            shift.agent, iso_utc(stretch.start), iso_utc(stretch.end),
            iso_local(stretch.start, zone), iso_local(stretch.end, zone), stretch.activity,
        )  # fmt: skip


def _coverage_rows(coverage: Coverage) -> Iterator[Sequence[str]]:
    contacts, net = coverage.requirement.contacts, coverage.net
    level, late = coverage.service_level, coverage.late_customers
    instants = coverage.scenario.grid.instants()
    utc = [iso_utc(instant) for instant in instants]
    for q, (name, queue) in enumerate(coverage.scenario.queues.items()):
        for t, instant in enumerate(instants):
            yield (
                name, utc[t], iso_local(instant, queue.time_zone),
                "yes" if contacts.open[q, t] else "no",
                *(
                    number(table[q, t])
                    for table in (
                        contacts.volume, coverage.required, coverage.serving, net,
                        coverage.present, level, late,
                    )
                ),
            )  # fmt: skip


def _service_rows(coverage: Coverage) -> Iterator[Sequence[str]]:
    for row in service(coverage):
        yield (
            row.queue, row.date.isoformat() if row.date else "", number(row.contacts),
            number(row.late_contacts), number(row.service_level), number(row.target),
            number(row.abandonment), number(row.asa_seconds), number(row.occupancy),
            number(row.backlog),
        )  # fmt: skip


def schedule_table(scenario: Scenario, schedule: Schedule) -> Table:
    """A row per agent and a column per local date: shifts in the agent's local time."""
    dates = _all_dates(scenario)
    columns = ("agent", "name", *(day.isoformat() for day in dates))
    rows = []
    for agent, who in scenario.agents.items():
        by_date: dict[date, list[str]] = {}
        for shift in schedule.of(agent):
            by_date.setdefault(shift.date, []).append(_hours_of(shift, scenario.zone_of(agent)))
        rows.append((agent, who.name, *(" ".join(by_date.get(day, ())) for day in dates)))
    return _table(columns, rows)


def _all_dates(scenario: Scenario) -> list[date]:
    zones = {site.time_zone for site in scenario.sites.values()}
    return sorted({day for zone in zones for day in scenario.grid.dates(zone)})


def _hours_of(shift: Shift, zone: str) -> str:
    return f"{clock.local(shift.start, zone):%H:%M}-{clock.local(shift.end, zone):%H:%M}"


def _gap_rows(scenario: Scenario, found: Sequence[Gap]) -> Iterator[Sequence[str]]:
    for gap in found:
        zone = scenario.queues[gap.queue].time_zone
        yield (
            gap.queue, iso_utc(gap.start), iso_utc(gap.end), iso_local(gap.start, zone),
            iso_local(gap.end, zone), number(gap.agent_hours_short), number(gap.late_contacts),
            str(gap.cause),
        )  # fmt: skip
