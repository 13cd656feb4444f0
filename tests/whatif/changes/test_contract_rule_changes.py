"""Other limits in a contract."""

from __future__ import annotations

import pytest
from builders import tiny_contract, tiny_scenario
from changing import refused
from pydantic import ValidationError

from planner.whatif.changes import RULES, ContractRuleChange


def rule(key: str, value: object) -> ContractRuleChange:
    return ContractRuleChange(contract="full-time", key=key, value=value)


def test_a_rule_has_another_value() -> None:
    after = rule("min_rest_hours", 12).apply(tiny_scenario())
    assert after.contracts["full-time"] == tiny_contract(min_rest_hours=12)


def test_a_rule_with_parts_keeps_its_other_parts() -> None:
    after = rule("weekly_hours.min", 20).apply(tiny_scenario()).contracts["full-time"]
    assert (after.weekly_hours.min, after.weekly_hours.max) == (20, 40)


def test_a_rule_that_is_optional_can_be_lifted_and_brought_back() -> None:
    nights = tiny_scenario(contracts={"full-time": tiny_contract(max_night_shifts_per_week=2)})
    change = rule("max_night_shifts_per_week", "off")
    assert change.apply(nights).contracts["full-time"].max_night_shifts_per_week is None
    assert change.inverse(nights) == rule("max_night_shifts_per_week", 2)
    assert rule("weekends_off", 1).inverse(nights) == rule("weekends_off", "off")


@pytest.mark.parametrize("key", ["weekly_hours.min", "weekly_hours.max", "min_rest_hours"])
def test_a_rule_that_every_contract_has_cannot_be_lifted(key: str) -> None:
    assert refused(rule(key, "off"), tiny_scenario()) == [
        "every contract needs this rule: give a number"
    ]


def test_a_value_that_the_contract_cannot_have_is_refused_with_its_key() -> None:
    assert refused(rule("weekly_hours.min", 41), tiny_scenario()) == [
        "weekly_hours.max: 40 h is less than the minimum of 41 h"
    ]
    assert refused(rule("max_consecutive_days", 3.5), tiny_scenario()) == [
        "max_consecutive_days: 3.5 is no whole number"
    ]


def test_a_contract_that_is_not_there_is_told_with_the_nearest() -> None:
    change = rule("min_rest_hours", 12).model_copy(update={"contract": "full"})
    assert refused(change, tiny_scenario()) == [
        'no contract has the id "full"; did you mean "full-time"?'
    ]


@pytest.mark.parametrize(("key", "value"), [("min_rest", 12), ("weekends_off", "none")])
def test_a_rule_is_a_known_one_and_has_a_number(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        rule(key, value)


def test_a_rule_is_told_in_words_with_what_it_was() -> None:
    assert rule("min_rest_hours", 12).words(tiny_scenario()) == (
        "Contract full-time: fewest hours of rest between shifts 12 instead of 11"
    )
    assert rule("weekends_off", 1).words(tiny_scenario()) == (
        "Contract full-time: free weekends in four 1 instead of no limit"
    )


@pytest.mark.parametrize("key", RULES)
def test_every_rule_that_is_named_is_one_of_contracts(key: str) -> None:
    back = rule(key, 1).inverse(tiny_scenario())
    assert back is not None
    assert back.apply(tiny_scenario()) == tiny_scenario()
