"""A plan folder as it is handed out: everything from its files, no scenario needed."""

from planner.reports.exports.handout.coverage_row import CoverageRow
from planner.reports.exports.handout.figures import Figures
from planner.reports.exports.handout.gap_row import GapRow
from planner.reports.exports.handout.handout import Handout, Person
from planner.reports.exports.handout.reading import read_handout
from planner.reports.exports.handout.revision import revision
from planner.reports.exports.handout.shift import HandedShift, Kind

__all__ = [
    "CoverageRow",
    "Figures",
    "GapRow",
    "HandedShift",
    "Handout",
    "Kind",
    "Person",
    "read_handout",
    "revision",
]
