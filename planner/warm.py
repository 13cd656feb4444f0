"""Compiles what is compiled, once: `python -m planner.warm`, which `make setup` runs.

Compiled code is kept beside its source; later runs load it. A file there tells that all of it is.
Two processes share the work: the search is one half, what judges and simulates plans the other.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time
from pathlib import Path
from time import monotonic

import numba
from numba.core import event

from planner.plan.schedule import Schedule
from planner.plan.score import score
from planner.plan.service import service
from planner.planning import build_plan
from planner.roster.building.build import roster_problem
from planner.roster.problem import RosterProblem
from planner.roster.proof.proof import Proof
from planner.roster.repair import repairs
from planner.roster.search.annealing import LONGEST_STRETCH
from planner.roster.search.deferred import works_of
from planner.roster.search.desk import clear_desk
from planner.roster.search.parts import take_over
from planner.roster.search.search import Search
from planner.roster.search.state import EVERYWHERE, empty_state, sessions_of
from planner.scenario import (
    Activity,
    Agent,
    Break,
    Contract,
    DaysPerWeek,
    ForecastRow,
    Horizon,
    Proficiency,
    Queue,
    Scenario,
    ServiceLevel,
    Site,
    StartWindow,
    WeeklyHours,
)
from planner.simulation import simulate_plan
from planner.staffing import required_agents

KEPT = numba.config.CACHE_DIR
ALL_KEPT = "all_kept"
JUDGING = "judging"

HORIZON = Horizon(start=date(2027, 3, 1), days=2, time_zone="Etc/UTC", interval_minutes=60)
SOON = ServiceLevel(share=0.8, within_seconds=20)
LATER = ServiceLevel(share=0.9, within_hours=4)


def is_cold() -> bool:
    """Whether something may have to be compiled yet, which takes minutes."""
    return not (KEPT and (Path(KEPT) / ALL_KEPT).exists())


def warm() -> float:
    """Make every compiled function ready; returns the seconds that it took to compile them.

    Those are 0 where all are kept already.
    """
    spent: list[float] = []
    if KEPT and is_cold():
        began = monotonic()
        _halves()
        spent.append(monotonic() - began)
    with event.install_timer("numba:compile", spent.append):
        _everything()
    if KEPT:
        (Path(KEPT) / ALL_KEPT).touch()
    return sum(spent)


def _halves() -> None:
    """Compile the slow parts on two processors; what the other process fails to keep, comes later.

    This half takes longer, so that nobody waits for the other, which has nothing to say to a user.
    """
    command = [sys.executable, "-m", "planner.warm", JUDGING]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=silent, stderr=silent):
        _search()


def _search() -> None:
    scenario = small_scenario(hours=16)
    search = Search(roster_problem(scenario, required_agents(scenario)), seed=0)
    search.first_plan()
    search.round(0.5)


def _judging() -> None:
    scenario = small_scenario(hours=16)
    requirement, nobody = required_agents(scenario), Schedule(())
    worth = score(scenario, requirement, nobody)
    service(worth.coverage)
    simulate_plan(scenario, requirement, nobody, replications=2)
    problem = roster_problem(scenario, requirement)
    Proof(problem, lambda _: True, own_thread=False).step()
    _take_over(problem)


def _take_over(problem: RosterProblem) -> None:
    """Take nothing over from one state of a search in another."""
    sessions = sessions_of(problem)
    state, other = empty_state(problem, sessions), empty_state(problem, sessions)
    take_over(
        problem.lines, problem.cover, sessions, works_of(problem.work, problem.intervals), state,
        other, EVERYWHERE, clear_desk(problem, sessions, LONGEST_STRETCH),
    )  # fmt: skip


def _everything() -> None:
    made = build_plan(small_scenario(hours=16), iterations=1)
    shorter = small_scenario(hours=8)
    build_plan(shorter, iterations=1, start_from=made.schedule)
    repairs(
        shorter, made.requirement, made.schedule, (0, 1),
        time_limit=None, iterations=1, seed=0, workers=1,
    )  # fmt: skip
    _judging()
    _search()


def small_scenario(hours: float) -> Scenario:
    """Two days with one agent, who works so many hours, and a queue of every kind."""
    queues = {
        "voice": _queue("voice", SOON, patience_seconds=60.0),
        "chat": _queue("chat", SOON, concurrency=2),
        "email": _queue("email", LATER),
    }
    return Scenario(
        name="Warm",
        horizon=HORIZON,
        sites={"site": Site(time_zone="Etc/UTC", country="LV", currency="EUR", hourly_rate=10.0)},
        contracts={"contract": _contract(hours)},
        queues=queues,
        agents={"agent": _agent()},
        forecast=tuple(
            ForecastRow(queue=queue, start=start, period_minutes=60, volume=5.0)
            for queue in queues
            for start in HORIZON.grid().instants()
        ),
        activities=(_training(),),
    )


def _queue(channel: str, target: ServiceLevel, **more: float) -> Queue:
    return Queue.model_validate(
        {
            "language": "en",
            "channel": channel,
            "time_zone": "Etc/UTC",
            "service_level": target,
            "handle_time_seconds": 300.0,
            **more,
        }
    )


def _contract(hours: float) -> Contract:
    return Contract(
        weekly_hours=WeeklyHours(max=hours),
        days_per_week=DaysPerWeek(max=5),
        shift_minutes=(480,),
        starts=(StartWindow.model_validate({"from": time(8), "to": time(9), "every_minutes": 60}),),
        breaks=(Break(name="lunch", minutes=60, paid=False, earliest=180, latest=240),),
    )


def _agent() -> Agent:
    return Agent(
        agent="agent",
        name="Agent",
        site="site",
        contract="contract",
        languages={"en": Proficiency(spoken="C2", written="C2")},
        channels=frozenset({"voice", "chat", "email"}),
    )


def _training() -> Activity:
    grid = HORIZON.grid()
    return Activity(
        activity="training", agents=("agent",), minutes=60,
        earliest=grid.start, latest=grid.end, together=False, count=1,
    )  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:] == [JUDGING]:
        _judging()
    else:
        warm()
