"""Late contacts of one queue alone, had everybody who may serve it nothing else to do.

Where few people serve a queue, whole people leave more contacts late than mixtures of their lines.
Whoever is on queue gives it at most their whole capacity, so that n of them leave at least what n
times the most of one of theirs leaves: between whole numbers of people no plan can stand, and a
bound need not follow the queue's curve there. Each queue has the fewest late contacts of its own,
whatever the others have, so that theirs add up.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.roster.problem import CELL, QUEUE, UNIT, Cover, Flags, Floats, RosterProblem
from planner.roster.proof.ascent import PASSES_PER_EVALUATION, Ascent
from planner.roster.proof.bound import Objective, bench_for, late_contacts_alone

MOST_AGENTS = 100
"""Who may serve a queue: among more of them, fractions of people make hardly a difference."""

PASSES_TO_SHOW = 16
"""Passes that show what is to be expected: a queue whose bound is still zero is given up then."""


class QueuesAlone:
    """The fewest late contacts of small queues, each by itself, added up: `best`, so far."""

    def __init__(self, problem: RosterProblem) -> None:
        late, bench = late_contacts_alone(problem), bench_for(problem)
        free = replace(problem, lines=late.lines)
        self._constant = problem.unavoidable
        self._ascents = []
        for q in range(len(problem.cover.queues)):
            if _is_small(problem, q):
                alone = queue_alone(free, q)
                objective = Objective(alone.lines, alone.cover, late.places, 0.0)
                self._ascents.append(Ascent(alone, objective, bench))

    @property
    def best(self) -> float:
        """No plan has fewer late contacts."""
        return self._constant + sum(max(ascent.best, 0.0) for ascent in self._ascents)

    @property
    def shown(self) -> bool:
        """Whether the sum tells already about how much it will come to."""
        return all(ascent.passes >= PASSES_TO_SHOW for ascent in self._ascents)

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be expected."""
        return not any(map(_is_worth_a_pass, self._ascents))

    def step(self) -> float:
        """As many passes over each queue's agents as make a bound; returns the best sum."""
        for ascent in filter(_is_worth_a_pass, self._ascents):
            for _ in range(PASSES_PER_EVALUATION):
                ascent.step()
        return self.best


def _is_small(problem: RosterProblem, q: int) -> bool:
    able = _able(problem, q).sum()
    return bool(0 < able <= MOST_AGENTS and not problem.cover.queues["deferred"][q])


def _able(problem: RosterProblem, q: int) -> Flags:
    """Which agents may serve a queue."""
    serves = problem.cover.serves[problem.lines.agents["group"]]
    able: Flags = (serves >> q & 1).astype(np.bool_)
    return able


def _is_worth_a_pass(ascent: Ascent) -> bool:
    shows = ascent.best > 0.0 or ascent.passes < PASSES_TO_SHOW
    return shows and not ascent.settled


def queue_alone(problem: RosterProblem, q: int) -> RosterProblem:
    """The problem of one queue that answers at once, and of those who may serve it.

    Each of them counts for one, and the n-th of them in an interval is worth what it saves if all
    have the most capacity that anybody has. What is there anyway is in that. Others have no days.
    """
    agents = problem.lines.agents.copy()
    able = _able(problem, q)
    agents["day_last"] = np.where(able, agents["day_last"], agents["day_first"])
    most = agents["amount"][able].max() / UNIT
    agents["amount"], agents["group"] = UNIT, 0
    return replace(
        problem,
        lines=problem.lines._replace(agents=agents),
        cover=_whole_heads(problem, q, most),
        base_amount=np.zeros((problem.intervals, 1), dtype=np.int32),
        base_heads=np.zeros((problem.intervals, 1)),
        work=(),
        meetings=(),
        overlaps=(),
        fixed_cost=0.0,
        unavoidable=0.0,
    )


def _whole_heads(problem: RosterProblem, q: int, most: float) -> Cover:
    """The value of whole people to one queue, each with so much capacity."""
    groups = (problem.cover.serves >> q & 1).astype(np.bool_)
    base = problem.base_amount[:, groups].sum(axis=1) / UNIT
    worth = [_worth(problem, q, t, base[t], most) for t in range(problem.intervals)]
    cells = np.zeros((problem.intervals, 1), dtype=CELL)
    cells["agents"][:, 0] = [len(each) for each in worth]
    cells["slope_first"][1:, 0] = np.cumsum(cells["agents"][:-1, 0])
    return Cover(
        serves=np.array([1], dtype=np.int64),
        queues=np.zeros(1, dtype=QUEUE),
        cells=cells,
        slope=np.concatenate([*worth, [0.0]]),
        head_price=0.0,
    )


def _worth(problem: RosterProblem, q: int, t: int, base: float, most: float) -> Floats:
    """What each further person saves in an interval, beyond what is there anyway."""
    cell = problem.cover.cells[t, q]
    first, agents = int(cell["slope_first"]), int(cell["agents"])
    saved = np.concatenate([[0.0], np.cumsum(problem.cover.slope[first : first + agents])])
    people = int(np.ceil(max(agents - base, 0.0) / most))
    capacity = base + most * np.arange(people + 1)
    each: Floats = np.diff(np.interp(capacity, np.arange(agents + 1), saved))
    return each
