"""Keeping the promise: plans are simulated, the requirement corrected, and the plan improved.

It brings together who makes plans and who tells what customers live through with them; neither
knows of the other.
"""

from planner.promise.files import RoundTold, read_rounds, write_kept
from planner.promise.keeping import keep_promise
from planner.promise.kept import Kept
from planner.promise.round import Round

__all__ = ["Kept", "Round", "RoundTold", "keep_promise", "read_rounds", "write_kept"]
