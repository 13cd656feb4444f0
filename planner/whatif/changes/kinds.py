"""Every kind of change by its name in files and lines."""

from __future__ import annotations

from planner.whatif.changes.absence import Absence
from planner.whatif.changes.change import Change
from planner.whatif.changes.concurrency import ConcurrencyChange
from planner.whatif.changes.contract_rule import ContractRuleChange
from planner.whatif.changes.deflection import DeflectionChange
from planner.whatif.changes.handle_time import HandleTimeChange
from planner.whatif.changes.hire import Hire
from planner.whatif.changes.holiday import SiteHoliday
from planner.whatif.changes.leave import Leave
from planner.whatif.changes.opening_hours import OpeningHoursChange
from planner.whatif.changes.outage import Outage
from planner.whatif.changes.resolution import ResolutionChange
from planner.whatif.changes.service_level import ServiceLevelChange
from planner.whatif.changes.training import Training
from planner.whatif.changes.volume import VolumeChange

KINDS: dict[str, type[Change]] = {
    "volume": VolumeChange,
    "handle_time": HandleTimeChange,
    "service_level": ServiceLevelChange,
    "opening_hours": OpeningHoursChange,
    "concurrency": ConcurrencyChange,
    "deflection": DeflectionChange,
    "resolution": ResolutionChange,
    "hire": Hire,
    "leave": Leave,
    "absence": Absence,
    "train": Training,
    "outage": Outage,
    "holiday": SiteHoliday,
    "contract_rule": ContractRuleChange,
}
