"""From a peer's choices to a schedule, and what the planner's own judge says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner import clock
from planner.plan.audit import audit
from planner.plan.schedule import Schedule, Shift, Stretch, in_order, tile
from planner.plan.score import score
from planner.roster.problem import RosterProblem
from planner.scenario import Scenario
from planner.staffing import Requirement

from .peer_activities import Held
from .peer_case import Case, Choice

KEPT = "every rule kept"


@dataclass(frozen=True)
class Verdict:
    """A schedule's late contacts and objective, and what the audit says of the hard rules."""

    late: float
    objective: float
    audit: str


def judged(scenario: Scenario, requirement: Requirement, schedule: Schedule) -> Verdict:
    """What a schedule is worth, and whether it may be worked."""
    worth = score(scenario, requirement, schedule)
    broken = audit(scenario, schedule)
    verdict = f"{len(broken)} broken: {broken[0]}" if broken else KEPT
    return Verdict(worth.late_contacts, worth.objective, verdict)


def schedule_of(
    scenario: Scenario,
    problem: RosterProblem,
    case: Case,
    choices: Sequence[Choice],
    held: Sequence[Held],
) -> Schedule:
    """The schedule of the shifts chosen, with the activities held in them."""
    activities: Mapping[Choice, list[Held]] = defaultdict(list)
    for one in held:
        activities[one.choice].append(one)
    return in_order(scenario, [_shift(scenario, problem, case, c, activities[c]) for c in choices])


def _shift(
    scenario: Scenario, problem: RosterProblem, case: Case, choice: Choice, held: Sequence[Held]
) -> Shift:
    grid, person = scenario.grid, problem.people[choice.agent]
    offer = case.agents[choice.agent].days[choice.day].offers[choice.offer]
    start, end = (grid.start + m * clock.MINUTE for m in (offer.begin, offer.finish))
    names = [b.name for b in problem.shapes[offer.shape]]
    off = [
        (offer.first + at, length, name)
        for name, (at, length) in zip(names, case.places[offer.shape][choice.place], strict=True)
    ] + [(one.at, one.length, one.name) for one in held]
    stretches = [
        Stretch(grid.instant(at), grid.instant(at + length), name) for at, length, name in off
    ]
    return Shift(person.agent, person.dates[choice.day], start, end, tile(start, end, stretches))
