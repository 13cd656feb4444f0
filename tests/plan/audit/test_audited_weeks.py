"""The audit of what a week may hold: cases that break a rule, and some that only just keep it."""

from datetime import date

from audited import ANY_START, LUNCH, spring, week_of_shifts
from builders import tiny_contract, tiny_scenario
from shifts import (
    broken_rules,
    days_off,
    hours_off,
    row,
    shift,
    violations,
    with_contract,
)

from planner.scenario import DaysPerWeek, Horizon, Site, WeeklyHours


def test_weekly_hours_are_counted_without_unpaid_breaks():
    # Five shifts of 9 h with an unpaid hour are 40 h paid.
    scenario = with_contract(breaks=(LUNCH,), shift_minutes=(540,))
    shifts = [
        shift(f"2027-03-0{day} 09:00", 9, off=(("lunch", "12:00", 60),)) for day in range(1, 6)
    ]
    assert broken_rules(scenario, *shifts) == []
    less = with_contract(breaks=(LUNCH,), shift_minutes=(540,), weekly_hours=WeeklyHours(max=39.5))
    found = violations(less, *shifts)
    assert [v.rule for v in found] == ["weekly_hours_are_not_exceeded"]
    assert "40 h paid in the week of Mon 2027-03-01" in found[0].message


def test_paid_days_off_count_towards_the_weekly_maximum():
    # Monday off is worth 40 / 5 = 8 h: four more shifts fit, a fifth does not.
    scenario = tiny_scenario(
        time_off=(days_off("2027-03-01", "2027-03-01"),),
        contracts={"full-time": tiny_contract(days_per_week=DaysPerWeek(max=5))},
    )
    assert broken_rules(scenario, *week_of_shifts(4, first=2)) == []
    found = violations(scenario, *week_of_shifts(5, first=2))
    assert [v.rule for v in found] == ["weekly_hours_are_not_exceeded"]
    assert "8 h of paid leave" in found[0].message


def test_unpaid_days_off_leave_room_under_the_maximum():
    scenario = tiny_scenario(time_off=(days_off("2027-03-01", "2027-03-01", paid=False),))
    assert broken_rules(scenario, *week_of_shifts(5, first=2)) == []


def test_an_absence_of_hours_counts_its_own_length():
    # Two paid hours at the doctor's, and 40 h a week at most: 32 + 2 are fine, 40 + 2 not.
    scenario = tiny_scenario(time_off=(hours_off("2027-03-01 05:00", "2027-03-01 07:00"),))
    assert broken_rules(scenario, *week_of_shifts(4)) == []
    assert broken_rules(scenario, *week_of_shifts(5)) == ["weekly_hours_are_not_exceeded"]


def test_a_holiday_that_is_a_day_off_counts_once():
    # Good Friday is a day of leave already.
    sites = {"riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", holidays="off")}
    scenario = spring(sites=sites, time_off=(days_off("2027-03-24", "2027-03-26"),))
    # Wednesday to Friday: 3 x 8 h; Monday and Tuesday 16 h: 40 h.
    assert broken_rules(scenario, shift("2027-03-22 09:00"), shift("2027-03-23 09:00")) == []


def test_worked_days_of_a_week_are_counted():
    scenario = with_contract(
        days_per_week=DaysPerWeek(max=4), shift_minutes=(240,), weekly_hours=WeeklyHours(max=40)
    )
    assert broken_rules(scenario, *week_of_shifts(4, hours=4)) == []
    assert broken_rules(scenario, *week_of_shifts(5, hours=4)) == [
        "worked_days_per_week_are_not_exceeded"
    ]


def test_night_shifts_of_a_week_are_counted():
    # 18:00 to 02:00 has three hours after 23:00, a night shift; 17:00 to 01:00 has two.
    scenario = with_contract(starts=ANY_START, max_night_shifts_per_week=1)
    nights = [shift("2027-03-01 18:00"), shift("2027-03-02 18:00")]
    evenings = [shift("2027-03-01 18:00"), shift("2027-03-02 17:00")]
    assert broken_rules(scenario, *evenings) == []
    found = violations(scenario, *nights)
    assert [v.rule for v in found] == ["night_shifts_per_week_are_not_exceeded"]
    assert "Mon 2027-03-01, Tue 2027-03-02" in found[0].message


def test_a_night_counts_elapsed_hours_on_the_spring_change():
    # 02:00 to 06:00 on that Sunday is three hours long: a night shift all the same; from
    # 04:00 (the hour before is skipped) two hours are left.
    one = {"max_night_shifts_per_week": 0, "shift_minutes": (300,)}
    scenario = spring(contract=one)
    assert broken_rules(scenario, shift("2027-03-28 02:00", 5)) == [
        "night_shifts_per_week_are_not_exceeded"
    ]
    assert broken_rules(scenario, shift("2027-03-28 04:00", 5)) == []


def history_week(**changes):
    """From Wednesday 2027-03-03; Monday's and Tuesday's shifts lie before the horizon."""
    horizon = Horizon(start=date(2027, 3, 3), days=7, time_zone="Europe/Riga", interval_minutes=60)
    contract = tiny_contract(starts=ANY_START, **changes)
    past = (row("2027-03-01 09:00"), row("2027-03-02 20:00"))
    return tiny_scenario(horizon=horizon, contracts={"full-time": contract}, shifts=past)


def test_shifts_before_the_horizon_count_in_their_week():
    assert broken_rules(history_week(), *week_of_shifts(3, first=4)) == []
    over = broken_rules(history_week(max_consecutive_days=7), *week_of_shifts(4, first=4))
    assert over == ["weekly_hours_are_not_exceeded", "worked_days_per_week_are_not_exceeded"]


def test_rest_is_kept_after_a_shift_before_the_horizon():
    # Tuesday's shift ends at 04:00 on Wednesday.
    assert broken_rules(history_week(), shift("2027-03-03 15:00")) == []
    found = violations(history_week(), shift("2027-03-03 14:00"))
    assert [v.rule for v in found] == ["rest_between_shifts_is_kept"]
    assert "10 h of rest from Wed 2027-03-03 04:00" in found[0].message


def test_worked_days_before_the_horizon_lengthen_a_run():
    scenario = history_week(max_consecutive_days=3, weekly_hours=WeeklyHours(max=60))
    assert broken_rules(scenario, shift("2027-03-03 20:00")) == []
    assert broken_rules(scenario, shift("2027-03-03 20:00"), shift("2027-03-04 20:00")) == [
        "consecutive_days_are_not_exceeded"
    ]


def test_what_lies_before_the_horizon_is_nobodys_fault():
    horizon = Horizon(start=date(2027, 3, 3), days=7, time_zone="Europe/Riga", interval_minutes=60)
    past = (row("2027-03-01 09:00"), row("2027-03-01 16:00", 6))
    assert violations(tiny_scenario(horizon=horizon, shifts=past)) == ()
