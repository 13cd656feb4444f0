"""What clock changes do to shifts, opening hours, the overlap of sites, and coverage."""

from planner.plan.clock_changes.change import ChangeNight, ClockChange, nights_inside
from planner.plan.clock_changes.clock_changes import ClockChanges, clock_changes
from planner.plan.clock_changes.coverage_effect import Beside, CoverageEffect
from planner.plan.clock_changes.day_hours import DayHours
from planner.plan.clock_changes.distance import Distance
from planner.plan.clock_changes.handover_overlap import HandoverOverlap
from planner.plan.clock_changes.reach import Reach
from planner.plan.clock_changes.site_overlap import SiteOverlap
from planner.plan.clock_changes.spell import Spell, moves
from planner.plan.clock_changes.touched_opening import OddTime, TouchedOpening
from planner.plan.clock_changes.touched_shift import TouchedShift
from planner.plan.clock_changes.weeks_between import WeeksBetween

__all__ = [
    "Beside",
    "ChangeNight",
    "ClockChange",
    "ClockChanges",
    "CoverageEffect",
    "DayHours",
    "Distance",
    "HandoverOverlap",
    "OddTime",
    "Reach",
    "SiteOverlap",
    "Spell",
    "TouchedOpening",
    "TouchedShift",
    "WeeksBetween",
    "clock_changes",
    "moves",
    "nights_inside",
]
