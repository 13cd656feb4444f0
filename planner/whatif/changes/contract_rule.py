"""Another limit in a contract."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from planner.scenario import Contract, Scenario
from planner.scenario.base import Identifier
from planner.scenario.suggestion import did_you_mean, shown
from planner.whatif.changes.change import Change, Impossible, check_known, revised
from planner.whatif.changes.fields import OFF, NumberOrOff

RULES = {
    "weekly_hours.min": "fewest hours a week",
    "weekly_hours.max": "most hours a week",
    "days_per_week.max": "most days a week",
    "min_rest_hours": "fewest hours of rest between shifts",
    "max_consecutive_days": "most days in a row",
    "min_consecutive_days_off": "fewest free days in a row",
    "max_night_shifts_per_week": "most night shifts a week",
    "weekends_off": "free weekends in four",
    "max_start_spread_minutes": "most minutes between start times of a week",
}
"""The rules that can be changed, by their keys in scenario.toml, in words."""


def _rule(key: str) -> str:
    if key not in RULES:
        hint = did_you_mean(key, RULES) or f"; known are {', '.join(RULES)}"
        raise ValueError(f"{shown(key)} is no rule that can be changed{hint}")
    return key


class ContractRuleChange(Change):
    """A contract's rule has another value, or does not hold any more (`off`)."""

    LINE: ClassVar = ("contract", "key", "value")
    EXAMPLE: ClassVar = "contract_rule austin-full min_rest_hours 12"

    kind: Literal["contract_rule"] = "contract_rule"
    contract: Identifier
    key: Annotated[str, AfterValidator(_rule)]
    value: NumberOrOff

    def words(self, scenario: Scenario) -> str:
        """`Contract austin-full: fewest hours of rest between shifts 12 instead of 10`."""
        before = ""
        if self.contract in scenario.contracts:
            before = f" instead of {_told(self._value(scenario.contracts[self.contract]))}"
        return f"Contract {self.contract}: {RULES[self.key]} {_told(self.value)}{before}"

    def _value(self, contract: Contract) -> float | Literal["off"]:
        holder, _, key = self.key.rpartition(".")
        value: float | None = getattr(getattr(contract, holder) if holder else contract, key)
        return "off" if value is None else value

    def _applied(self, scenario: Scenario) -> Scenario:
        check_known("contract", self.contract, scenario.contracts)
        contract = self._revised(scenario.contracts[self.contract])
        contracts = {**scenario.contracts, self.contract: contract}
        return scenario.model_copy(update={"contracts": contracts})

    def _revised(self, contract: Contract) -> Contract:
        holder, _, key = self.key.rpartition(".")
        value = None if self.value == OFF else self.value
        if value is None and (holder or Contract.model_fields[key].default is not None):
            raise Impossible("every contract needs this rule: give a number")
        if holder:
            return revised(contract, **{holder: {**dict(getattr(contract, holder)), key: value}})
        return revised(contract, **{key: value})

    def inverse(self, scenario: Scenario) -> ContractRuleChange | None:
        """The value before."""
        before = self._value(scenario.contracts[self.contract])
        return ContractRuleChange(contract=self.contract, key=self.key, value=before)


def _told(value: float | str) -> str:
    return "no limit" if isinstance(value, str) else f"{value:g}"
