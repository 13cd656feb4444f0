"""The audit of what a contract offers: cases that break a rule, and some that only just keep it."""

from datetime import date, time

import pytest
from audited import ANY_START, spring
from builders import tiny_scenario
from shifts import at, broken_rules, shift, violations, with_contract

from planner.plan import Stretch
from planner.scenario import Rules, StartWindow


def test_an_agent_whom_nobody_knows_is_told():
    found = violations(tiny_scenario(), shift("2027-03-01 09:00", agent="zoe"))
    assert [v.rule for v in found] == ["agents_are_known"]
    assert "zoe" in found[0].message


def test_a_shift_may_start_in_the_last_interval_but_not_at_the_horizons_end():
    scenario = with_contract(starts=ANY_START)
    assert broken_rules(scenario, shift("2027-03-07 23:00")) == []
    assert "shift_starts_inside_the_horizon" in broken_rules(scenario, shift("2027-03-08 00:00"))


def test_a_shift_belongs_to_the_local_date_of_its_start():
    wrong = shift("2027-03-01 09:00", date=date(2027, 3, 2))
    found = violations(tiny_scenario(), wrong)
    assert [v.rule for v in found] == ["shift_belongs_to_the_date_of_its_start"]
    assert "Tue 2027-03-02" in found[0].message


def test_stretches_leave_no_hole():
    start, end = at("2027-03-01 09:00"), at("2027-03-01 17:00")
    hole = (
        Stretch(start, at("2027-03-01 12:00"), "on_queue"),
        Stretch(at("2027-03-01 13:00"), end, "on_queue"),
    )
    found = violations(tiny_scenario(), shift("2027-03-01 09:00", stretches=hole))
    assert [v.rule for v in found] == ["stretches_tile_the_shift"]
    assert "12:00" in found[0].message


@pytest.mark.parametrize("stretches", [(), (("2027-03-01 09:00", "2027-03-01 16:00"),)])
def test_stretches_reach_the_end_of_the_shift(stretches):
    tiles = tuple(Stretch(at(a), at(b), "on_queue") for a, b in stretches)
    found = broken_rules(tiny_scenario(), shift("2027-03-01 09:00", stretches=tiles))
    assert found == ["stretches_tile_the_shift"]


def test_a_start_off_the_grid_is_told_with_the_grid():
    half_hours = (StartWindow(from_=time(8), to=time(10), every_minutes=30),)
    found = violations(with_contract(starts=half_hours), shift("2027-03-01 08:30"))
    assert [v.rule for v in found] == ["breaks_and_activities_lie_on_the_grid"]
    assert "60 minutes" in found[0].message


def test_a_start_must_be_one_that_the_contract_offers():
    assert broken_rules(tiny_scenario(), shift("2027-03-01 10:00")) == []
    found = violations(tiny_scenario(), shift("2027-03-01 11:00"))
    assert [v.rule for v in found] == ["start_is_one_of_the_contract"]
    assert "08:00 to 10:00 every 60 minutes" in found[0].message


def test_a_start_window_may_wrap_past_midnight():
    scenario = with_contract(starts=(StartWindow(from_=time(22), to=time(2), every_minutes=120),))
    assert broken_rules(scenario, shift("2027-03-02 02:00")) == []
    assert broken_rules(scenario, shift("2027-03-02 22:00")) == []
    assert broken_rules(scenario, shift("2027-03-02 01:00")) == ["start_is_one_of_the_contract"]


def test_a_start_that_the_clocks_skip_moves_forward_by_the_gap():
    # 03:00 does not exist on that Sunday: the rule means 04:00.
    only_three = {"starts": (StartWindow(from_=time(3), to=time(3), every_minutes=60),)}
    scenario = spring(contract=only_three)
    assert broken_rules(scenario, shift("2027-03-28 04:00")) == []
    assert broken_rules(scenario, shift("2027-03-27 04:00")) == ["start_is_one_of_the_contract"]


def test_a_night_shift_on_the_spring_change_ends_at_seven():
    # Eight elapsed hours from 22:00 end at 07:00 when an hour is skipped.
    night = shift("2027-03-27 22:00", 8)
    assert night.end == at("2027-03-28 07:00")
    assert broken_rules(spring(), night) == []


def test_a_shift_that_keeps_its_end_is_an_hour_shorter_on_the_spring_change():
    scenario = spring(rules=Rules(clock_change="keep_end"))
    assert broken_rules(scenario, shift("2027-03-27 22:00", 7)) == []
    assert broken_rules(scenario, shift("2027-03-27 22:00", 8)) == ["length_is_one_of_the_contract"]


def test_a_length_must_be_one_of_the_contract():
    found = violations(tiny_scenario(), shift("2027-03-01 09:00", 7))
    assert [v.rule for v in found] == ["length_is_one_of_the_contract"]
    assert "lasts 7 h" in found[0].message
    assert "has 8 h" in found[0].message
