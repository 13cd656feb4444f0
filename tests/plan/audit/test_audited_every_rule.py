"""The audit as a whole: what it says of plans that break nothing."""

from builders import tiny_scenario
from shifts import shift, violations

from planner.plan.audit.audit import RULES


def test_a_plain_week_breaks_nothing():
    days = [shift(f"2027-03-0{day} 09:00") for day in range(1, 6)]
    assert violations(tiny_scenario(), *days) == ()


def test_an_empty_plan_breaks_nothing():
    assert violations(tiny_scenario()) == ()


def test_every_rule_states_itself_in_a_sentence():
    assert all(rule.__doc__ and rule.__doc__.strip() for rule in RULES)
