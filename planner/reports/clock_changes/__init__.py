"""The clock-change report: as text, and for programs."""

from planner.reports.clock_changes.record import clock_changes_record
from planner.reports.clock_changes.text import clock_changes_text, clocks_line

__all__ = ["clock_changes_record", "clock_changes_text", "clocks_line"]
