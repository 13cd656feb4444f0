"""Timefold's own search over a roster, with the settings that it has by default."""

from dataclasses import asdict

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)

from ..peer_case import Choice
from .constraints import constraints
from .domain import Day, Roster


def best_found(roster: Roster, seconds: float, seed: int) -> Roster:
    """The best roster after so many seconds."""
    config = SolverConfig(
        solution_class=Roster,
        entity_class_list=[Day],
        random_seed=seed,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=int(1000 * seconds))
        ),
    )
    best: Roster = SolverFactory.create(config).build_solver().solve(roster)
    return best


def answer(roster: Roster) -> dict[str, object]:
    """The shifts chosen, and the score; its hard points are rules broken."""
    choices = [
        Choice(day.agent, day.day, day.shift.number, day.way)
        for day in roster.days
        if day.shift is not None and day.way is not None
    ]
    return {
        "status": f"score {roster.score}",
        "choices": [asdict(choice) for choice in choices],
    }
