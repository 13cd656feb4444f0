"""A comparison for programs: every figure, and every shift that differs."""

from __future__ import annotations

from planner import clock
from planner.whatif.comparison import (
    ChangedShifts,
    ChangeKind,
    Comparison,
    Days,
    Measure,
    PlanRecord,
    ShiftChange,
    ShiftRecord,
)
from planner.whatif.comparison.comparison import Measures


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """Lists have a value for each plan, in their order; `changes` has one for all but the first."""
    return {
        "plans": [_plan(record) for record in comparison.records],
        "overall": _measures(comparison.overall),
        "terms": {
            name: {"value": _measure(value), "worth": _measure(comparison.worths[name])}
            for name, value in comparison.values.items()
        },
        "weighed_otherwise": list(comparison.weighed_otherwise),
        "queues": {queue: _measures(told) for queue, told in comparison.queues.items()},
        "work": _measures(comparison.work),
        "sites": {site: _site(comparison, site) for site in comparison.sites},
        "changes": [
            {"plan": record.label, **_changed(changed)}
            for record, changed in zip(comparison.records[1:], comparison.changes, strict=True)
        ],
    }


def _plan(record: PlanRecord) -> dict[str, object]:
    return {
        "plan": record.label,
        "scenario": record.figures.scenario,
        "input_sha256": record.figures.input_sha256,
        "days": _days(record.days),
    }


def _days(days: Days | None) -> list[str] | None:
    return None if days is None else [day.isoformat() for day in days]


def _measures(measures: Measures) -> dict[str, object]:
    return {name: _measure(measure) for name, measure in measures.items()}


def _measure(measure: Measure) -> dict[str, object]:
    return {
        "values": list(measure.values),
        "differences": list(measure.differences),
        "verdicts": list(measure.verdicts),
    }


def _site(comparison: Comparison, site: str) -> dict[str, object]:
    costs = {
        currency: _measure(cost)
        for (where, currency), cost in comparison.costs.items()
        if where == site
    }
    return {**_measures(comparison.sites[site]), "cost": costs}


def _changed(changed: ChangedShifts) -> dict[str, object]:
    return {
        "days": _days(changed.days),
        "kept": changed.kept,
        **{str(kind): changed.count(kind) for kind in ChangeKind},
        "agents": changed.agents,
        "shifts": [_change(change) for change in changed.changes],
    }


def _change(change: ShiftChange) -> dict[str, object]:
    return {
        "agent": change.agent,
        "date": change.date.isoformat(),
        "kind": change.kind,
        "before": _span(change.before),
        "after": _span(change.after),
        "minutes": change.minutes,
    }


def _span(shift: ShiftRecord | None) -> list[str] | None:
    return None if shift is None else [clock.iso_utc(shift.start), clock.iso_utc(shift.end)]
