"""Why a plan has gaps: what keeps each of those who could fill one from it."""

from planner.plan.causes.cause import Cause, Kind
from planner.plan.causes.explainer import Explainer
from planner.plan.causes.standing import How, Standing
from planner.plan.causes.words import objection

__all__ = ["Cause", "Explainer", "How", "Kind", "Standing", "objection"]
