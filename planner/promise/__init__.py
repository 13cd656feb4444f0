"""Keeping the promise: plans are simulated, the requirement corrected, and the plan improved.

It brings together who makes plans and who tells what customers live through with them; neither
knows of the other.
"""

from planner.promise.files import (
    RoundTold,
    agents_corrected,
    read_rounds,
    targets_missed,
    write_kept,
)
from planner.promise.keeping import keep_promise
from planner.promise.kept import Kept
from planner.promise.round import Round

__all__ = [
    "Kept", "Round", "RoundTold", "agents_corrected", "keep_promise", "read_rounds",
    "targets_missed", "write_kept",
]  # fmt: skip
