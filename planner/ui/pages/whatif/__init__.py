"""The page What-if: a list of changes, what it asks for, and the plan that answers it."""

from planner.ui.pages.whatif.page import show

__all__ = ["show"]
