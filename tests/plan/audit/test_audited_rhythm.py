"""The audit of rest and runs of days: cases that break a rule, and some that only just keep it."""

from datetime import date

from audited import ANY_START, spring, two_weeks, week_of_shifts
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import broken_rules, shift, violations, with_contract

from planner.scenario import DaysPerWeek, WeeklyHours


def test_two_shifts_on_a_date_are_one_too_many():
    scenario = with_contract(starts=ANY_START, shift_minutes=(240,), min_rest_hours=0)
    found = broken_rules(scenario, shift("2027-03-01 08:00", 4), shift("2027-03-01 14:00", 4))
    assert found == ["one_shift_starts_on_a_date"]


def test_one_shift_at_a_time():
    scenario = with_contract(starts=ANY_START, min_rest_hours=0)
    assert broken_rules(scenario, shift("2027-03-01 20:00"), shift("2027-03-02 04:00")) == []
    assert broken_rules(scenario, shift("2027-03-01 20:00"), shift("2027-03-02 03:00")) == [
        "shifts_do_not_overlap"
    ]


def test_rest_is_elapsed_time_across_the_spring_change():
    # From Saturday 18:00 to Sunday 06:00 the clocks show 12 h, but 11 elapse.
    evening = shift("2027-03-27 10:00")
    scenario = spring(contract={"min_rest_hours": 11})
    assert broken_rules(scenario, evening, shift("2027-03-28 06:00")) == []
    assert broken_rules(scenario, evening, shift("2027-03-28 05:00")) == [
        "rest_between_shifts_is_kept"
    ]


def test_a_run_of_worked_days_is_not_too_long():
    loose = {"days_per_week": DaysPerWeek(max=7), "weekly_hours": WeeklyHours(max=60)}
    scenario = with_contract(max_consecutive_days=5, **loose)
    assert broken_rules(scenario, *week_of_shifts(5)) == []
    found = violations(scenario, *week_of_shifts(6))
    assert [v.rule for v in found] == ["consecutive_days_are_not_exceeded"]
    assert "6 days worked on end, Mon 2027-03-01 to Sat 2027-03-06" in found[0].message


def test_a_single_free_day_is_too_short_unless_the_horizon_cuts_it():
    scenario = with_contract(min_consecutive_days_off=2)
    tuesday, thursday = shift("2027-03-02 09:00"), shift("2027-03-04 09:00")
    friday = shift("2027-03-05 09:00")
    # Monday is cut by the horizon's start; Wednesday and Thursday are two.
    assert broken_rules(scenario, tuesday, friday) == []
    found = violations(scenario, tuesday, thursday)
    assert [v.rule for v in found] == ["free_days_come_together"]
    assert "1 free day from Wed 2027-03-03" in found[0].message


def test_weekends_off_are_floored_to_whole_ones():
    # Two weekends at 2 in 4: one must be free.
    loose = {"weekends_off": 2, "days_per_week": DaysPerWeek(max=7)}
    scenario = two_weeks(contracts={"full-time": tiny_contract(starts=ANY_START, **loose)})
    first, second = shift("2027-03-06 09:00"), shift("2027-03-14 09:00")
    assert broken_rules(scenario, first) == []
    found = violations(scenario, first, second)
    assert [v.rule for v in found] == ["enough_weekends_are_off"]
    assert "0 of 2 weekends off" in found[0].message


def test_the_end_of_a_friday_night_works_the_weekend():
    loose = {"weekends_off": 4, "starts": ANY_START}
    scenario = with_contract(**loose)
    assert broken_rules(scenario, shift("2027-03-05 16:00")) == []
    assert broken_rules(scenario, shift("2027-03-05 17:00")) == ["enough_weekends_are_off"]


def test_a_weekend_counts_only_while_the_agent_is_employed():
    agents = {"amy": tiny_agent(ends_on=date(2027, 3, 6))}
    contracts = {"full-time": tiny_contract(weekends_off=4)}
    scenario = tiny_scenario(agents=agents, contracts=contracts)
    assert broken_rules(scenario, shift("2027-03-06 09:00")) == []
