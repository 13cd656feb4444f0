"""The page Schedule: everyone's shifts, an agent's own, and shifts to edit by hand."""

from planner.ui.pages.schedule.page import show

__all__ = ["show"]
