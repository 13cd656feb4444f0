"""One night of clock changes: who lives by these clocks, which shifts and hours it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.clock import MINUTE
from planner.plan.audit.violation import at, length, listed, on
from planner.plan.clock_changes import (
    ChangeNight,
    ClockChange,
    ClockChanges,
    OddTime,
    TouchedOpening,
    TouchedShift,
)
from planner.reports.clock_changes.words import hours_range, paragraph, some
from planner.reports.table import text_table
from planner.reports.words import plural
from planner.scenario import Scenario

MOST_SHIFTS = 12
POLICIES = {
    ("keep_length", True): "length and paid time stay, the end comes {} later by the clock",
    ("keep_length", False): "length and paid time stay, the end comes {} earlier by the clock",
    ("keep_end", True): "the end stays by the clock, length and paid time are {} less",
    ("keep_end", False): "the end stays by the clock, length and paid time are {} more",
}


def night_text(scenario: Scenario, found: ClockChanges, night: ChangeNight) -> str:
    """The clocks that change, the shifts at their sites, and the opening hours of their queues."""
    headings = (on(night.date), "clocks jump", "by", "UTC", "who lives by them")
    parts = [text_table(headings, map(_change_cells, night.changes), "llrll")]
    parts += [_shifts_text(scenario, found, change) for change in night.changes if change.sites]
    if any(change.queues for change in night.changes):
        parts.append(_openings_text([o for c in night.changes for o in found.openings[c]]))
    return "\n".join(parts)


def _change_cells(change: ClockChange) -> tuple[str, ...]:
    return (
        change.zone,
        f"{change.before:%a %H:%M} to {change.after:%H:%M}",
        f"{'+' if change.minutes > 0 else '-'}{_size(change)}",
        f"{change.instant:%a %H:%M}",
        "; ".join((*_named("site", change.sites), *_named("queue", change.queues))),
    )


def _size(change: ClockChange) -> str:
    return length(abs(change.minutes) * MINUTE)


def _named(noun: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{noun}{'s' if len(names) > 1 else ''} {some(names)}"


def _shifts_text(scenario: Scenario, found: ClockChanges, change: ClockChange) -> str:
    shifts, where = found.shifts[change], listed(change.sites)
    source = "of the plan" if found.planned else "in shifts.csv"
    if not shifts:
        return f"No shift {source} at {where} is under way at that moment."
    told = f"{plural(len(shifts), 'shift')} {source}"
    more = len(shifts) - MOST_SHIFTS
    return "\n".join(
        (
            paragraph(f"Under way at {where}: {told}. {_policy(scenario, change)}."),
            _shift_table(scenario, change.zone, shifts[:MOST_SHIFTS]),
            *([f"and {more} more"] if more > 0 else []),
        )
    )


def _policy(scenario: Scenario, change: ClockChange) -> str:
    policy = scenario.rules.clock_change
    return f"{policy}: {POLICIES[policy, change.minutes > 0].format(_size(change))}"


def _shift_table(scenario: Scenario, zone: str, shifts: Sequence[TouchedShift]) -> str:
    headings = ("agent", "from", "until", "lasts", "by the clock", "paid")
    return text_table(headings, (_shift_cells(scenario, zone, s) for s in shifts), "lllrrr")


def _shift_cells(scenario: Scenario, zone: str, shift: TouchedShift) -> tuple[str, ...]:
    return (
        scenario.agents[shift.agent].name,
        at(shift.start, zone),
        at(shift.end, zone),
        length(shift.minutes * MINUTE),
        length(shift.wall_minutes * MINUTE),
        length(shift.paid_minutes * MINUTE),
    )


def _openings_text(openings: Sequence[TouchedOpening]) -> str:
    if not openings:
        return "The opening hours on these clocks are as ever."
    alike: dict[tuple[str, ...], list[str]] = {}
    for opening in openings:
        alike.setdefault(_opening_cells(opening), []).append(opening.queue)
    headings = ("opening hours of", "on", "by the clock", "lasts", "usually", "")
    rows = ((some(queues), *cells) for cells, queues in alike.items())
    return text_table(headings, rows, "lllrrl")


def _opening_cells(opening: TouchedOpening) -> tuple[str, ...]:
    return (
        on(opening.date),
        hours_range(*opening.window.minutes),
        length(opening.minutes * MINUTE),
        length(opening.usual_minutes * MINUTE),
        ", ".join(map(_odd_time, opening.odd_times)),
    )


def _odd_time(odd: OddTime) -> str:
    if odd.kind == "skipped":
        return f"{odd.edge} at {odd.shown:%H:%M}: {odd.meant:%H:%M} is skipped"
    return f"{odd.edge} at the first of two {odd.meant:%H:%M}"
