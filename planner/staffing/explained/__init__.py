"""Why a queue needs as many agents as it does in one interval."""

from planner.staffing.explained.answered_now import AnsweredNow, Goal, Target
from planner.staffing.explained.explained import RequirementExplained, explain_requirement
from planner.staffing.explained.waiting_work import Batch, WaitingWork

__all__ = [
    "AnsweredNow",
    "Batch",
    "Goal",
    "RequirementExplained",
    "Target",
    "WaitingWork",
    "explain_requirement",
]
