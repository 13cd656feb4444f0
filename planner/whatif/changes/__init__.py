"""Changes of a scenario: what is different in a what-if, in files, on a line and in words."""

from planner.errors import ChangeError
from planner.whatif.changes.absence import Absence
from planner.whatif.changes.applying import apply_changes, changed
from planner.whatif.changes.change import Change
from planner.whatif.changes.concurrency import ConcurrencyChange
from planner.whatif.changes.contract_rule import RULES, ContractRuleChange
from planner.whatif.changes.deflection import DeflectionChange
from planner.whatif.changes.handle_time import HandleTimeChange
from planner.whatif.changes.hire import Hire
from planner.whatif.changes.holiday import SiteHoliday
from planner.whatif.changes.kinds import KINDS
from planner.whatif.changes.leave import Leave
from planner.whatif.changes.line_form import line, parse_change
from planner.whatif.changes.opening_hours import OpeningHoursChange
from planner.whatif.changes.outage import Outage
from planner.whatif.changes.resolution import ResolutionChange
from planner.whatif.changes.service_level import ServiceLevelChange
from planner.whatif.changes.toml_form import read_changes, write_changes
from planner.whatif.changes.training import Training
from planner.whatif.changes.volume import VolumeChange

__all__ = [
    "KINDS",
    "RULES",
    "Absence",
    "Change",
    "ChangeError",
    "ConcurrencyChange",
    "ContractRuleChange",
    "DeflectionChange",
    "HandleTimeChange",
    "Hire",
    "Leave",
    "OpeningHoursChange",
    "Outage",
    "ResolutionChange",
    "ServiceLevelChange",
    "SiteHoliday",
    "Training",
    "VolumeChange",
    "apply_changes",
    "changed",
    "line",
    "parse_change",
    "read_changes",
    "write_changes",
]
