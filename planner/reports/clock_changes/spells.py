"""What the changes move between sites and customers: a column for each part of the horizon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import mean

from planner.plan.audit.violation import listed
from planner.plan.clock_changes import (
    ClockChanges,
    Distance,
    HandoverOverlap,
    Reach,
    Spell,
    moves,
)
from planner.reports.clock_changes.words import (
    day_hours,
    in_minutes,
    paragraph,
    some,
    spell_name,
)
from planner.reports.table import text_table
from planner.scenario import Scenario

IN_BETWEEN = "*"
NOTHING = "-"
REACH = """\
Open hours from the first start to the last end that the contracts of those allow who may serve
the queue. Queues for which they stay the same are left out."""


def spells_text(scenario: Scenario, found: ClockChanges) -> Iterator[str]:
    """Distances, reach, overlaps of sites, handovers: as far as the changes move them."""
    if any(moves(distance.minutes) for distance in found.distances):
        yield _distances_text(scenario, found)
        yield _reaches_text(scenario, found)
        if found.overlaps:
            yield _overlaps_text(found)
        if found.handovers:
            yield _handovers_text(found)


def _table(
    found: ClockChanges, headings: Sequence[str], rows: Iterable[Sequence[str]], align: str = "r"
) -> str:
    names = [spell_name(spell) for spell in found.spells]
    return text_table((*headings, *names), rows, "l" * len(headings) + align * len(names))


# --- distances -------------------------------------------------------------------------


def _distances_text(scenario: Scenario, found: ClockChanges) -> str:
    moving = [distance for distance in found.distances if moves(distance.minutes)]
    rows = [_distance_cells(scenario, found, distance) for distance in moving]
    table = _table(found, ("clocks at", "are ahead of (-: behind)"), rows)
    if IN_BETWEEN in table:
        return f"{table}\n{IN_BETWEEN} in the weeks between two regions' changes, see below."
    return table


def _distance_cells(scenario: Scenario, found: ClockChanges, distance: Distance) -> tuple[str, ...]:
    cells = (
        in_minutes(minutes) + IN_BETWEEN * _in_between(found, distance, spell)
        for minutes, spell in zip(distance.minutes, found.spells, strict=True)
    )
    return _with_sites(scenario, distance.zone), _with_sites(scenario, distance.other), *cells


def _with_sites(scenario: Scenario, zone: str) -> str:
    sites = [name for name, site in scenario.sites.items() if site.time_zone == zone]
    return f"{listed(sites)} ({zone})" if sites else zone


def _in_between(found: ClockChanges, distance: Distance, spell: Spell) -> bool:
    return any(
        weeks.start < spell.end and spell.start < weeks.end
        for weeks in found.weeks
        if weeks.holds(distance.zone, distance.other)
    )


# --- reach and overlaps ------------------------------------------------------------------


def _reaches_text(scenario: Scenario, found: ClockChanges) -> str:
    alike: dict[tuple[str, ...], list[str]] = {}
    for reach in found.reaches:
        if moves(reach.hours):
            alike.setdefault(_reach_cells(scenario, reach), []).append(reach.queue)
    if not alike:
        return "The contracts of every site reach the same open hours of its queues throughout."
    rows = (
        (site, f"{some(queues)} ({zone})", *hours) for (site, zone, *hours), queues in alike.items()
    )
    table = _table(found, ("site", "hours it can serve, by the customers' clock"), rows, "l")
    return f"{table}\n{REACH}"


def _reach_cells(scenario: Scenario, reach: Reach) -> tuple[str, ...]:
    return (reach.site, scenario.queues[reach.queue].time_zone, *map(day_hours, reach.hours))


def _overlaps_text(found: ClockChanges) -> str:
    rows = [
        (f"{overlap.site} and {overlap.other}", *map(in_minutes, overlap.minutes))
        for overlap in found.overlaps
        if moves(overlap.minutes)
    ]
    same = "; ".join(
        f"{overlap.site} and {overlap.other} {in_minutes(overlap.minutes[0])}"
        for overlap in found.overlaps
        if not moves(overlap.minutes)
    )
    parts = []
    if rows:
        parts.append(_table(found, ("hours a day that contracts let two sites share",), rows))
    if same:
        parts.append(paragraph(f"Contracts let two sites share as many hours as before: {same}."))
    return "\n".join(parts)


# --- handovers ---------------------------------------------------------------------------


def _handovers_text(found: ClockChanges) -> str:
    rows = [row for overlap in found.handovers for row in _handover_rows(overlap)]
    return _table(found, ("handover, longest overlap of a day", ""), rows)


def _handover_rows(overlap: HandoverOverlap) -> Iterator[tuple[str, ...]]:
    handover = overlap.handover
    name = f"{handover.language}, {handover.from_} to {handover.to}"
    yield name, "contracts allow", *map(in_minutes, overlap.possible)
    if overlap.planned is not None:
        asked = f"({in_minutes(handover.overlap_minutes)} asked for)"
        yield asked, "planned, mean", *(_planned(mean, days) for days in overlap.planned)
        yield "", "planned, least", *(_planned(min, days) for days in overlap.planned)


def _planned(figure: Callable[[Sequence[int]], float], days: Sequence[int]) -> str:
    return in_minutes(round(figure(days))) if days else NOTHING
