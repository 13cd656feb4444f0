"""Each rule of the audit: a case that breaks it, and one that only just keeps it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from shifts import (
    at,
    broken_rules,
    days_off,
    hours_off,
    row,
    shift,
    violations,
    with_contract,
)

from planner.plan import Stretch
from planner.plan.audit.audit import RULES
from planner.scenario import (
    Activity,
    Availability,
    Break,
    DaysPerWeek,
    Horizon,
    PlacedActivity,
    Rules,
    Site,
    StartWindow,
    WeeklyHours,
)

ANY_START = (StartWindow(from_=time(0), to=time(23), every_minutes=60),)


def two_weeks(**changes):
    horizon = Horizon(start=date(2027, 3, 1), days=14, time_zone="Europe/Riga", interval_minutes=60)
    return tiny_scenario(horizon=horizon, **changes)


def test_a_plain_week_breaks_nothing():
    days = [shift(f"2027-03-0{day} 09:00") for day in range(1, 6)]
    assert violations(tiny_scenario(), *days) == ()


def test_an_empty_plan_breaks_nothing():
    assert violations(tiny_scenario()) == ()


def test_every_rule_states_itself_in_a_sentence():
    assert all(rule.__doc__ and rule.__doc__.strip() for rule in RULES)


# --- shape ------------------------------------------------------------------------------


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


def spring(**changes):
    """The week in which Riga's clocks jump from 03:00 to 04:00, on Sunday 2027-03-28."""
    horizon = Horizon(start=date(2027, 3, 22), days=7, time_zone="Europe/Riga", interval_minutes=60)
    contract = {"starts": ANY_START, **changes.pop("contract", {})}
    return tiny_scenario(
        horizon=horizon, contracts={"full-time": tiny_contract(**contract)}, **changes
    )


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


# --- breaks -----------------------------------------------------------------------------

LUNCH = Break(name="lunch", minutes=60, paid=False, earliest=180, latest=300)


def test_a_break_of_the_contract_must_be_taken():
    scenario = with_contract(breaks=(LUNCH,))
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == [
        "every_break_that_fits_is_taken_once"
    ]


def test_a_break_starts_from_its_earliest_to_its_latest():
    scenario = with_contract(breaks=(LUNCH,))
    for start in ("12:00", "14:00"):
        assert broken_rules(scenario, shift("2027-03-01 09:00", off=(("lunch", start, 60),))) == []
    for start in ("11:00", "15:00"):
        found = violations(scenario, shift("2027-03-01 09:00", off=(("lunch", start, 60),)))
        assert [v.rule for v in found] == ["breaks_keep_their_windows"]
        assert "between Mon 2027-03-01 12:00 and Mon 2027-03-01 14:00" in found[0].message


def test_a_break_has_its_length():
    scenario = with_contract(breaks=(LUNCH,))
    long = shift("2027-03-01 09:00", off=(("lunch", "12:00", 120),))
    assert broken_rules(scenario, long) == ["breaks_keep_their_windows"]


def test_a_short_shift_takes_only_the_breaks_that_fit():
    # Lunch may start after 3 h and takes one: a shift of 4 h has it, one of 3 h has not.
    scenario = with_contract(breaks=(LUNCH,), shift_minutes=(180, 240))
    assert broken_rules(scenario, shift("2027-03-01 09:00", 3)) == []
    assert broken_rules(scenario, shift("2027-03-01 09:00", 4)) == [
        "every_break_that_fits_is_taken_once"
    ]
    four = shift("2027-03-01 09:00", 4, off=(("lunch", "12:00", 60),))
    assert broken_rules(scenario, four) == []


def test_two_breaks_of_one_name_each_find_their_window():
    rests = (
        Break(name="rest", minutes=60, paid=True, earliest=60, latest=120),
        Break(name="rest", minutes=60, paid=True, earliest=300, latest=360),
    )
    scenario = with_contract(breaks=rests)
    good = shift("2027-03-01 09:00", off=(("rest", "10:00", 60), ("rest", "14:00", 60)))
    bad = shift("2027-03-01 09:00", off=(("rest", "10:00", 60), ("rest", "12:00", 60)))
    assert broken_rules(scenario, good) == []
    assert broken_rules(scenario, bad) == ["breaks_keep_their_windows"]


def test_a_break_lies_on_the_grid():
    scenario = with_contract(breaks=(LUNCH,))
    found = broken_rules(scenario, shift("2027-03-01 09:00", off=(("lunch", "12:30", 60),)))
    assert found == ["breaks_and_activities_lie_on_the_grid"]


# --- activities -------------------------------------------------------------------------


def training(**changes):
    fields = {
        "activity": "training",
        "agents": ("amy", "ben"),
        "minutes": 60,
        "earliest": at("2027-03-01 10:00"),
        "latest": at("2027-03-01 15:00"),
        "together": False,
        "count": 1,
    }
    return tiny_scenario(activities=(Activity(**{**fields, **changes}),))


def test_an_activity_that_nobody_asked_for_is_told():
    found = violations(tiny_scenario(), shift("2027-03-01 09:00", off=(("chess", "12:00", 60),)))
    assert [v.rule for v in found] == ["activities_are_known"]
    assert "'chess' at Mon 2027-03-01 12:00" in found[0].message


def test_an_activity_lies_between_its_earliest_start_and_latest_end():
    for start in ("10:00", "14:00"):
        held = shift("2027-03-01 09:00", off=(("training", start, 60),))
        assert broken_rules(training(), held) == []
    for start, minutes in (("09:00", 60), ("15:00", 60), ("12:00", 120)):
        held = shift("2027-03-01 09:00", off=(("training", start, minutes),))
        assert broken_rules(training(), held) == ["activities_keep_their_time_and_length"]


def test_an_activity_is_held_as_often_as_asked_for():
    twice = shift("2027-03-01 09:00", off=(("training", "10:00", 60), ("training", "13:00", 60)))
    assert broken_rules(training(count=2), twice) == []
    assert broken_rules(training(), twice) == ["activities_are_not_held_too_often"]


def test_who_attends_together_attends_at_once():
    one = shift("2027-03-01 09:00", off=(("training", "10:00", 60),))
    same = shift("2027-03-01 09:00", agent="ben", off=(("training", "10:00", 60),))
    later = shift("2027-03-01 09:00", agent="ben", off=(("training", "12:00", 60),))
    assert broken_rules(training(together=True), one, same) == []
    assert broken_rules(training(together=True, count=2), one, later) == []
    assert broken_rules(training(), one, later) == []
    assert broken_rules(training(together=True), one, later) == ["who_meets_meets_at_once"]


# --- absence ----------------------------------------------------------------------------


def test_a_shift_lies_within_employment():
    last = {"amy": tiny_agent(ends_on=date(2027, 3, 2)), "ben": tiny_agent("ben")}
    scenario = tiny_scenario(agents=last, contracts={"full-time": tiny_contract(starts=ANY_START)})
    assert broken_rules(scenario, shift("2027-03-02 16:00")) == []
    found = violations(scenario, shift("2027-03-02 17:00"))
    assert [v.rule for v in found] == ["shift_lies_within_employment"]
    assert "Tue 2027-03-02" in found[0].message


def test_a_shift_does_not_begin_before_employment():
    agents = {"amy": tiny_agent(starts_on=date(2027, 3, 2))}
    assert broken_rules(tiny_scenario(agents=agents), shift("2027-03-02 08:00")) == []
    assert broken_rules(tiny_scenario(agents=agents), shift("2027-03-01 08:00")) == [
        "shift_lies_within_employment"
    ]


def window(start, end, **changes):
    fields = {"agent": "amy", "weekdays": ("mon", "tue"), "from_": start, "to": end}
    return Availability(**{**fields, **changes})


def test_a_shift_lies_inside_the_union_of_availability_windows():
    rows = (window(time(8), time(12)), window(time(12), time(17)))
    scenario = tiny_scenario(availability=rows)
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == []
    found = violations(scenario, shift("2027-03-01 10:00"))
    assert [v.rule for v in found] == ["shift_lies_within_availability"]
    assert "not available at Mon 2027-03-01 17:00" in found[0].message
    assert broken_rules(scenario, shift("2027-03-03 09:00")) == ["shift_lies_within_availability"]


def test_availability_of_a_date_replaces_that_of_its_weekday():
    rows = (window(time(8), time(0)), window(time(12), time(0), on=date(2027, 3, 1), weekdays=()))
    scenario = tiny_scenario(availability=rows)
    assert broken_rules(scenario, shift("2027-03-02 09:00")) == []
    assert broken_rules(scenario, shift("2027-03-01 09:00")) == ["shift_lies_within_availability"]


def test_an_availability_window_may_wrap_past_midnight():
    scenario = tiny_scenario(
        availability=(window(time(20), time(8)),),
        contracts={"full-time": tiny_contract(starts=ANY_START)},
    )
    assert broken_rules(scenario, shift("2027-03-02 00:00")) == []
    assert broken_rules(scenario, shift("2027-03-02 01:00")) == ["shift_lies_within_availability"]


def test_not_even_the_end_of_a_night_shift_reaches_into_time_off():
    contracts = {"full-time": tiny_contract(starts=ANY_START)}
    scenario = tiny_scenario(time_off=(days_off("2027-03-03", "2027-03-03"),), contracts=contracts)
    assert broken_rules(scenario, shift("2027-03-02 16:00")) == []
    found = violations(scenario, shift("2027-03-02 17:00"))
    assert [v.rule for v in found] == ["no_shift_overlaps_time_off"]
    assert "holiday" in found[0].message


def test_no_shift_starts_on_a_public_holiday_of_a_site_that_is_off():
    # 2027-03-26 is Good Friday, a holiday in Latvia.
    def site(holidays):
        return {
            "riga": Site(time_zone="Europe/Riga", country="LV", currency="EUR", holidays=holidays)
        }

    friday = shift("2027-03-26 09:00")
    assert broken_rules(spring(sites=site("work")), friday) == []
    found = violations(spring(sites=site("off")), friday)
    assert [v.rule for v in found] == ["no_shift_starts_on_a_holiday_off"]
    assert "Good Friday" in found[0].message
    assert broken_rules(spring(sites=site("off")), shift("2027-03-25 22:00")) == []


# --- weeks ------------------------------------------------------------------------------


def week_of_shifts(count, first=1, start="09:00", hours=8):
    return [shift(f"2027-03-{first + i:02} {start}", hours) for i in range(count)]


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


# --- rhythm -----------------------------------------------------------------------------


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


# --- pins -------------------------------------------------------------------------------


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
