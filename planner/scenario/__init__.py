"""What the user says: agents, contracts, queues, rules."""

from planner.scenario.agent import (
    LEVELS,
    Activity,
    Agent,
    Availability,
    PlacedActivity,
    Proficiency,
    PublishedShift,
    TimeOff,
    Wish,
)
from planner.scenario.contract import (
    WEEKDAYS,
    Break,
    Contract,
    DaysPerWeek,
    Premium,
    Site,
    StartWindow,
    WeeklyHours,
)
from planner.scenario.holidays import public_holiday
from planner.scenario.horizon import ExchangeRates, Horizon, Objective, Reporting, Rules
from planner.scenario.queue import (
    Deflection,
    ForecastRow,
    Handover,
    LocalWindow,
    OpeningHours,
    Queue,
    Resolution,
    ServiceLevel,
)
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.scenario.simulation import Simulation
from planner.scenario.writing import write_scenario

__all__ = [
    "LEVELS",
    "WEEKDAYS",
    "Activity",
    "Agent",
    "Availability",
    "Break",
    "Contract",
    "DaysPerWeek",
    "Deflection",
    "ExchangeRates",
    "ForecastRow",
    "Handover",
    "Horizon",
    "LocalWindow",
    "Objective",
    "OpeningHours",
    "PlacedActivity",
    "Premium",
    "Proficiency",
    "PublishedShift",
    "Queue",
    "Reporting",
    "Resolution",
    "Rules",
    "Scenario",
    "ServiceLevel",
    "Simulation",
    "Site",
    "StartWindow",
    "TimeOff",
    "WeeklyHours",
    "Wish",
    "public_holiday",
    "read_scenario",
    "write_scenario",
]
