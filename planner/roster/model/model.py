"""The whole problem as a constraint model over lines.

One literal a line, and one line for every stretch of an agent's days. What the labour rules
allow from one stretch to the next is a flow through their network; what lines cannot see
alone (coverage with shared skills, presence, handovers, meetings, fairness) are constraints
across agents. Everything that is settled before solving stays a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from ortools.sat.python import cp_model

from planner.roster.model.cost import Cost
from planner.roster.model.coverage import Coverage, OnQueue
from planner.roster.model.network import Arc, Network, Node, network_of
from planner.roster.model.pool import Line, Pool, Stretch, on_queue, own_cost
from planner.roster.model.team import (
    Fairness,
    Handovers,
    Literal,
    Meetings,
    Place,
    StartSpread,
)
from planner.roster.problem import RosterProblem
from planner.roster.search.flow import Flow


class LineModel:
    """A CP-SAT model whose solutions are the plans that a pool of lines can make.

    Where given, capacity is shared as a `flow` has it, and meetings are where `placed` says
    (their rows and intervals, in the order of the agents; None for one that is not held).
    """

    def __init__(
        self,
        problem: RosterProblem,
        pool: Pool,
        flow: Flow | None = None,
        placed: Sequence[Place | None] | None = None,
    ) -> None:
        self.problem, self.pool = problem, pool
        self.model = cp_model.CpModel()
        self.cost = Cost()
        self.cost.constant = problem.fixed_cost
        self.lines = [(stretch, self._literals(stretch)) for stretch in pool]
        self._every_stretch_has_exactly_one_line()
        self._lines_keep_the_rules_from_stretch_to_stretch()
        self._lines_cost_what_they_cost()
        StartSpread(problem, self.model, self.cost, self.lines)
        self.meetings = Meetings(problem, self.model, self.cost, self.lines, placed)
        self.coverage = Coverage(problem, self.model, self.cost, self._who_is_on_queue(), flow)
        Handovers(problem, self.model, self.cost, self.lines)
        Fairness(problem, self.model, self.cost, self.lines)
        self.cost.minimise(self.model)

    def _literals(self, stretch: Stretch) -> list[tuple[Line, Literal]]:
        if len(stretch.lines) == 1:
            return [(stretch.lines[0], 1)]
        return [(line, self.model.new_bool_var("line")) for line in stretch.lines]

    def _every_stretch_has_exactly_one_line(self) -> None:
        for _, choices in self.lines:
            if len(choices) != 1:
                self.model.add_exactly_one([literal for _, literal in choices])

    def _lines_keep_the_rules_from_stretch_to_stretch(self) -> None:
        for agent, parts in groupby(self.lines, key=lambda part: part[0].agent):
            own = list(parts)
            network = network_of(self.problem, agent, [stretch for stretch, _ in own])
            self._a_way_leads_through(network, [choices for _, choices in own])

    def _a_way_leads_through(
        self, network: Network, choices: Sequence[Sequence[tuple[Line, Literal]]]
    ) -> None:
        """One unit flows from the start; what it takes on a stretch is the line chosen there."""
        arriving: dict[Node, list[Literal]] = {network.start: [1]}
        for layer, lines in zip(network.arcs, choices, strict=True):
            flows = [(arc, self._flow(arc, layer)) for arc in layer]
            for node, entering in arriving.items():
                leaving = [flow for arc, flow in flows if arc.tail == node]
                self._equal(entering, leaving)
            taken, chosen = defaultdict(list), defaultdict(list)
            for arc, flow in flows:
                taken[arc.choices].append(flow)
            for line, literal in lines:
                chosen[line.choices].append(literal)
            for key, literals in chosen.items():
                self._equal(literals, taken[key])
            arriving = defaultdict(list)
            for arc, flow in flows:
                arriving[arc.head].append(flow)

    def _flow(self, arc: Arc, layer: Sequence[Arc]) -> Literal:
        """A literal for an arc; the only one of its layer is taken in any case."""
        literal: Literal = 1 if len(layer) == 1 else self.model.new_bool_var("way")
        self.cost.add(arc.fee, literal)
        return literal

    def _equal(self, left: Sequence[Literal], right: Sequence[Literal]) -> None:
        relation = sum(left) == sum(right)
        if relation is not True:
            self.model.add(relation)

    def _lines_cost_what_they_cost(self) -> None:
        for stretch, choices in self.lines:
            for line, literal in choices:
                self.cost.add(own_cost(self.problem, stretch, line), literal)

    def _who_is_on_queue(self) -> OnQueue:
        counted = OnQueue(self.problem)
        for stretch, choices in self.lines:
            for line, literal in choices:
                for choice, breaks in zip(line.choices, line.breaks, strict=True):
                    there = on_queue(self.problem, choice, breaks)
                    counted.add(literal, stretch.agent, there[there < self.problem.intervals], 1)
        self.meetings.take_people_off_queue(counted)
        return counted
