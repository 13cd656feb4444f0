"""Plans made in the background, one at a time on a machine; each run is a folder."""

from planner.jobs.order import Order
from planner.jobs.run import Run, RunState
from planner.jobs.runs import runs
from planner.jobs.step import Step
from planner.jobs.submission import submit, submit_repair
from planner.jobs.what_if import WhatIf

__all__ = ["Order", "Run", "RunState", "Step", "WhatIf", "runs", "submit", "submit_repair"]
