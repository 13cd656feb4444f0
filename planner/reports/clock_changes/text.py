"""The clock-change report as text, and the line about it beside a plan."""

from __future__ import annotations

from collections.abc import Sequence

from planner import clock
from planner.plan.audit.violation import listed
from planner.plan.clock_changes import ChangeNight, ClockChanges
from planner.reports.clock_changes.night import night_text
from planner.reports.clock_changes.spells import spells_text
from planner.reports.clock_changes.weeks import weeks_text
from planner.reports.words import plural
from planner.scenario import Scenario


def clock_changes_text(scenario: Scenario, found: ClockChanges) -> str:
    """A part for each night, then what moves between sites and customers, then the weeks between.

    One line where no clock changes inside the horizon and no such weeks reach into it.
    """
    return "\n\n".join(
        (
            _title(scenario, found.nights),
            *(night_text(scenario, found, night) for night in found.nights),
            *spells_text(scenario, found),
            *weeks_text(found),
        )
    )


def _title(scenario: Scenario, nights: Sequence[ChangeNight]) -> str:
    dates = scenario.grid.dates(scenario.horizon.time_zone)
    when = f"from {dates[0]} to {dates[-1]}"
    if not nights:
        return f"{scenario.name}: no clock of a site or queue changes {when}."
    return (
        f"{scenario.name}: clocks change on {plural(len(nights), 'night')} {when} "
        f"(time-zone data {clock.tzdata_version()})."
    )


def clocks_line(nights: Sequence[ChangeNight]) -> str:
    """When the sites' clocks change, or on other nights the queues', in one line of a plan."""
    told = ", ".join(f"{night.date} {listed(_telling(night))}" for night in nights)
    return f"clocks change  {told}: see `planner clocks`"


def _telling(night: ChangeNight) -> list[str]:
    with_sites = [change.zone for change in night.changes if change.sites]
    return with_sites or list(night.zones)
