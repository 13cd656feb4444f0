"""A list of changes: in order, checked as a whole, every problem told."""

from __future__ import annotations

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario

from planner.errors import ChangeError, ScenarioError
from planner.scenario import Scenario, WeeklyHours
from planner.whatif.changes import (
    Change,
    ContractRuleChange,
    Hire,
    Leave,
    Training,
    VolumeChange,
    apply_changes,
    changed,
)

MORE = VolumeChange(queues="*", factor=1.5)


def refusal(scenario: Scenario, *changes: Change) -> list[str]:
    with pytest.raises(ChangeError) as told:
        apply_changes(scenario, changes)
    return [str(problem) for problem in told.value.problems]


def rule(key: str, value: float) -> ContractRuleChange:
    return ContractRuleChange(contract="full-time", key=key, value=value)


def test_no_changes_leave_a_scenario_as_it_is() -> None:
    assert apply_changes(tiny_scenario(), []) == tiny_scenario()


def test_a_change_builds_on_those_before_it() -> None:
    hire = Hire(
        count=1, site="riga", contract="full-time", languages="en:B2", channels="chat", name="Jo"
    )
    train = Training(agent="new-riga-1", language="de", level="C1")
    after = apply_changes(tiny_scenario(), [hire, train])
    assert list(after.agents["new-riga-1"].languages) == ["en", "de"]


def test_every_change_that_cannot_be_applied_is_told() -> None:
    assert refusal(tiny_scenario(), Leave(agent="emy"), MORE, Leave(agent="benn")) == [
        'emy leaves: no agent has the id "emy"; did you mean "amy"?',
        'benn leaves: no agent has the id "benn"; did you mean "ben"?',
    ]


def test_the_change_that_spoils_the_scenario_is_named() -> None:
    # Five shifts of 8 hours reach 40 hours; four reach 32, and that many are needed.
    contracts = {"full-time": tiny_contract(weekly_hours=WeeklyHours(min=32, max=40))}
    scenario = tiny_scenario(contracts=contracts)
    assert refusal(scenario, MORE, rule("days_per_week.max", 3), MORE) == [
        "Contract full-time: most days a week 3 instead of 5: "
        "contracts.full-time.weekly_hours.min: 32 h cannot be reached: within the weekly maximum, "
        "the contract's shifts give at most 24 h"
    ]


def test_a_change_that_a_later_one_mends_is_not_blamed() -> None:
    contracts = {"full-time": tiny_contract(weekly_hours=WeeklyHours(min=32, max=40))}
    scenario = tiny_scenario(contracts=contracts)
    fewer, mended = rule("days_per_week.max", 3), rule("weekly_hours.min", 24)
    assert apply_changes(scenario, [fewer, mended]).contracts["full-time"].days_per_week.max == 3
    (told,) = refusal(scenario, fewer, mended, rule("days_per_week.max", 2))
    assert told.startswith("Contract full-time: most days a week 2 instead of 3: ")


def test_a_scenario_without_agents_is_none() -> None:
    assert refusal(tiny_scenario(agents={"amy": tiny_agent()}), Leave(agent="amy")) == [
        "Amy leaves: agents.csv: has no rows: at least one agent is needed"
    ]


def test_a_scenario_that_is_wrong_by_itself_is_not_blamed_on_its_changes() -> None:
    scenario = tiny_scenario()
    monday = scenario.model_copy(update={"forecast": scenario.forecast[:8]})
    with pytest.raises(ScenarioError, match="open but not forecast"):
        apply_changes(monday, [MORE])


def test_a_quick_answer_checks_what_the_changes_touch_alone() -> None:
    contracts = {"full-time": tiny_contract(weekly_hours=WeeklyHours(min=32, max=40))}
    scenario = tiny_scenario(contracts=contracts)
    after = changed(scenario, [rule("days_per_week.max", 3)])
    assert after.contracts["full-time"].days_per_week.max == 3
    with pytest.raises(ChangeError):
        changed(scenario, [Leave(agent="emy")])
