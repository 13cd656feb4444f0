"""A plan handed out: a workbook, calendars, a page, a flat table.

handout = read_handout(folder)       everything that the plan folder tells
workbook_bytes(handout)              an Excel workbook
calendars(handout, revision)         a calendar per agent, by file name; zipped(...) is one file
report_html(handout)                 a page that needs nothing else
flat_csv(handout)                    a row per shift
"""

from planner.reports.exports.archive import zipped
from planner.reports.exports.calendars import calendars
from planner.reports.exports.flat import flat_csv
from planner.reports.exports.handout import Handout, read_handout, revision
from planner.reports.exports.report import report_html
from planner.reports.exports.workbook import workbook_bytes

__all__ = [
    "Handout",
    "calendars",
    "flat_csv",
    "read_handout",
    "report_html",
    "revision",
    "workbook_bytes",
    "zipped",
]
