"""How much there is to explain about a plan: its stretches of shortage, and whom to ask."""

from __future__ import annotations

import numpy as np

from planner.roster.problem import UNIT, RosterProblem
from planner.roster.search.state import State


def agents_to_ask(problem: RosterProblem, state: State) -> int:
    """For each stretch in which a queue is short, the agents who may serve it, added up.

    Deferred queues, whose work can be late for want of agents at any time before, count for
    their heads alone.
    """
    cover, flow = problem.cover, state.flow
    wanted = np.where(cover.queues["deferred"], 0, cover.cells["agents"])
    short = flow.cells["served"] < wanted * UNIT
    short |= flow.cells["heads"] < cover.cells["heads_wanted"]
    begins = short & ~np.roll(short, 1, axis=0)
    begins[0] = short[0]
    serves = cover.serves[problem.lines.agents["group"]]
    able = (serves[:, None] >> np.arange(len(cover.queues))) & 1
    return int(begins.sum(axis=0) @ able.sum(axis=0))
