"""`planner simulate`: what customers would live through."""

from __future__ import annotations

from argparse import Namespace

from rich.console import Console
from rich.progress import Progress

from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.solving import compiled_first
from planner.plan import cover, read_plan
from planner.reports.simulation_text import simulation_text
from planner.scenario import read_scenario
from planner.simulation import simulate_plan
from planner.simulation.told import (
    Simulated,
    Verdict,
    simulation_record,
    write_simulation,
)
from planner.staffing import required_agents


def run(arguments: Namespace) -> Outcome:
    """Writes what it finds beside the plan; missed targets are the result."""
    scenario = read_scenario(arguments.scenario)
    schedule = read_plan(scenario, arguments.folder)
    requirement = required_agents(scenario)
    replications = arguments.replications or scenario.simulation.replications
    console = Console(stderr=True)
    compiled_first(console)
    with Interrupt() as interrupt, Progress(console=console) as progress:
        task = progress.add_task("replications", total=replications)

        def hear(done: int) -> None:
            # Two replications give a result to keep.
            interrupt.plan_exists = done >= 2
            progress.update(task, completed=done)

        service = simulate_plan(
            scenario, requirement, schedule, replications=replications, seed=arguments.seed,
            workers=arguments.workers, on_progress=hear, stop=interrupt.stop,
        )  # fmt: skip
    told = Simulated(cover(scenario, requirement, schedule), service)
    write_simulation(arguments.folder, told)
    status = Exit.VIOLATIONS if Verdict.MISSED in told.verdicts.values() else Exit.DONE
    if arguments.json:
        return Outcome(status, as_json(simulation_record(told)))
    return Outcome(status, simulation_text(told))
