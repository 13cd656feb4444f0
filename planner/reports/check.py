"""What `check` found: every problem, or what was read."""

from __future__ import annotations

from collections.abc import Sequence

from planner.errors import Problem
from planner.reports.words import count, plural
from planner.scenario import Scenario


def check_text(scenario: Scenario) -> str:
    """What the scenario holds, in one paragraph."""
    horizon = scenario.horizon
    parts = ", ".join(
        plural(len(things), noun)
        for things, noun in (
            (scenario.agents, "agent"),
            (scenario.sites, "site"),
            (scenario.contracts, "contract"),
            (scenario.queues, "queue"),
        )
    )
    offered = count(sum(row.volume for row in scenario.forecast))
    return (
        f"{scenario.name}: no problems.\n"
        f"{parts}; {offered} contacts forecast.\n"
        f"{plural(horizon.days, 'day')} from {horizon.start} ({horizon.time_zone}), "
        f"{plural(scenario.grid.count, 'interval')} of {horizon.interval_minutes} minutes."
    )


def check_record(scenario: Scenario) -> dict[str, object]:
    """The same for programs."""
    return {
        "scenario": scenario.name,
        "problems": [],
        "agents": len(scenario.agents),
        "queues": len(scenario.queues),
        "intervals": scenario.grid.count,
    }


def problems_record(problems: Sequence[Problem]) -> dict[str, object]:
    """Every problem for programs."""
    return {"problems": [{"place": p.place, "message": p.message} for p in problems]}
