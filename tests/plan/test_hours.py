"""Paid hours, weeks, nights and leave."""

from datetime import date

from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import at, days_off, hours_off, schedule, shift

from planner.plan.hours import counted_weekends, counted_weeks, night_minutes
from planner.plan.leave import LeaveCredit, leave_credits
from planner.plan.terms import (
    hours_short,
)
from planner.scenario import (
    Horizon,
    Site,
    WeeklyHours,
)


def weeks_from(first, days):
    return Horizon(start=first, days=days, time_zone="Europe/Riga", interval_minutes=60)


def test_hours_missing_to_the_weekly_minimum_are_short():
    # Amy works 2 x 8 of 36 h, Ben nothing: 20 + 36.
    scenario = tiny_scenario(
        contracts={"full-time": tiny_contract(weekly_hours=WeeklyHours(min=36, max=40))}
    )
    plan = schedule(scenario, shift("2027-03-01 09:00"), shift("2027-03-02 09:00"))
    assert hours_short(scenario, plan) == 20 + 36


def test_leave_lowers_what_is_short():
    # Monday paid and Tuesday unpaid off: 36 - 8 - 8 = 20 h are left to work; Amy works 16.
    scenario = tiny_scenario(
        agents={"amy": tiny_agent()},
        contracts={"full-time": tiny_contract(weekly_hours=WeeklyHours(min=36, max=40))},
        time_off=(
            days_off("2027-03-01", "2027-03-01"),
            days_off("2027-03-02", "2027-03-02", paid=False),
        ),
    )
    plan = schedule(scenario, shift("2027-03-03 09:00"), shift("2027-03-04 09:00"))
    assert hours_short(scenario, plan) == 36 - 8 - 8 - 16


def test_a_week_that_the_horizon_cuts_by_more_than_a_day_has_no_minimum():
    monday = date(2027, 3, 1)
    assert counted_weeks(tiny_scenario(), "amy") == [monday]
    assert counted_weeks(tiny_scenario(horizon=weeks_from(monday, 6)), "amy") == [monday]
    assert counted_weeks(tiny_scenario(horizon=weeks_from(monday, 5)), "amy") == []


def test_a_week_counts_only_while_the_agent_is_employed_throughout():
    agents = {"amy": tiny_agent(starts_on=date(2027, 3, 2))}
    assert counted_weeks(tiny_scenario(agents=agents), "amy") == []


def test_a_weekend_counts_unless_more_than_twelve_hours_are_cut():
    saturday = date(2027, 3, 6)
    assert counted_weekends(tiny_scenario(), "amy") == [saturday]
    assert counted_weekends(tiny_scenario(horizon=weeks_from(date(2027, 3, 1), 6)), "amy") == []


def test_five_weekdays_of_leave_credit_a_full_week():
    scenario = tiny_scenario(time_off=(days_off("2027-03-01", "2027-03-07"),))
    # Seven dates, but at most five days of 8 h count.
    assert leave_credits(scenario, "amy", date(2027, 3, 1)) == LeaveCredit(40, 0)


def test_paid_days_count_before_unpaid_ones():
    scenario = tiny_scenario(
        time_off=(
            days_off("2027-03-01", "2027-03-03", paid=False),
            days_off("2027-03-04", "2027-03-07"),
        )
    )
    # Four paid days, and of the three unpaid ones a single one fits below five.
    assert leave_credits(scenario, "amy", date(2027, 3, 1)) == LeaveCredit(32, 8)


def test_an_absence_by_instants_counts_its_own_length_at_most_a_day():
    short = hours_off("2027-03-01 09:00", "2027-03-01 12:00")
    long = hours_off("2027-03-03 06:00", "2027-03-04 18:00")
    scenario = tiny_scenario(time_off=(short, long))
    assert leave_credits(scenario, "amy", date(2027, 3, 1)) == LeaveCredit(3 + 8, 0)


def test_a_weekday_holiday_of_a_site_that_is_off_is_a_paid_day():
    # Good Friday 2027-03-26 in Latvia; Easter Sunday is no weekday.
    sites = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", holidays="off")}
    scenario = tiny_scenario(sites=sites, horizon=weeks_from(date(2027, 3, 22), 7))
    assert leave_credits(scenario, "amy", date(2027, 3, 22)) == LeaveCredit(8, 0)


def test_a_night_has_fewer_minutes_where_the_clocks_skip_an_hour():
    night = (at("2027-03-27 23:00"), at("2027-03-28 06:00"))
    assert night_minutes(*night, "Europe/Riga") == 6 * 60
