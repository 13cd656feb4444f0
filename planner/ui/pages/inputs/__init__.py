"""The page Inputs: every table of a scenario to edit, check, upload, keep and take away."""

from planner.ui.pages.inputs.page import show

__all__ = ["show"]
