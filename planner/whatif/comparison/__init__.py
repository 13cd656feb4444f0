"""Comparison: plans side by side, and the shifts in which they differ."""

from planner.whatif.comparison.changed_shifts import ChangedShifts, ChangeKind, ShiftChange
from planner.whatif.comparison.comparison import Comparison, compare
from planner.whatif.comparison.fresh import record_of
from planner.whatif.comparison.measure import Better, Measure, Verdict
from planner.whatif.comparison.reading import read_folders, read_record
from planner.whatif.comparison.record import Days, PlanRecord, QueueRecord, ShiftRecord

__all__ = [
    "Better",
    "ChangeKind",
    "ChangedShifts",
    "Comparison",
    "Days",
    "Measure",
    "PlanRecord",
    "QueueRecord",
    "ShiftChange",
    "ShiftRecord",
    "Verdict",
    "compare",
    "read_folders",
    "read_record",
    "record_of",
]
