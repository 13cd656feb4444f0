"""Activities in the bound: where each could be held, and what it takes at the least.

Whoever meets is not on queue meanwhile, and earns nothing. Which shift a meeting is held in,
and where its breaks are, is left open, so that the bound only counts what no plan can avoid:
the cheapest place that some shift reaches, or the price of not holding it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.problem import Floats, Ints, RosterProblem, Table
from planner.roster.search.state import PERSON

SPAN = np.dtype(
    [
        ("agent", np.int32),
        ("length", np.int32),  # intervals
        ("first", np.int32),  # its places are [first, last)
        ("last", np.int32),
        ("cost", np.float64),  # of not holding it, in late contacts
    ],
    align=True,
)


class Places(NamedTuple):
    """The meetings in the order of the agents, and the intervals in which each may start."""

    people: Table  # [agents] whose meetings are [first, last)
    meetings: Table
    start: Ints  # [places]


def places_of(problem: RosterProblem) -> Places:
    """Every start from which some shift of the agent reaches the meeting's end."""
    people = np.zeros(problem.agents, dtype=PERSON)
    meetings: list[tuple[int, int, int, int, float]] = []
    starts: list[Ints] = []
    count = 0
    for meeting in sorted(problem.meetings, key=lambda m: m.agent):
        reach = _reach(problem, meeting.agent)
        end = min(meeting.latest - meeting.length + 1, len(reach))
        at = np.arange(meeting.earliest, max(end, 0), dtype=np.int32)
        at = at[reach[at] >= at + meeting.length]
        meetings.append(
            (meeting.agent, meeting.length, count, count + len(at), float(meeting.cost))
        )
        starts.append(at)
        count += len(at)
    made = np.array(meetings, dtype=SPAN)
    people["first"] = np.searchsorted(made["agent"], range(problem.agents))
    people["last"] = np.searchsorted(made["agent"], range(problem.agents), side="right")
    return Places(people, made, np.concatenate([np.zeros(0, dtype=np.int32), *starts]))


def no_places(problem: RosterProblem) -> Places:
    """No meeting at all."""
    people = np.zeros(problem.agents, dtype=PERSON)
    return Places(people, np.zeros(0, dtype=SPAN), np.zeros(0, dtype=np.int32))


def _reach(problem: RosterProblem, agent: int) -> Ints:
    """The farthest end of an agent's shifts that have begun by each interval, [T]."""
    rows = problem.rows_of(agent)
    table = problem.lines.rows
    reach = np.zeros(problem.intervals, dtype=np.int32)
    if len(rows):
        offers = problem.lines.offers[
            table["offer_first"][rows.start] : table["offer_last"][rows.stop - 1]
        ]
        inside = offers["first"] < problem.intervals
        np.maximum.at(reach, np.maximum(offers["first"][inside], 0), offers["last"][inside])
    return np.maximum.accumulate(reach)


@compiled_lean
def taken_by_meetings(places: Places, agent: int, earned: Floats) -> float:
    """What an agent's meetings take at the least, where presence `earned` so much before each."""
    total = 0.0
    for m in range(places.people[agent].first, places.people[agent].last):
        meeting = places.meetings[m]
        least = meeting.cost
        for place in range(meeting.first, meeting.last):
            at = places.start[place]
            least = min(least, earned[at + meeting.length] - earned[at])
        total += least
    return total
