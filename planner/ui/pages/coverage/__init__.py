"""The page Coverage and gaps: where customers wait, why, and who could have helped."""

from planner.ui.pages.coverage.page import show

__all__ = ["show"]
