"""The weeks between two regions' changes: when they are, and what a plan's coverage is then."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from planner.plan.audit.violation import listed
from planner.plan.clock_changes import Beside, ClockChanges, CoverageEffect, WeeksBetween
from planner.reports.clock_changes.words import days, paragraph
from planner.reports.table import text_table
from planner.reports.words import count

NOTHING = "-"
NOTABLE = 0.1
MOST_HOURS = 2
ADVICE = "What they do to coverage, a plan tells: planner clocks SCENARIO DIR"
EXPLANATION = """\
A usual day in those weeks, and in brackets one in the rest of the horizon; each weekday and hour
counts the same in both. Hours are the customers': serving less required, in agents, against the
rest. Leave, holidays and volume differ too, so that not all of it is the clocks' doing."""


def weeks_text(found: ClockChanges) -> Iterator[str]:
    """A part for each such time, and once what its figures mean."""
    for weeks in found.weeks:
        parts = [_when(weeks)]
        if found.effects is not None:
            parts.append(_effects_text(found.effects[weeks]))
        yield "\n".join(parts)
    if found.weeks and found.effects is None:
        yield ADVICE
    elif any((found.effects or {}).values()):
        yield EXPLANATION


def _when(weeks: WeeksBetween) -> str:
    return paragraph(
        f"Weeks between two changes, {days(weeks.first.date, weeks.last.date)}: changed "
        f"{listed(weeks.changed)}, not yet {listed(weeks.not_yet)}."
    )


def _effects_text(effects: Sequence[CoverageEffect]) -> str:
    if not effects:
        return "No queue concerned has like days in the rest of the horizon to compare with."
    headings = (
        "queue", "contacts", "late", "agent-hours short", "fewer agents at", "more agents at",
    )  # fmt: skip
    return text_table(headings, map(_effect_cells, effects), "lrrrll")


def _effect_cells(effect: CoverageEffect) -> tuple[str, ...]:
    return (
        effect.queue,
        _beside(effect.contacts),
        _beside(effect.late_contacts),
        NOTHING if effect.agent_hours_short is None else _beside(effect.agent_hours_short),
        _hours(effect.net_by_hour, worse=True),
        _hours(effect.net_by_hour, worse=False),
    )


def _beside(figure: Beside) -> str:
    return f"{count(figure.within)} ({count(figure.otherwise)})"


def _hours(net: Sequence[float] | None, *, worse: bool) -> str:
    """The hours that moved most in one direction, in the order of the day."""
    sign = -1 if worse else 1
    moved = [
        (hour, change)
        for hour, change in enumerate(net or ())
        if not math.isnan(change) and sign * change >= NOTABLE
    ]
    most = sorted(moved, key=lambda one: -sign * one[1])[:MOST_HOURS]
    return ", ".join(f"{hour:02d}:00 {change:+.1f}" for hour, change in sorted(most)) or NOTHING
