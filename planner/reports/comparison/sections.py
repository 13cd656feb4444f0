"""The figures of a comparison in words, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.reports.comparison.section import Cell, Line, Section, line
from planner.reports.words import count, share
from planner.whatif.comparison import Comparison, Measure
from planner.whatif.comparison.comparison import Measures
from planner.whatif.comparison.measure import CLOSE

OVERALL = {
    "contacts": "contacts",
    "late_contacts": "late contacts",
    "late_contacts_bound": "the fewest of any plan",
    "simulated_late": "not in time, as simulated",
    "service_gap": "service gap",
    "objective": "objective",
    "lower_bound": "no plan can be below",
    "gap": "gap",
}
SHARES = ("service_gap", "gap")
SIMULATED = "simulated_late"
TERMS = {
    "uncovered_minutes": "minutes with a person missing",
    "unplaced_minutes": "minutes of unplaced activities",
    "late_contacts": "late contacts, by priority",
    "hours_short": "hours below weekly minima",
    "labour_cost": "labour cost",
    "changes": "published shifts changed",
    "wishes": "wishes denied, by their weight",
    "unfairness": "nights and weekends above peers",
    "start_spread": "hours of start spread",
}
WORK = {"paid_hours": "paid hours", "agents": "agents working", "shifts": "shifts"}
NIGHTS = {
    "most_nights": "most nights of an agent",
    "fewest_nights": "fewest nights of an agent",
}
EVERYWHERE = "all sites"
MISSED = " *"
LEGEND = f"pp: percentage points.{MISSED} below the queue's target."


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Everything but the changed shifts."""
    return (
        Section(("the plan as a whole",), tuple(_overall(comparison))),
        Section(("what is weighed, in late contacts",), tuple(_worths(comparison))),
        Section(("the same, each in its own unit",), tuple(_values(comparison))),
        Section(("service by queue", ""), tuple(_queues(comparison))),
        Section(("work by site", ""), tuple(_sites(comparison))),
    )


def points(value: float) -> str:
    """A difference of shares, in percentage points."""
    return f"{share(value).removesuffix('%')}pp"


def _overall(comparison: Comparison) -> Iterator[Line]:
    for key, name in OVERALL.items():
        words = (share, points) if key in SHARES else (count, count)
        if key != SIMULATED or any(v is not None for v in comparison.overall[key].values):
            yield line((name,), comparison.overall[key], *words)


def _worths(comparison: Comparison) -> Iterator[Line]:
    for term, measure in comparison.worths.items():
        yield line((TERMS.get(term, term),), measure, count, count)
    yield line(("objective, the sum",), comparison.overall["objective"], count, count)


def _values(comparison: Comparison) -> Iterator[Line]:
    for term, measure in comparison.values.items():
        name = TERMS.get(term, term)
        unit = _currencies(comparison) if term == "labour_cost" else ""
        yield line((f"{name}{unit}",), measure, count, count)


def _currencies(comparison: Comparison) -> str:
    """` in EUR`; of plans in several currencies all, in the order of the plans."""
    told = (record.figures.currency for record in comparison.records)
    return f" in {', '.join(dict.fromkeys(filter(None, told))) or 'the reporting currency'}"


def _queues(comparison: Comparison) -> Iterator[Line]:
    for queue, measures in comparison.queues.items():
        yield line((queue, "contacts"), measures["contacts"], count, count)
        yield line((queue, "late contacts"), measures["late_contacts"], count, count)
        yield _level((queue, "in time"), measures["service_level"], measures["target"])
        if any(value is not None for value in measures["simulated_level"].values):
            simulated = measures["simulated_level"]
            yield _level((queue, "in time, as simulated"), simulated, measures["target"])
        yield line((queue, "target"), measures["target"], share, points)


def _level(names: tuple[str, ...], level: Measure, target: Measure) -> Line:
    """The share in time, marked where it misses the target."""
    told = line(names, level, share, points)
    cells = zip(told.cells, level.values, target.values, strict=True)
    return replace(told, cells=tuple(_marked(*cell) for cell in cells))


def _marked(cell: Cell, level: float | None, target: float | None) -> Cell:
    if level is None or target is None or level >= target - CLOSE:
        return cell
    return replace(cell, text=f"{cell.text}{MISSED}")


def _sites(comparison: Comparison) -> Iterator[Line]:
    if len(comparison.sites) > 1:
        yield from _work(EVERYWHERE, comparison.work)
    for site, measures in comparison.sites.items():
        yield from _work(site, measures)
        for (where, currency), cost in comparison.costs.items():
            if where == site:
                yield line((site, f"cost, {currency}"), cost, count, count)
        if any(measures["most_nights"].values):
            for key, name in NIGHTS.items():
                yield line((site, name), measures[key], count, count)


def _work(where: str, measures: Measures) -> Iterator[Line]:
    for key, name in WORK.items():
        yield line((where, name), measures[key], count, count)
