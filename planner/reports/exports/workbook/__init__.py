"""The workbook of a plan; the only room that knows openpyxl."""

from planner.reports.exports.workbook.workbook import workbook_bytes

__all__ = ["workbook_bytes"]
