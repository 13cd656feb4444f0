"""The plan as one HTML page that needs nothing else."""

from planner.reports.exports.report.report import report_html

__all__ = ["report_html"]
