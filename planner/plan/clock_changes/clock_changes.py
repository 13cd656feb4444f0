"""Everything that clock changes do to a scenario, and to a plan of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.plan.clock_changes.change import ChangeNight, ClockChange, nights_inside
from planner.plan.clock_changes.coverage_effect import CoverageEffect, coverage_effects
from planner.plan.clock_changes.distance import Distance, distances
from planner.plan.clock_changes.handover_overlap import HandoverOverlap, handover_spans
from planner.plan.clock_changes.reach import Reach, reaches
from planner.plan.clock_changes.site_overlap import SiteOverlap, site_overlaps
from planner.plan.clock_changes.spell import Spell, spells
from planner.plan.clock_changes.touched_opening import TouchedOpening, touched_openings
from planner.plan.clock_changes.touched_shift import TouchedShift, touched_shifts
from planner.plan.clock_changes.weeks_between import WeeksBetween, weeks_between
from planner.plan.coverage import Coverage
from planner.plan.schedule import Schedule
from planner.scenario import Scenario


@dataclass(frozen=True)
class ClockChanges:
    """The clock changes inside a horizon, and what each touches.

    shifts, openings: by change. distances, reaches, overlaps and handovers have a value for
    each of the spells between the changes. effects: what a plan's coverage is in the weeks
    between two regions' changes; None without a plan.
    """

    nights: tuple[ChangeNight, ...]
    shifts: Mapping[ClockChange, tuple[TouchedShift, ...]]
    openings: Mapping[ClockChange, tuple[TouchedOpening, ...]]
    spells: tuple[Spell, ...]
    distances: tuple[Distance, ...]
    reaches: tuple[Reach, ...]
    overlaps: tuple[SiteOverlap, ...]
    handovers: tuple[HandoverOverlap, ...]
    weeks: tuple[WeeksBetween, ...]
    effects: Mapping[WeeksBetween, tuple[CoverageEffect, ...]] | None

    @property
    def planned(self) -> bool:
        """Whether it tells of a plan."""
        return self.effects is not None


def clock_changes(
    scenario: Scenario, schedule: Schedule | None = None, coverage: Coverage | None = None
) -> ClockChanges:
    """What the clock changes inside the horizon do; to a plan too where one is given."""
    nights = nights_inside(scenario)
    changes = [change for night in nights for change in night.changes]
    between = spells(scenario, nights)
    weeks = weeks_between(scenario)
    return ClockChanges(
        nights=nights,
        shifts={change: touched_shifts(scenario, change, schedule) for change in changes},
        openings={change: touched_openings(scenario, change) for change in changes},
        spells=between,
        distances=distances(scenario, between),
        reaches=reaches(scenario, between),
        overlaps=site_overlaps(scenario, between),
        handovers=handover_spans(scenario, between, schedule),
        weeks=weeks,
        effects=None if coverage is None else {w: coverage_effects(coverage, w) for w in weeks},
    )
