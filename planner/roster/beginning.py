"""How a search begins: from nothing, or from a schedule made earlier."""

from __future__ import annotations

from planner.plan.coverage import cover
from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.conflicts.conflicts import conflict_error
from planner.roster.earlier import earlier_decisions
from planner.roster.problem import RosterProblem
from planner.roster.search.search import Search
from planner.scenario import Scenario
from planner.staffing import Requirement

WARM = 0.8
"""The share of the cooling that lies behind a search which starts from an earlier plan."""


def begun(
    scenario: Scenario,
    problem: RosterProblem,
    seed: int,
    start_from: Schedule | None,
    *,
    fill_idle: bool = True,
) -> Search:
    """A search with its first plan: what still holds of `start_from`, or greedy lines.

    With `fill_idle`, those who work no shift in `start_from` get their best line. Its deferred work
    is spread only roughly yet (see `share_work`). Raises `ConflictError` where the rules leave
    somebody no line at all.
    """
    search = Search(problem, seed)
    if start_from is None:
        stuck = search.first_plan()
    else:
        earlier = earlier_decisions(scenario, problem, start_from)
        stuck = search.resume(earlier, fill_idle=fill_idle)
    if stuck is not None:
        raise conflict_error(scenario)
    return search


def share_work(scenario: Scenario, requirement: Requirement, search: Search) -> None:
    """Do deferred work as the exact sharing of the plan's capacity does it.

    Step by step the search would find a worse spread, and from its prices worse lines.
    """
    if search.problem.work:
        schedule = schedule_of(scenario, search.problem, search.state)
        search.work_as(cover(scenario, requirement, schedule).sharing.worked)


def cooled(share_done: float, *, warm: bool) -> float:
    """How far the heat is down: a search that starts from a plan starts near the end."""
    return WARM + (1 - WARM) * share_done if warm else share_done
