"""The audit of shifts that stay: cases that break a rule, and some that only just keep it."""

from dataclasses import replace
from datetime import date, timedelta

from audited import ANY_START, LUNCH
from builders import tiny_contract, tiny_scenario
from shifts import (
    at,
    broken_rules,
    days_off,
    row,
    shift,
    violations,
)

from planner.plan import Stretch
from planner.scenario import Horizon, PlacedActivity, Site


def test_a_pinned_shift_is_in_the_plan_unchanged():
    scenario = tiny_scenario(shifts=(row("2027-03-01 09:00", state="pinned"),))
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == []
    found = violations(scenario, shift("2027-03-01 10:00"))
    assert [v.rule for v in found] == ["pinned_shifts_are_kept"]
    assert "Mon 2027-03-01 09:00" in found[0].message


def test_a_pinned_shift_is_exempt_from_length_start_and_breaks():
    pin = row("2027-03-01 13:30", 5.25, state="pinned")
    contracts = {"full-time": tiny_contract(breaks=(LUNCH,))}
    scenario = tiny_scenario(shifts=(pin,), contracts=contracts)
    assert broken_rules(scenario, shift("2027-03-01 13:30", 5.25)) == []


def test_a_pinned_shift_is_not_exempt_from_time_off():
    pin = row("2027-03-01 09:00", state="pinned")
    scenario = tiny_scenario(shifts=(pin,), time_off=(days_off("2027-03-01", "2027-03-01"),))
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == ["no_shift_overlaps_time_off"]


def test_what_a_pinned_shift_lists_stays():
    coach = PlacedActivity(activity="coach", start=at("2027-03-01 10:30"), minutes=30)
    pin = row("2027-03-01 09:00", state="pinned", activities=(coach,))
    scenario = tiny_scenario(shifts=(pin,))
    kept = shift("2027-03-01 09:00", off=(("coach", "10:30", 30),))
    assert broken_rules(scenario, kept) == []
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == ["pinned_activities_are_kept"]


def test_a_message_names_the_agent_by_name_and_id():
    found = violations(tiny_scenario(), shift("2027-03-01 11:00"))
    assert found[0].message.startswith("Amy (amy): ")
    assert found[0].when == at("2027-03-01 11:00")
    assert found[0].agent == "amy"


def test_times_are_told_in_the_agents_zone():
    sites = {"riga": Site(time_zone="Asia/Manila", country="PH", currency="PHP")}
    found = violations(tiny_scenario(sites=sites), shift("2027-03-02 11:00", zone="Asia/Manila"))
    assert "Tue 2027-03-02 11:00" in found[0].message


def test_a_shift_across_the_autumn_change_keeps_its_elapsed_length():
    # Riga's clocks fall back at 04:00 on 2027-10-31: eight hours from 22:00 end at 05:00.
    horizon = Horizon(
        start=date(2027, 10, 25), days=7, time_zone="Europe/Riga", interval_minutes=60
    )
    scenario = tiny_scenario(
        horizon=horizon, contracts={"full-time": tiny_contract(starts=ANY_START)}
    )
    night = shift("2027-10-30 22:00", 8)
    assert night.end == at("2027-10-31 05:00")
    assert broken_rules(scenario, night) == []


def test_of_a_doubled_start_the_first_is_meant():
    horizon = Horizon(
        start=date(2027, 10, 25), days=7, time_zone="Europe/Riga", interval_minutes=60
    )
    scenario = tiny_scenario(
        horizon=horizon, contracts={"full-time": tiny_contract(starts=ANY_START)}
    )
    two = at("2027-10-31 02:00")
    for hours, expected in ((1, []), (2, ["start_is_one_of_the_contract"])):
        begin = two + timedelta(hours=hours)
        end = begin + timedelta(hours=8)
        tiles = (Stretch(begin, end, "on_queue"),)
        moved = replace(shift("2027-10-31 02:00"), start=begin, end=end, stretches=tiles)
        assert broken_rules(scenario, moved) == expected
