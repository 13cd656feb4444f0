"""The judge: checks a schedule against every hard rule, from the scenario alone."""

from planner.plan.audit.audit import audit, broken_alone, broken_together, objections
from planner.plan.audit.case import Case
from planner.plan.audit.person import Person
from planner.plan.audit.violation import Violation

__all__ = [
    "Case",
    "Person",
    "Violation",
    "audit",
    "broken_alone",
    "broken_together",
    "objections",
]
