"""The gaps of a plan as a table to sort and to pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas as pd

from planner import clock
from planner.reports.zone_choice import ZoneChoice
from planner.scenario import Scenario
from planner.ui.views.gap_causes import capital
from planner.ui.views.gap_rows import GapRow

CAUSE = "Cause"
MEANINGS: Mapping[str, str] = {
    "Late contacts": "Customers of this gap who miss their target, beyond what it tolerates.",
    "Agent-hours short": "How many hours of agents' work are missing.",
}


def worst_first(gaps: Sequence[GapRow], scenario: Scenario) -> tuple[GapRow, ...]:
    """The gaps that customers feel most, then those that lack most people.

    Those of queues that the scenario has no more are left out.
    """
    known = (gap for gap in gaps if gap.queue in scenario.queues)
    return tuple(sorted(known, key=lambda gap: (-gap.late_contacts, -gap.agent_hours_short)))


def gaps_table(gaps: Sequence[GapRow], zones: ZoneChoice) -> pd.DataFrame:
    """A row for each gap in the order given; times by the clock that is chosen for its queue."""
    return pd.DataFrame(
        {
            "Queue": [gap.queue for gap in gaps],
            "From": _times([gap.start for gap in gaps], gaps, zones),
            "Until": _times([gap.end for gap in gaps], gaps, zones),
            "Late contacts": [gap.late_contacts for gap in gaps],
            "Agent-hours short": [gap.agent_hours_short for gap in gaps],
            CAUSE: [capital(gap.cause.partition(": ")[0]) for gap in gaps],
        }
    )


def _times(
    instants: Sequence[datetime], gaps: Sequence[GapRow], zones: ZoneChoice
) -> list[datetime]:
    return [
        clock.local(instant, zones.zone_for_queue(gap.queue))
        for instant, gap in zip(instants, gaps, strict=True)
    ]


def clocks_of(gaps: Sequence[GapRow], zones: ZoneChoice) -> str:
    """By which clock the times of the gaps are shown, for a heading."""
    used = {zones.zone_for_queue(gap.queue) for gap in gaps}
    return f"times in {used.pop()}" if len(used) == 1 else "times by each queue's customers' clock"


def gap_at(gaps: Sequence[GapRow], queue: str, instant: datetime) -> GapRow | None:
    """The gap of a queue that an instant lies in."""
    return next(
        (gap for gap in gaps if gap.queue == queue and gap.start <= instant < gap.end), None
    )
