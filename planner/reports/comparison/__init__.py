"""Plans side by side: as text, as a page, and for programs."""

from planner.reports.comparison.page import comparison_page
from planner.reports.comparison.record import comparison_record
from planner.reports.comparison.text import comparison_text

__all__ = ["comparison_page", "comparison_record", "comparison_text"]
