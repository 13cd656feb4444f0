"""The judge: checks a schedule against every hard rule, from the scenario alone."""

from planner.plan.audit.audit import audit
from planner.plan.audit.violation import Violation

__all__ = ["Violation", "audit"]
