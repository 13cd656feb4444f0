"""The pages, in the order of the navigation; the app opens on the first."""

from planner.ui.pages import (
    coverage,
    demand,
    inputs,
    overview,
    plans,
    schedule,
    simulation,
    whatif,
)
from planner.ui.pages.entry import PageEntry

PAGES = (
    PageEntry("Overview", "overview", ":material/insights:", overview.show),
    PageEntry("Demand", "demand", ":material/trending_up:", demand.show),
    PageEntry("Schedule", "schedule", ":material/calendar_month:", schedule.show),
    PageEntry("Coverage and gaps", "coverage", ":material/stacked_line_chart:", coverage.show),
    PageEntry("Simulation", "simulation", ":material/support_agent:", simulation.show),
    PageEntry("What-if", "what-if", ":material/alt_route:", whatif.show),
    PageEntry("Inputs", "inputs", ":material/table_edit:", inputs.show),
    PageEntry("Plans", "plans", ":material/folder_open:", plans.show),
)

__all__ = ["PAGES", "PageEntry"]
