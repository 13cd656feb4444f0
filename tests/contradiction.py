"""A scenario whose rules contradict one another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from builders import tiny_scenario

from planner.scenario import PublishedShift, Scenario, TimeOff


def contradicting_scenario() -> Scenario:
    """Amy's pinned shift on Monday 2027-03-01 lies inside her leave of that day."""
    start = datetime(2027, 3, 1, 7, tzinfo=UTC)
    end = start + timedelta(hours=8)
    pinned = PublishedShift(agent="amy", date=start.date(), start=start, end=end, state="pinned")
    leave = TimeOff(agent="amy", start=start, end=end, kind="sick", paid=True)
    return tiny_scenario(name="Contradicting", shifts=(pinned,), time_off=(leave,))
