"""Where queues are short, and why: in a table beside a plan, and at length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner import clock
from planner.plan import Gap
from planner.plan.causes import How, Standing, objection
from planner.reports.table import text_table
from planner.reports.words import count, plural
from planner.scenario import Scenario

WORST = 10
AT_LENGTH = 3
NO_GAPS = "Nowhere is a queue short of agents."
MORE = "More of them, and everybody who could fill them: planner gaps"


def worst_gaps(gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps that customers feel most, then those that lack most people."""
    return sorted(gaps, key=lambda gap: (-gap.late_contacts, -gap.agent_hours_short))[:WORST]


def gaps_text(scenario: Scenario, worst: Sequence[Gap]) -> str:
    """A line per gap, by the clock of its queue's customers; then, at length, those with people.

    Of the gaps that somebody could fill the worst three are told so.
    """
    if not worst:
        return NO_GAPS
    headings = ("worst gaps: from", "until", "queue", "agent-hours short", "late", "cause")
    table = text_table(headings, (_cells(scenario, gap) for gap in worst), "lllrrl")
    fillable = [gap for gap in worst if gap.cause.standings][:AT_LENGTH]
    return "\n\n".join((table, *(_at_length(scenario, gap) for gap in fillable), MORE))


def _cells(scenario: Scenario, gap: Gap) -> tuple[str, ...]:
    return (
        *_when(scenario, gap),
        gap.queue,
        count(gap.agent_hours_short),
        count(gap.late_contacts),
        str(gap.cause.kind),
    )


def _when(scenario: Scenario, gap: Gap) -> tuple[str, str]:
    zone = scenario.queues[gap.queue].time_zone
    start, end = clock.local(gap.start, zone), clock.local(gap.end, zone)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%a %H:%M}"
    return f"{start:%a %Y-%m-%d %H:%M}", until


def causes_text(scenario: Scenario, gaps: Sequence[Gap]) -> str:
    """What gaps cost by the kind of their cause, and what is behind the worst ones."""
    if not gaps:
        return NO_GAPS
    worst = worst_gaps(gaps)
    return "\n\n".join(
        (
            _by_kind(gaps),
            f"The worst {plural(len(worst), 'gap')} of {len(gaps):,}:",
            *(_at_length(scenario, gap) for gap in worst),
        )
    )


def _by_kind(gaps: Sequence[Gap]) -> str:
    ordered = sorted(gaps, key=lambda gap: gap.cause.kind)
    groups = [list(group) for _, group in groupby(ordered, key=lambda gap: gap.cause.kind)]
    groups.sort(key=lambda group: -sum(gap.late_contacts for gap in group))
    rows = (
        (
            str(group[0].cause.kind),
            f"{len(group):,}",
            count(sum(gap.agent_hours_short for gap in group)),
            count(sum(gap.late_contacts for gap in group)),
        )
        for group in groups
    )
    return text_table(("cause", "gaps", "agent-hours short", "late"), rows, "lrrr")


def _at_length(scenario: Scenario, gap: Gap) -> str:
    zone = scenario.queues[gap.queue].time_zone
    start, until = _when(scenario, gap)
    short = f"{count(gap.agent_hours_short)} agent-hours short, {count(gap.late_contacts)} late"
    title = f"{gap.queue}  {start} to {until} ({zone}): {short}"
    return "\n".join((title, f"  {gap.cause.kind}", *(f"  - {p}" for p in gap.cause.particulars)))


def gap_record(gap: Gap) -> dict[str, object]:
    """A gap for programs, with how everybody who may serve the queue stands to it."""
    return {
        "queue": gap.queue,
        "start": clock.iso_utc(gap.start),
        "end": clock.iso_utc(gap.end),
        "agent_hours_short": gap.agent_hours_short,
        "late_contacts": gap.late_contacts,
        "cause": str(gap.cause.kind),
        "particulars": list(gap.cause.particulars),
        "agents": [_standing_record(standing) for standing in gap.cause.standings],
    }


def _standing_record(standing: Standing) -> dict[str, object]:
    shift = standing.shift
    return {
        "agent": standing.agent,
        "standing": HOW[standing.how],
        "rules": [objection(rule) for rule in standing.rules],
        "shift": list(map(clock.iso_utc, (shift.start, shift.end))) if shift else None,
    }


HOW = {
    How.ON_QUEUE: "on queue",
    How.OFF_QUEUE: "on a break or in an activity",
    How.AWAY: "away",
    How.STOPPED: "stopped by rules",
    How.COULD_MOVE: "works other hours that day",
    How.COULD_COME: "free",
}
