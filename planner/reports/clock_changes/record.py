"""The clock-change report for programs: times in UTC and by the clock concerned."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import datetime
from typing import Any

from planner import clock
from planner.plan.clock_changes import (
    ClockChange,
    ClockChanges,
    CoverageEffect,
    DayHours,
    HandoverOverlap,
    Spell,
    TouchedOpening,
    TouchedShift,
    WeeksBetween,
)
from planner.reports.clock_changes.words import hours_range
from planner.scenario import Scenario


def clock_changes_record(scenario: Scenario, found: ClockChanges) -> dict[str, object]:
    """Everything that the text tells, and what it leaves out because it stays the same.

    `distances`, `reach`, `overlaps` and `handovers` have a value for each of the `spells`.
    """
    return {
        "scenario": scenario.name,
        "tzdata": clock.tzdata_version(),
        "changes": [
            _change_record(found, change) for night in found.nights for change in night.changes
        ],
        "spells": [_span(spell) for spell in found.spells],
        "distances": [asdict(distance) for distance in found.distances],
        "reach": [
            {"site": r.site, "queue": r.queue, "hours": [_hours(hours) for hours in r.hours]}
            for r in found.reaches
        ],
        "overlaps": [asdict(overlap) for overlap in found.overlaps],
        "handovers": [_handover_record(overlap) for overlap in found.handovers],
        "weeks_between": [_weeks_record(found, weeks) for weeks in found.weeks],
    }


def _span(span: Spell | WeeksBetween | TouchedShift) -> dict[str, str]:
    return {"start_utc": clock.iso_utc(span.start), "end_utc": clock.iso_utc(span.end)}


def _change_record(found: ClockChanges, change: ClockChange) -> dict[str, object]:
    return {
        "time_zone": change.zone,
        "date": change.date.isoformat(),
        "instant_utc": clock.iso_utc(change.instant),
        "clocks_before": _wall(change.before),
        "clocks_after": _wall(change.after),
        "minutes": change.minutes,
        "sites": list(change.sites),
        "queues": list(change.queues),
        "shifts": [_shift_record(shift, change.zone) for shift in found.shifts[change]],
        "opening_hours": [_opening_record(opening) for opening in found.openings[change]],
    }


def _wall(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _shift_record(shift: TouchedShift, zone: str) -> dict[str, object]:
    return {
        "agent": shift.agent,
        **_span(shift),
        "start_local": clock.iso_local(shift.start, zone),
        "end_local": clock.iso_local(shift.end, zone),
        "minutes": shift.minutes,
        "wall_clock_minutes": shift.wall_minutes,
        "paid_minutes": shift.paid_minutes,
    }


def _opening_record(opening: TouchedOpening) -> dict[str, object]:
    return {
        "queue": opening.queue,
        "date": opening.date.isoformat(),
        "hours": hours_range(*opening.window.minutes),
        "minutes": opening.minutes,
        "usual_minutes": opening.usual_minutes,
        "odd_times": [
            {**asdict(odd), "meant": _wall(odd.meant), "shown": _wall(odd.shown)}
            for odd in opening.odd_times
        ],
    }


def _hours(hours: DayHours) -> list[str]:
    return [hours_range(*span) for span in hours.ranges()]


def _handover_record(overlap: HandoverOverlap) -> dict[str, object]:
    handover = overlap.handover
    return {
        "language": handover.language,
        "from": handover.from_,
        "to": handover.to,
        "overlap_minutes": handover.overlap_minutes,
        "possible_minutes": overlap.possible,
        "planned_minutes": overlap.planned,
    }


def _weeks_record(found: ClockChanges, weeks: WeeksBetween) -> dict[str, object]:
    effects = None if found.effects is None else found.effects[weeks]
    return {
        **_span(weeks),
        "changed": list(weeks.changed),
        "not_yet": list(weeks.not_yet),
        "pairs": [list(pair) for pair in weeks.pairs],
        "queues": None if effects is None else [_effect_record(effect) for effect in effects],
    }


def _effect_record(effect: CoverageEffect) -> dict[str, Any]:
    net = effect.net_by_hour
    told = None if net is None else [None if math.isnan(value) else value for value in net]
    return {**asdict(effect), "net_by_hour": told}
