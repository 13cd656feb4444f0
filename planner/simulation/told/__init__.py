"""A plan with its simulation: verdicts, and the files beside the plan."""

from planner.simulation.told.files import write_simulation
from planner.simulation.told.reading import (
    DayTold,
    QueueTold,
    Range,
    SimulationTold,
    read_simulated_days,
    read_simulation,
)
from planner.simulation.told.record import simulation_record
from planner.simulation.told.simulated import Simulated
from planner.simulation.told.verdict import Verdict, verdict

__all__ = [
    "DayTold", "QueueTold", "Range", "Simulated", "SimulationTold", "Verdict",
    "read_simulated_days", "read_simulation", "simulation_record", "verdict", "write_simulation",
]  # fmt: skip
