"""Figures for the app and the report: pure functions from the planner's nouns to plotly's."""

from planner.reports.figures.daily_volume import daily_volume
from planner.reports.figures.fairness import fairness
from planner.reports.figures.frontier import frontier
from planner.reports.figures.gap_bars import gap_bars
from planner.reports.figures.interval_volume import interval_volume
from planner.reports.figures.language_strip import language_strip
from planner.reports.figures.late_contacts import late_contacts
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.net_heat_map import net_heat_map
from planner.reports.figures.progress import progress
from planner.reports.figures.required_and_serving import required_and_serving
from planner.reports.figures.required_then import required_then
from planner.reports.figures.requirement_explained import requirement_explained
from planner.reports.figures.service_by_queue import service_by_queue
from planner.reports.figures.simulated_days import simulated_days
from planner.reports.figures.simulated_service import simulated_service
from planner.reports.figures.terms_bars import terms_bars
from planner.reports.figures.timeline import timeline
from planner.reports.figures.timeline_rows import GroupBy
from planner.reports.figures.week_heat_map import Measure, week_heat_map

__all__ = [
    "GroupBy",
    "LocalDays",
    "Measure",
    "daily_volume",
    "fairness",
    "frontier",
    "gap_bars",
    "interval_volume",
    "language_strip",
    "late_contacts",
    "net_heat_map",
    "progress",
    "required_and_serving",
    "required_then",
    "requirement_explained",
    "service_by_queue",
    "simulated_days",
    "simulated_service",
    "terms_bars",
    "timeline",
    "week_heat_map",
]
