"""The answer and its judge: shifts, coverage, gaps, score, cost, audit. No solver here."""

from planner.plan.audit import Violation, audit
from planner.plan.capacity import Capacity, on_queue
from planner.plan.coverage import Coverage, cover
from planner.plan.folder import check_target, is_plan, write_plan
from planner.plan.gaps import Gap, gaps
from planner.plan.provenance import Provenance
from planner.plan.reading import read_plan
from planner.plan.schedule import ON_QUEUE, Schedule, Shift, Stretch, in_order
from planner.plan.score import Score, Term, score
from planner.plan.service import QueueService, horizon_service, service
from planner.plan.sharing import Sharing, share
from planner.plan.stale import stale

__all__ = [
    "ON_QUEUE",
    "Capacity",
    "Coverage",
    "Gap",
    "Provenance",
    "QueueService",
    "Schedule",
    "Score",
    "Sharing",
    "Shift",
    "Stretch",
    "Term",
    "Violation",
    "audit",
    "check_target",
    "cover",
    "gaps",
    "horizon_service",
    "in_order",
    "is_plan",
    "on_queue",
    "read_plan",
    "score",
    "service",
    "share",
    "stale",
    "write_plan",
]
